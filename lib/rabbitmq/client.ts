import { z } from 'zod'
import { counter, flag, known, optionalText, rateOf } from './counters'

/** Connections, channels and consumers: who is connected and who holds what. */
export const connectionShape = z.object({
  name: z.string(),
  /** Set by the client in its properties (`connection_name`). */
  givenName: z.string().nullable(),
  vhost: z.string().nullable(),
  user: z.string().nullable(),
  state: z.string(),
  protocol: z.string().nullable(),
  tls: z.boolean(),
  channels: known,
  peer: z.string().nullable(),
  /** Milliseconds since the epoch, by the broker's clock. */
  connectedAt: known,
  /** Bytes per second. */
  receivedRate: known,
  sentRate: known,
})
export type Connection = z.output<typeof connectionShape>

const peerOf = (host: string | null, port: number | null) => (host === null ? null : `${host}:${port ?? '?'}`)

/** One row of GET /api/connections. Connections without statistics carry hardly more than a name. */
export const brokerConnection = z
  .object({
    name: z.string(),
    user_provided_name: optionalText,
    client_properties: z.object({ connection_name: optionalText }).nullish().catch(null),
    vhost: optionalText,
    user: optionalText,
    state: z.string().catch('?'),
    protocol: optionalText,
    ssl: flag,
    channels: counter,
    peer_host: optionalText,
    peer_port: counter,
    connected_at: counter,
    recv_oct_details: rateOf,
    send_oct_details: rateOf,
  })
  .transform((c): Connection => ({
    name: c.name,
    givenName: c.user_provided_name ?? c.client_properties?.connection_name ?? null,
    vhost: c.vhost,
    user: c.user,
    state: c.state,
    protocol: c.protocol,
    tls: c.ssl,
    channels: c.channels,
    peer: peerOf(c.peer_host, c.peer_port),
    connectedAt: c.connected_at,
    receivedRate: c.recv_oct_details,
    sentRate: c.send_oct_details,
  }))

export const channelShape = z.object({
  name: z.string(),
  number: known,
  connection: z.string().nullable(),
  vhost: z.string().nullable(),
  user: z.string().nullable(),
  state: z.string(),
  /** Per consumer (basic.qos global=false); 0 is unlimited. */
  prefetch: known,
  unacked: known,
  unconfirmed: known,
  uncommitted: known,
  consumers: known,
  confirm: z.boolean(),
  transactional: z.boolean(),
  publishRate: known,
  deliverGetRate: known,
  ackRate: known,
})
export type Channel = z.output<typeof channelShape>

/** One row of GET /api/channels. */
export const brokerChannel = z
  .object({
    name: z.string(),
    number: counter,
    connection_details: z.object({ name: optionalText }).nullish().catch(null),
    vhost: optionalText,
    user: optionalText,
    state: z.string().catch('?'),
    idle_since: optionalText,
    prefetch_count: counter,
    messages_unacknowledged: counter,
    messages_unconfirmed: counter,
    messages_uncommitted: counter,
    consumer_count: counter,
    confirm: flag,
    transactional: flag,
    message_stats: z
      .object({ publish_details: rateOf, deliver_get_details: rateOf, ack_details: rateOf })
      .nullish()
      .catch(null),
  })
  .transform((c): Channel => ({
    name: c.name,
    number: c.number,
    connection: c.connection_details?.name ?? null,
    vhost: c.vhost,
    user: c.user,
    state: c.state === 'running' && c.idle_since !== null ? 'idle' : c.state,
    prefetch: c.prefetch_count,
    unacked: c.messages_unacknowledged,
    unconfirmed: c.messages_unconfirmed,
    uncommitted: c.messages_uncommitted,
    consumers: c.consumer_count,
    confirm: c.confirm,
    transactional: c.transactional,
    publishRate: c.message_stats?.publish_details ?? null,
    deliverGetRate: c.message_stats?.deliver_get_details ?? null,
    ackRate: c.message_stats?.ack_details ?? null,
  }))

export const consumerShape = z.object({
  tag: z.string(),
  queue: z.string(),
  vhost: z.string(),
  channel: z.string().nullable(),
  connection: z.string().nullable(),
  user: z.string().nullable(),
  ackRequired: z.boolean(),
  exclusive: z.boolean(),
  prefetch: known,
  /** False for those that wait behind a single active consumer. Null on versions that do not tell. */
  active: z.boolean().nullable(),
})
export type Consumer = z.output<typeof consumerShape>

/** A consumer as `consumer_details` of one queue and GET /api/consumers give it. */
export const brokerConsumer = z
  .object({
    consumer_tag: z.string(),
    queue: z.object({ name: z.string(), vhost: z.string() }),
    channel_details: z
      .object({ name: optionalText, connection_name: optionalText, user: optionalText })
      .nullish()
      .catch(null),
    ack_required: flag,
    exclusive: flag,
    prefetch_count: counter,
    active: z.boolean().nullish().catch(null),
  })
  .transform((c): Consumer => ({
    tag: c.consumer_tag,
    queue: c.queue.name,
    vhost: c.queue.vhost,
    channel: c.channel_details?.name ?? null,
    connection: c.channel_details?.connection_name ?? null,
    user: c.channel_details?.user ?? null,
    ackRequired: c.ack_required,
    exclusive: c.exclusive,
    prefetch: c.prefetch_count,
    active: c.active ?? null,
  }))
