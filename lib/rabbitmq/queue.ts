import { z } from 'zod'
import { argumentsShape, brokerArguments } from './arguments'
import { counter, flag, known, optionalText, rateOf } from './counters'

export const queueTypes = ['classic', 'quorum', 'stream'] as const
export type QueueType = (typeof queueTypes)[number]

/** A queue as we show it. Counts are null where the broker does not tell: before the first sample, on a node that is down. */
export const queueShape = z.object({
  vhost: z.string(),
  name: z.string(),
  /** classic, quorum, stream, or a plugin's own. */
  type: z.string(),
  /** running, idle, flow, minority, down, crashed, stopped, terminated; "?" when the broker says nothing. */
  state: z.string(),
  durable: z.boolean(),
  autoDelete: z.boolean(),
  exclusive: z.boolean(),
  arguments: argumentsShape,
  policy: z.string().nullable(),
  operatorPolicy: z.string().nullable(),
  /** Where the queue lives, or its leader does. */
  node: z.string().nullable(),
  leader: z.string().nullable(),
  /** Nodes that hold a replica, and those of them that are up; null for classic queues. */
  members: z.array(z.string()).nullable(),
  online: z.array(z.string()).nullable(),
  ready: known,
  unacked: known,
  total: known,
  /** Messages in memory, on disk as persistent ones, and waiting for their next delivery (4.3's delayed retry). */
  inMemory: known,
  persistent: known,
  delayed: known,
  consumers: known,
  /** The share of time, 0 to 1, in which the queue could deliver at once. */
  consumerCapacity: known,
  /** Of the queue's process. */
  memoryBytes: known,
  /** Bodies of messages in bytes: all of them, then by what they are. */
  messageBytes: known,
  readyBytes: known,
  unackedBytes: known,
  inMemoryBytes: known,
  persistentBytes: known,
  /** How fast the total changes. Rates are in messages per second, null without statistics ("idle"). */
  totalRate: known,
  incomingRate: known,
  deliverGetRate: known,
  redeliverRate: known,
  ackRate: known,
})
export type Queue = z.output<typeof queueShape>

const messageStats = z
  .object({
    publish_details: rateOf,
    deliver_get_details: rateOf,
    redeliver_details: rateOf,
    ack_details: rateOf,
  })
  .nullish()
  .catch(null)

const names = z
  .array(z.string())
  .nullish()
  .catch(null)
  .transform((list) => list ?? null)

/** One row of GET /api/queues, RabbitMQ 3.10 to 4.3. */
export const brokerQueue = z
  .object({
    name: z.string(),
    vhost: z.string(),
    type: z.string().catch('classic'),
    state: z.string().catch('?'),
    idle_since: optionalText,
    durable: flag,
    auto_delete: flag,
    exclusive: flag,
    arguments: brokerArguments,
    policy: optionalText,
    operator_policy: optionalText,
    node: optionalText,
    leader: optionalText,
    members: names,
    online: names,
    messages_ready: counter,
    messages_unacknowledged: counter,
    messages: counter,
    messages_ram: counter,
    messages_persistent: counter,
    messages_delayed: counter,
    consumers: counter,
    consumer_capacity: counter,
    consumer_utilisation: counter,
    memory: counter,
    message_bytes: counter,
    message_bytes_ready: counter,
    message_bytes_unacknowledged: counter,
    message_bytes_ram: counter,
    message_bytes_persistent: counter,
    messages_details: rateOf,
    message_stats: messageStats,
  })
  .transform((q): Queue => ({
    vhost: q.vhost,
    name: q.name,
    type: q.type,
    // The official UI calls a running queue idle once it has had no traffic for a while.
    state: q.state === 'running' && q.idle_since !== null ? 'idle' : q.state,
    durable: q.durable,
    autoDelete: q.auto_delete,
    exclusive: q.exclusive,
    arguments: q.arguments,
    policy: q.policy,
    operatorPolicy: q.operator_policy,
    // 3.10 gives a quorum queue's leader alone.
    node: q.node ?? q.leader,
    leader: q.leader,
    members: q.members,
    online: q.online,
    ready: q.messages_ready,
    unacked: q.messages_unacknowledged,
    total: q.messages,
    inMemory: q.messages_ram,
    persistent: q.messages_persistent,
    delayed: q.messages_delayed,
    consumers: q.consumers,
    consumerCapacity: q.consumer_capacity ?? q.consumer_utilisation,
    memoryBytes: q.memory,
    messageBytes: q.message_bytes,
    readyBytes: q.message_bytes_ready,
    unackedBytes: q.message_bytes_unacknowledged,
    inMemoryBytes: q.message_bytes_ram,
    persistentBytes: q.message_bytes_persistent,
    totalRate: q.messages_details,
    incomingRate: q.message_stats?.publish_details ?? null,
    deliverGetRate: q.message_stats?.deliver_get_details ?? null,
    redeliverRate: q.message_stats?.redeliver_details ?? null,
    ackRate: q.message_stats?.ack_details ?? null,
  }))

export const queueDetailsShape = queueShape.extend({
  /** "20", "unlimited", or null where this version or type has none. */
  deliveryLimit: z.string().nullable(),
  idleSince: z.string().nullable(),
})
export type QueueDetails = z.output<typeof queueDetailsShape>

/** GET /api/queues/{vhost}/{name}: the row and what only a single read gives. */
export const brokerQueueDetails = z.unknown().transform((raw, context): QueueDetails => {
  const row = brokerQueue.safeParse(raw)
  const more = brokerQueueMore.safeParse(raw)
  if (!row.success || !more.success) {
    context.addIssue({ code: 'custom', message: 'not a queue' })
    return z.NEVER
  }
  return { ...row.data, ...more.data }
})

const brokerQueueMore = z
  .object({
    delivery_limit: z.union([z.number(), z.string()]).nullish().catch(null),
    idle_since: optionalText,
  })
  .transform((q) => ({
    deliveryLimit:
      q.delivery_limit === null || q.delivery_limit === undefined ? null : String(q.delivery_limit),
    idleSince: q.idle_since,
  }))
