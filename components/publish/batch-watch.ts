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

type Target = Pick<BatchProgress, 'vhost' | 'exchange' | 'routingKey'>

/** Whether a batch of this target came to those that were known before. */
export const hasCome = (
  target: Target,
  known: ReadonlySet<string>,
  batches: readonly BatchProgress[],
): boolean =>
  batches.some(
    ({ id, vhost, exchange, routingKey }) =>
      !known.has(id) &&
      vhost === target.vhost &&
      exchange === target.exchange &&
      routingKey === target.routingKey,
  )

/** The start may still be on its way when the console answers the first look. */
const looks = [0, 1_000, 2_000]

/** Looks for what may have come, some times; `look` answers whether it is there. */
export async function lookFor(look: () => Promise<boolean>): Promise<boolean> {
  for (const wait of looks) {
    // One look after the other is the point.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise<void>((resolve) => {
      setTimeout(resolve, wait)
    })
    // oxlint-disable-next-line no-await-in-loop
    if (await look()) return true
  }
  return false
}
