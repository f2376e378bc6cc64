import { z } from 'zod'
import { counter, known, optionalFlag, optionalText, rateOf } from './counters'
import { tolerantList } from './page'

/** A channel as we show it: what it holds and how fast it works. */
export const channelShape = z.object({
  name: z.string(),
  number: known,
  connection: z.string().nullable(),
  vhost: z.string().nullable(),
  user: z.string().nullable(),
  node: z.string().nullable(),
  state: z.string(),
  /** Per consumer (basic.qos global=false); 0 is unlimited. */
  prefetch: known,
  /** Of the whole channel (basic.qos global=true); 0 is unlimited. */
  globalPrefetch: known,
  unacked: known,
  unconfirmed: known,
  uncommitted: known,
  acksUncommitted: known,
  consumers: known,
  confirm: z.boolean().nullable(),
  transactional: z.boolean().nullable(),
  /** Messages per second. */
  publishRate: known,
  confirmRate: known,
  /** Of unroutable messages: dropped, and returned to the publisher. */
  dropRate: known,
  returnRate: known,
  deliverGetRate: known,
  redeliverRate: known,
  ackRate: known,
})
export type Channel = z.output<typeof channelShape>

const messageStats = z
  .object({
    publish_details: rateOf,
    confirm_details: rateOf,
    drop_unroutable_details: rateOf,
    return_unroutable_details: rateOf,
    deliver_get_details: rateOf,
    redeliver_details: rateOf,
    ack_details: rateOf,
  })
  .nullish()
  .catch(null)

/** One row of GET /api/channels. */
export const brokerChannel = z
  .object({
    name: z.string(),
    number: counter,
    connection_details: z.object({ name: optionalText }).nullish().catch(null),
    vhost: optionalText,
    user: optionalText,
    node: optionalText,
    state: z.string().catch('?'),
    idle_since: optionalText,
    prefetch_count: counter,
    global_prefetch_count: counter,
    messages_unacknowledged: counter,
    messages_unconfirmed: counter,
    messages_uncommitted: counter,
    acks_uncommitted: counter,
    consumer_count: counter,
    confirm: optionalFlag,
    transactional: optionalFlag,
    message_stats: messageStats,
  })
  .transform((c): Channel => ({
    name: c.name,
    number: c.number,
    connection: c.connection_details?.name ?? null,
    vhost: c.vhost,
    user: c.user,
    node: c.node,
    state: c.state === 'running' && c.idle_since !== null ? 'idle' : c.state,
    prefetch: c.prefetch_count,
    globalPrefetch: c.global_prefetch_count,
    unacked: c.messages_unacknowledged,
    unconfirmed: c.messages_unconfirmed,
    uncommitted: c.messages_uncommitted,
    acksUncommitted: c.acks_uncommitted,
    consumers: c.consumer_count,
    confirm: c.confirm,
    transactional: c.transactional,
    publishRate: c.message_stats?.publish_details ?? null,
    confirmRate: c.message_stats?.confirm_details ?? null,
    dropRate: c.message_stats?.drop_unroutable_details ?? null,
    returnRate: c.message_stats?.return_unroutable_details ?? null,
    deliverGetRate: c.message_stats?.deliver_get_details ?? null,
    redeliverRate: c.message_stats?.redeliver_details ?? null,
    ackRate: c.message_stats?.ack_details ?? null,
  }))

export const brokerChannels = tolerantList(brokerChannel)
