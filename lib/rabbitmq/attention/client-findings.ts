import type { Channel } from '@/lib/rabbitmq/channel'
import type { Connection } from '@/lib/rabbitmq/connection'
import { isPrefetchFull, unackedLimit } from '@/lib/rabbitmq/prefetch'
import type { Finding } from './finding'
import { heldBack } from './queue-signs'
import { quietEnough } from './quiet'

/** What was looked up of a channel that seems full. */
export interface HeldChannel {
  /** For how many seconds it was sent nothing and acked nothing. */
  quiet: number
  /** What is ready in the queues that it consumes. */
  ready: number
}

/** It holds all that it may, and acks none. A consumer at work on its only message looks like this, too. */
export const seemsFull = (channel: Channel): boolean => isPrefetchFull(channel) && channel.ackRate === 0

/** Channels that hold all that they may and have not acked for a while, with messages waiting for them. */
export const channelFindings = (
  channels: readonly Channel[],
  held: ReadonlyMap<string, HeldChannel>,
): Finding[] =>
  channels.flatMap((channel): Finding[] => {
    const limit = unackedLimit(channel)
    const looked = held.get(channel.name)
    const { name, connection, vhost, user, unacked } = channel
    if (!seemsFull(channel) || limit === null || unacked === null || looked === undefined) return []
    const { quiet: seconds, ready } = looked
    if (ready === 0 || seconds < quietEnough) return []
    return [{ kind: 'prefetchFull', channel: name, connection, vhost, user, unacked, limit, ready, seconds }]
  })

/** Connections that the broker holds back. */
export const connectionFindings = (connections: readonly Connection[]): Finding[] =>
  connections
    .filter(({ state }) => heldBack.has(state))
    .map(({ name, vhost, user, state }): Finding => ({
      kind: 'blocked',
      connection: name,
      vhost,
      user,
      state,
    }))
