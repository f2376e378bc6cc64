import type { Channel } from './channel'
import type { Consumer } from './consumer'

/** A channel, with its consumers where they are known. */
export type ConsumingChannel = Pick<Channel, 'prefetch' | 'globalPrefetch' | 'consumers'> & {
  consumerList?: readonly Consumer[] | null
}

/** What consumers of one channel may hold together; null where one of them has no limit. Who need not ack holds nothing. */
export function limitOfConsumers(
  consumers: readonly Consumer[],
  { prefetch: usual }: Pick<Channel, 'prefetch'>,
): number | null {
  let sum = 0
  for (const consumer of consumers) {
    if (!consumer.ackRequired) continue
    const prefetch = consumer.prefetch ?? usual
    if (prefetch === null || prefetch === 0) return null
    sum += prefetch
  }
  return sum
}

/**
 * How many messages a channel may hold unacked; null where nothing limits it, or the broker does not tell. Prefetch is counted
 * for each consumer, as it was when that one began; what was fetched by basic.get counts as unacked but knows no limit, so a
 * channel without consumers has none. Of a row in a list only the prefetch that holds now and the number of consumers are known.
 */
export function unackedLimit(channel: ConsumingChannel): number | null {
  const { prefetch, globalPrefetch, consumers, consumerList } = channel
  if (consumers === null || consumers === 0) return null
  const limits: number[] = []
  const told = consumerList ?? []
  if (told.some((consumer) => consumer.ackRequired)) {
    const limit = limitOfConsumers(told, channel)
    if (limit !== null) limits.push(limit)
  } else if (told.length === 0 && prefetch !== null && prefetch > 0) {
    limits.push(prefetch * consumers)
  }
  if (globalPrefetch !== null && globalPrefetch > 0) limits.push(globalPrefetch)
  return limits.length === 0 ? null : Math.min(...limits)
}

/** Whether a channel holds as many unacked messages as it may: the broker then sends it nothing more. */
export function isPrefetchFull(channel: ConsumingChannel & Pick<Channel, 'unacked'>): boolean {
  const limit = unackedLimit(channel)
  return limit !== null && channel.unacked !== null && channel.unacked >= limit
}
