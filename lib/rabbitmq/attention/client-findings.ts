import type { Channel } from '@/lib/rabbitmq/channel'
import type { Connection } from '@/lib/rabbitmq/connection'
import { unackedLimit } from '@/lib/rabbitmq/prefetch'
import type { Finding } from './finding'

/** Channels whose consumers hold all that they may: they get no more until they ack. */
export const channelFindings = (channels: readonly Channel[]): Finding[] =>
  channels.flatMap((channel): Finding[] => {
    const limit = unackedLimit(channel)
    const { unacked } = channel
    // At prefetch 1 a consumer that works is always full. One that acks is at work.
    if (limit === null || unacked === null || unacked < limit || (channel.ackRate ?? 0) > 0) return []
    const { name, connection, vhost, user } = channel
    return [{ kind: 'prefetchFull', channel: name, connection, vhost, user, unacked, limit }]
  })

const heldBack = new Set(['blocked', 'blocking', 'flow'])

/** Connections that the broker holds back. */
export const connectionFindings = (connections: readonly Connection[]): Finding[] =>
  connections.flatMap(({ name, vhost, user, state }): Finding[] =>
    heldBack.has(state) ? [{ kind: 'blocked', connection: name, vhost, user, state }] : [],
  )
