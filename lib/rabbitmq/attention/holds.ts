import type { Channel } from '@/lib/rabbitmq/channel'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { limitOfConsumers, unackedLimit } from '@/lib/rabbitmq/prefetch'
import type { Queue } from '@/lib/rabbitmq/queue'

/** A channel with its consumers of all queues, null where the broker does not tell them. */
export type ConsumerChannel = Channel & { consumerList?: readonly Consumer[] | null }

/** What one channel holds of a queue, as far as can be told. */
export interface Hold {
  channel: string
  user: string | null
  /** Its consumers of this queue. */
  consumers: number
  /** Of this queue; of all its queues where `shared`. */
  unacked: number
  /** What its consumers of this queue may hold; null without a limit. */
  limit: number | null
  /** It serves other queues, too, and which of them its unacked messages are of is not told. */
  shared: boolean
  full: 'yes' | 'maybe' | 'no'
}

const isOf = (consumer: Consumer, queue: Queue) =>
  consumer.queue === queue.name && consumer.vhost === queue.vhost

/**
 * What the channels of a queue's consumers hold of it. Prefetch counts for each consumer by itself, but the broker tells unacked
 * messages by channel and by queue only: where a channel serves several queues, both together bound what it holds of one.
 */
export function holdsOf(
  queue: Queue,
  consumers: readonly Consumer[],
  channels: readonly ConsumerChannel[],
): Hold[] {
  // Who waits behind a single active consumer is given nothing.
  const holding = consumers.filter((consumer) => consumer.ackRequired && consumer.activity !== 'waiting')
  const names = new Set(holding.map((consumer) => consumer.channel))
  // All of the queue's unacked messages are with its consumers: as many as they may hold together means that each is full.
  const known = new Map(channels.map((channel) => [channel.name, channel]))
  const limits = [...names].map((name) => {
    const channel = name === null ? undefined : known.get(name)
    const here = holding.filter((consumer) => consumer.channel === name)
    return limitOfConsumers(here, channel ?? { prefetch: null })
  })
  const together = limits.includes(null) ? null : limits.reduce<number>((sum, limit) => sum + (limit ?? 0), 0)
  const allFull = together !== null && queue.unacked !== null && queue.unacked >= together
  return channels.flatMap((channel): Hold[] => {
    const mine = holding.filter((consumer) => consumer.channel === channel.name)
    const { unacked } = channel
    if (unacked === null || mine.length === 0) return []
    const hold = { channel: channel.name, user: channel.user, consumers: mine.length }
    const { globalPrefetch } = channel
    if (globalPrefetch !== null && globalPrefetch > 0 && unacked >= globalPrefetch) {
      return [{ ...hold, unacked, limit: globalPrefetch, shared: false, full: 'yes' }]
    }
    const limit = limitOfConsumers(mine, channel)
    const isBlocked = unacked > 0 && saysBlocked(mine)
    const others = othersOf(channel, queue, mine.length)
    if (others.count === 0) {
      const isFull = isBlocked || (limit !== null && unacked >= limit)
      return [{ ...hold, unacked, limit, shared: false, full: isFull ? 'yes' : 'no' }]
    }
    if (limit === null) return [{ ...hold, unacked, limit, shared: true, full: isBlocked ? 'yes' : 'no' }]
    const ofQueue = Math.min(unacked, queue.unacked ?? unacked, limit)
    const atLeast = others.limit === null ? 0 : unacked - others.limit
    const isSure = isBlocked || atLeast >= limit || (allFull && unacked >= limit)
    if (isSure) return [{ ...hold, unacked: limit, limit, shared: false, full: 'yes' }]
    return [{ ...hold, unacked, limit, shared: true, full: ofQueue >= limit ? 'maybe' : 'no' }]
  })
}

/** A classic queue's own word, on newer versions: it gives them nothing until they ack. */
const saysBlocked = (consumers: readonly Consumer[]) =>
  consumers.every((consumer) => consumer.activity === 'blocked')

/** The consumers of other queues on a channel that have to ack, and what they may hold. */
function othersOf(channel: ConsumerChannel, queue: Queue, mine: number) {
  const { consumerList } = channel
  if (consumerList === null || consumerList === undefined) {
    const count = Math.max(0, (channel.consumers ?? mine) - mine)
    const all = unackedLimit(channel)
    return { count, limit: all === null || channel.prefetch === null ? null : channel.prefetch * count }
  }
  const others = consumerList.filter((consumer) => consumer.ackRequired && !isOf(consumer, queue))
  return { count: others.length, limit: limitOfConsumers(others, channel) }
}
