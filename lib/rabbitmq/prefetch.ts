import type { Channel } from './channel'

/**
 * How many messages a channel may hold unacked; null where nothing limits it, or the broker does not tell. Prefetch is counted
 * for each consumer; what was fetched by basic.get counts as unacked but knows no limit, so a channel without consumers has none.
 */
export function unackedLimit({ prefetch, globalPrefetch, consumers }: Channel): number | null {
  if (consumers === null || consumers === 0) return null
  const limits: number[] = []
  if (prefetch !== null && prefetch > 0) limits.push(prefetch * consumers)
  if (globalPrefetch !== null && globalPrefetch > 0) limits.push(globalPrefetch)
  return limits.length === 0 ? null : Math.min(...limits)
}

/** Whether a channel holds as many unacked messages as it may: the broker then sends it nothing more. */
export function isFull(channel: Channel): boolean {
  const limit = unackedLimit(channel)
  return limit !== null && channel.unacked !== null && channel.unacked >= limit
}
