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
  node: z.string().nullable(),
  ready: known,
  unacked: known,
  total: known,
  consumers: known,
  /** Rates in messages per second; null without statistics ("idle"). */
  incomingRate: known,
  deliverGetRate: known,
  ackRate: known,
})
export type Queue = z.output<typeof queueShape>

const messageStats = z
  .object({ publish_details: rateOf, deliver_get_details: rateOf, ack_details: rateOf })
  .nullish()
  .catch(null)

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
    node: optionalText,
    messages_ready: counter,
    messages_unacknowledged: counter,
    messages: counter,
    consumers: counter,
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
    node: q.node,
    ready: q.messages_ready,
    unacked: q.messages_unacknowledged,
    total: q.messages,
    consumers: q.consumers,
    incomingRate: q.message_stats?.publish_details ?? null,
    deliverGetRate: q.message_stats?.deliver_get_details ?? null,
    ackRate: q.message_stats?.ack_details ?? null,
  }))

export const queueDetailsShape = queueShape.extend({
  operatorPolicy: z.string().nullable(),
  memoryBytes: known,
  messageBytes: known,
  leader: z.string().nullable(),
  members: z.array(z.string()).nullable(),
  online: z.array(z.string()).nullable(),
  /** "20", "unlimited", or null where this version or type has none. */
  deliveryLimit: z.string().nullable(),
  idleSince: z.string().nullable(),
})
export type QueueDetails = z.output<typeof queueDetailsShape>

const names = z
  .array(z.string())
  .nullish()
  .catch(null)
  .transform((list) => list ?? null)

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
    operator_policy: optionalText,
    memory: counter,
    message_bytes: counter,
    leader: optionalText,
    members: names,
    online: names,
    delivery_limit: z.union([z.number(), z.string()]).nullish().catch(null),
    idle_since: optionalText,
  })
  .transform((q) => ({
    operatorPolicy: q.operator_policy,
    memoryBytes: q.memory,
    messageBytes: q.message_bytes,
    leader: q.leader,
    members: q.members,
    online: q.online,
    deliveryLimit:
      q.delivery_limit === null || q.delivery_limit === undefined ? null : String(q.delivery_limit),
    idleSince: q.idle_since,
  }))
