import { z } from 'zod'
import { argumentsShape } from './arguments'
import { counter, known, optionalText, rateOf } from './counters'
import { brokerKindsOf, kindShape } from './message-kinds'
import { tolerantList } from './page'
import { brokerQueue, queueShape } from './queue'
import { effectivePolicyOf } from './queue-row'
import { brokerQueueInside, queueInsideShape, type QueueInside } from './queue-inside'

/** The partners of a queue and how much passes between them, in 1/s. Told where rates_mode is detailed. */
const incomingShape = z.object({ exchange: z.string(), vhost: z.string(), rate: known })
const outgoingShape = z.object({ channel: z.string(), user: z.string().nullable(), rate: known })

/** What only a single read of a queue gives. Null where this version or type has no such thing. */
export const queueDetailsShape = queueShape.extend({
  ...queueInsideShape.shape,
  /** "20", "unlimited". */
  deliveryLimit: z.string().nullable(),
  idleSince: known,
  /** Milliseconds since the epoch, from the message's own timestamp: its publisher's clock. */
  headMessageAt: known,
  /** Of a stream: when its oldest message came, in ms since the epoch. */
  oldestMessageAt: known,
  /** Files that the members of a quorum queue hold open, together. */
  openFiles: known,
  publishers: known,
  /** Messages on their way to the dead-letter exchange (at-least-once), and their bytes. */
  deadLettering: known,
  deadLetteringBytes: known,
  /** Given back, waiting in front of the others. */
  returned: known,
  segments: known,
  committedOffset: known,
  /** Readers of a stream on all nodes. */
  readers: known,
  /** What policy and operator policy come to; null where the broker does not tell. */
  effectivePolicy: argumentsShape.nullable(),
  /** Which exchanges bring messages and which channels take them; null without detailed rates. */
  incoming: z.array(incomingShape).nullable(),
  outgoing: z.array(outgoingShape).nullable(),
  /** How messages came and went, by kind: none without statistics. */
  kinds: z.array(kindShape),
})
export type QueueDetails = z.output<typeof queueDetailsShape>

/** Numbers by node, added up. */
const sumOfNodes = z
  .record(z.string(), z.number())
  .nullish()
  .catch(null)
  .transform((byNode) => {
    const values = Object.values(byNode ?? {})
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
  })

const statsOf = <S extends z.ZodRawShape>(shape: S) => z.object(shape).nullish().catch(null)

const incomingFlow = z
  .object({
    exchange: z.object({ name: z.string(), vhost: z.string() }),
    stats: statsOf({ publish_details: rateOf }),
  })
  .transform(({ exchange, stats }) => ({
    exchange: exchange.name,
    vhost: exchange.vhost,
    rate: stats?.publish_details ?? null,
  }))
const outgoingFlow = z
  .object({
    channel_details: z.object({ name: z.string(), user: optionalText }),
    stats: statsOf({ deliver_get_details: rateOf }),
  })
  .transform(({ channel_details: channel, stats }) => ({
    channel: channel.name,
    user: channel.user,
    rate: stats?.deliver_get_details ?? null,
  }))

const flows = <S extends z.ZodType>(flow: S) =>
  tolerantList(flow)
    .nullish()
    .catch(null)
    // With basic rates the broker answers an empty list, as it does for a queue that nothing passes.
    .transform((list): z.output<S>[] | null =>
      list === null || list === undefined || list.rows.length === 0 ? null : list.rows,
    )

/** Seconds since the epoch; 0 is none. */
const seconds = counter.transform((value) => (value === null || value === 0 ? null : value * 1000))

/** 2026-11-20T10:00:00.000+00:00, before 4.0 without T and zone; in ms since the epoch. */
const instant = optionalText.transform((text) => {
  if (text === null) return null
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.replace(' ', 'T')}Z`)
  return Number.isNaN(at) ? null : at
})

const brokerQueueMore = z
  .object({
    delivery_limit: z.union([z.number(), z.string()]).nullish().catch(null),
    idle_since: instant,
    head_message_timestamp: seconds,
    // Milliseconds already.
    first_timestamp: counter,
    open_files: sumOfNodes,
    publishers: counter,
    messages_dlx: counter,
    message_bytes_dlx: counter,
    messages_ready_returned: counter,
    segments: counter,
    committed_offset: counter,
    readers: sumOfNodes,
    effective_policy_definition: z.unknown().optional().transform(effectivePolicyOf),
    incoming: flows(incomingFlow),
    deliveries: flows(outgoingFlow),
    message_stats: brokerKindsOf,
  })
  .transform((q): Omit<QueueDetails, keyof z.output<typeof queueShape> | keyof QueueInside> => ({
    deliveryLimit:
      q.delivery_limit === null || q.delivery_limit === undefined ? null : String(q.delivery_limit),
    idleSince: q.idle_since,
    headMessageAt: q.head_message_timestamp,
    oldestMessageAt: q.first_timestamp === 0 ? null : q.first_timestamp,
    openFiles: q.open_files,
    publishers: q.publishers,
    deadLettering: q.messages_dlx,
    deadLetteringBytes: q.message_bytes_dlx,
    returned: q.messages_ready_returned,
    segments: q.segments,
    committedOffset: q.committed_offset,
    readers: q.readers,
    effectivePolicy: q.effective_policy_definition,
    incoming: q.incoming,
    outgoing: q.deliveries,
    kinds: q.message_stats,
  }))

/** GET /api/queues/{vhost}/{name}: the row and what only a single read gives. */
export const brokerQueueDetails = z.unknown().transform((raw, context): QueueDetails => {
  const row = brokerQueue.safeParse(raw)
  const more = brokerQueueMore.safeParse(raw)
  const inside = brokerQueueInside.safeParse(raw)
  if (row.success && more.success && inside.success) {
    return { ...row.data, ...inside.data, ...more.data }
  }
  context.addIssue({ code: 'custom', message: 'not a queue' })
  return z.NEVER
})
