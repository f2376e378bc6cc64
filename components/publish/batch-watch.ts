import type { BatchProgress } from '@/lib/api/batches'

/** Between two looks at batches of which one runs, in ms. */
const pace = 400
/** After a look that failed for a reason that does not pass by itself. */
const slowPace = 15_000

export const isRunning = ({ state }: BatchProgress): boolean =>
  state === 'checking' || state === 'running' || state === 'stopping'

/**
 * When to look again; false for never. By short reads and not by a stream for each: browsers open six connections to one
 * server, and live views hold theirs.
 */
export function lookAgainAfter(
  batches: readonly BatchProgress[] | undefined,
  hasFailed: boolean,
): number | false {
  if (batches === undefined || !batches.some(isRunning)) return false
  return hasFailed ? slowPace : pace
}
