import { z } from 'zod'
import { counter, flag, known, optionalText, rateOf } from './counters'
import { brokerKindSamples } from './message-kinds'
import { messageRates, messageSamples } from './message-stats'
import { objectTotals } from './object-totals'
import { tolerantList } from './page'
import { noColumnsYet, retention, samplesOf } from './samples'
import { brokerStatistics, statisticsOf } from './statistics'

export const listenerShape = z.object({
  node: z.string().nullable(),
  protocol: z.string(),
  address: z.string().nullable(),
  port: z.number(),
  tls: z.boolean(),
})
export type Listener = z.output<typeof listenerShape>

const brokerListener = z
  .object({
    node: optionalText,
    protocol: z.string(),
    ip_address: optionalText,
    port: z.number(),
    tls: z.boolean().nullish().catch(null),
  })
  .transform((l): Listener => ({
    node: l.node,
    protocol: l.protocol,
    address: l.ip_address,
    port: l.port,
    // 3.10 says it by the protocol only: amqp/ssl, https.
    tls: l.tls ?? /ssl|https/.test(l.protocol),
  }))

/** What a node serves by HTTP: the management API and UI, Prometheus. */
export const webContextShape = z.object({
  description: z.string(),
  path: z.string().nullable(),
  node: z.string().nullable(),
  address: z.string().nullable(),
  port: known,
  tls: z.boolean(),
})
export type WebContext = z.output<typeof webContextShape>

/** A number, or the same as a text where it was configured. */
const portOf = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null)
  .transform((port) => port ?? null)

const brokerContext = z
  .object({
    description: z.string(),
    path: optionalText,
    node: optionalText,
    ip: optionalText,
    port: portOf,
    ssl: flag,
  })
  .transform(({ description, path, node, ip, port, ssl }): WebContext => ({
    description,
    path,
    node,
    address: ip,
    port,
    tls: ssl,
  }))

/** What is opened and closed, in 1/s. */
export const churnShape = z.object({
  connectionsOpened: known,
  connectionsClosed: known,
  channelsOpened: known,
  channelsClosed: known,
  queuesDeclared: known,
  queuesCreated: known,
  queuesDeleted: known,
})
export type Churn = z.output<typeof churnShape>

/** `churn_rates`, whichever part of each is asked for; null where the broker has none. */
const churnOf = <P>(part: z.ZodType<P>) =>
  z
    .object({
      connection_created_details: part,
      connection_closed_details: part,
      channel_created_details: part,
      channel_closed_details: part,
      queue_declared_details: part,
      queue_created_details: part,
      queue_deleted_details: part,
    })
    .nullish()
    .catch(null)
    .transform((churn) => ({
      connectionsOpened: churn?.connection_created_details ?? null,
      connectionsClosed: churn?.connection_closed_details ?? null,
      channelsOpened: churn?.channel_created_details ?? null,
      channelsClosed: churn?.channel_closed_details ?? null,
      queuesDeclared: churn?.queue_declared_details ?? null,
      queuesCreated: churn?.queue_created_details ?? null,
      queuesDeleted: churn?.queue_deleted_details ?? null,
    }))

const unroutable = z
  .object({ drop_unroutable_details: rateOf, return_unroutable_details: rateOf })
  .nullish()
  .catch(null)

/** GET /api/overview: the figures of the whole broker, as far as this user may see them. */
export const brokerFigures = z
  .object({
    ...brokerStatistics.shape,
    sample_retention_policies: retention,
    queue_totals: z
      .object({ messages_ready: counter, messages_unacknowledged: counter, messages: counter })
      .nullish()
      .catch(null),
    message_stats: z
      .unknown()
      .optional()
      .transform((stats) => ({
        ...messageRates.parse(stats),
        unroutable: unroutable.parse(stats),
      })),
    object_totals: objectTotals,
    churn_rates: churnOf(rateOf),
    // Only for those who may monitor.
    listeners: tolerantList(brokerListener).nullish().catch(null),
    contexts: tolerantList(brokerContext).nullish().catch(null),
    statistics_db_event_queue: counter,
  })
  .transform((o) => ({
    statistics: statisticsOf(o),
    kept: o.sample_retention_policies?.global,
    keptOfQueues: o.sample_retention_policies?.basic,
    totals: {
      ready: o.queue_totals?.messages_ready ?? null,
      unacked: o.queue_totals?.messages_unacknowledged ?? null,
      total: o.queue_totals?.messages ?? null,
    },
    rates: {
      publish: o.message_stats.publish,
      deliverGet: o.message_stats.deliverGet,
      ack: o.message_stats.ack,
      redeliver: o.message_stats.redeliver,
    },
    /** Messages that no queue took, in 1/s: dropped, and returned to their publishers. */
    unroutable: {
      dropped: o.message_stats.unroutable?.drop_unroutable_details ?? null,
      returned: o.message_stats.unroutable?.return_unroutable_details ?? null,
    },
    objects: o.object_totals,
    churn: o.churn_rates satisfies Churn,
    listeners: o.listeners?.rows ?? null,
    contexts: o.contexts?.rows ?? null,
    /** Events that the statistics have not worked off. */
    statisticsQueue: o.statistics_db_event_queue,
  }))

/** The same with the samples of a range. */
export const brokerFigureSamples = z
  .preprocess(
    noColumnsYet,
    z.object({
      queue_totals: z
        .object({
          messages_ready_details: samplesOf,
          messages_unacknowledged_details: samplesOf,
          messages_details: samplesOf,
        })
        .nullish()
        .catch(null),
      message_stats: messageSamples,
      churn_rates: churnOf(samplesOf),
    }),
  )
  .transform((o) => ({
    ready: o.queue_totals?.messages_ready_details ?? null,
    unacked: o.queue_totals?.messages_unacknowledged_details ?? null,
    total: o.queue_totals?.messages_details ?? null,
    ...o.message_stats,
    ...o.churn_rates,
  }))

const statsOf = z.preprocess(noColumnsYet, z.object({ message_stats: brokerKindSamples }))

/** The same, with all that is counted by kind. */
export const brokerFigureSamplesByKind = z.unknown().transform((raw) => ({
  samples: brokerFigureSamples.parse(raw),
  kinds: statsOf.parse(raw).message_stats,
}))
