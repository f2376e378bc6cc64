import type { Wanted } from './refusals'

/** Why this cannot be done that needs all of these: the first that is refused. */
export const firstRefusal = (
  wanted: readonly Wanted[],
  refusalOf: (wanted: Wanted) => string | undefined,
): string | undefined => wanted.map(refusalOf).find((each) => each !== undefined)
