import type { Wanted } from './refusals'

/** The first refusal among rights that are all needed. */
export const firstRefusal = (
  wanted: readonly Wanted[],
  refusalOf: (wanted: Wanted) => string | undefined,
): string | undefined => wanted.map(refusalOf).find((each) => each !== undefined)
