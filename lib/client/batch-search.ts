import type { BatchProgress } from '@/lib/api/batches'

type Target = Pick<BatchProgress, 'vhost' | 'exchange' | 'routingKey'>

/** Whether a batch of this target came to those that were known before. */
export const hasCome = (
  target: Target,
  known: ReadonlySet<string>,
  batches: readonly (Target & Pick<BatchProgress, 'id'>)[],
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
