import { z } from 'zod'
import { brokerChannel, channelShape } from './channel'
import { brokerConsumer, consumerShape } from './consumer'
import { brokerCollections, collectionsShape } from './collections'
import { counter, known, rateOf } from './counters'
import { tolerantList } from './page'
import { noColumnsYet, samplesOf } from './samples'

/** What a channel's page shows besides what the list does. The flows are empty unless rates_mode is detailed. */
export const channelDetailsShape = channelShape.extend({
  /** Of its process: Erlang's reductions per second and garbage collections. */
  reductionsRate: known,
  collections: collectionsShape,
  /** Commands to quorum queues that it still awaits an answer to. */
  pendingRaftCommands: known,
  /** Segments of quorum queues that it keeps open for reading (4.3). */
  cachedSegments: known,
  /** Null: the broker does not say, without statistics. */
  consumerList: z.array(consumerShape).nullable(),
  /** To which exchanges it publishes, in messages per second. "" is the default exchange. */
  publishes: z.array(
    z.object({
      exchange: z.string(),
      vhost: z.string(),
      publishRate: known,
      confirmRate: known,
      dropRate: known,
      returnRate: known,
    }),
  ),
  /** From which queues it gets messages. */
  deliveries: z.array(
    z.object({
      queue: z.string(),
      vhost: z.string(),
      deliverGetRate: known,
      redeliverRate: known,
      ackRate: known,
    }),
  ),
})
export type ChannelDetails = z.output<typeof channelDetailsShape>

const named = z.object({ name: z.string(), vhost: z.string() })

const publish = z
  .object({
    exchange: named,
    stats: z
      .object({
        publish_details: rateOf,
        confirm_details: rateOf,
        drop_unroutable_details: rateOf,
        return_unroutable_details: rateOf,
      })
      .nullish()
      .catch(null),
  })
  .transform(({ exchange, stats }) => ({
    exchange: exchange.name,
    vhost: exchange.vhost,
    publishRate: stats?.publish_details ?? null,
    confirmRate: stats?.confirm_details ?? null,
    dropRate: stats?.drop_unroutable_details ?? null,
    returnRate: stats?.return_unroutable_details ?? null,
  }))

const delivery = z
  .object({
    queue: named,
    stats: z
      .object({ deliver_get_details: rateOf, redeliver_details: rateOf, ack_details: rateOf })
      .nullish()
      .catch(null),
  })
  .transform(({ queue, stats }) => ({
    queue: queue.name,
    vhost: queue.vhost,
    deliverGetRate: stats?.deliver_get_details ?? null,
    redeliverRate: stats?.redeliver_details ?? null,
    ackRate: stats?.ack_details ?? null,
  }))

const nothing = { rows: [], unreadable: 0 }
const more = z.object({
  reductions_details: rateOf,
  garbage_collection: brokerCollections,
  pending_raft_commands: counter,
  cached_segments: counter,
  consumer_details: tolerantList(brokerConsumer).nullish().catch(nothing),
  publishes: tolerantList(publish).nullish().catch(nothing),
  deliveries: tolerantList(delivery).nullish().catch(nothing),
})

/** GET /api/channels/{name}. */
export const brokerChannelDetails = z.unknown().transform((raw, context): ChannelDetails => {
  const row = brokerChannel.safeParse(raw)
  const rest = more.safeParse(raw)
  if (row.success && rest.success) {
    return {
      ...row.data,
      reductionsRate: rest.data.reductions_details,
      collections: rest.data.garbage_collection,
      pendingRaftCommands: rest.data.pending_raft_commands,
      cachedSegments: rest.data.cached_segments,
      consumerList: rest.data.consumer_details?.rows ?? null,
      publishes: rest.data.publishes?.rows ?? [],
      deliveries: rest.data.deliveries?.rows ?? [],
    }
  }
  context.addIssue({ code: 'custom', message: 'not a channel' })
  return z.NEVER
})

/** The same with the samples of a range. Of single channels the broker ignores `columns` (3.10 to 4.3). */
export const brokerChannelSamples = z
  .preprocess(
    noColumnsYet,
    z.object({
      message_stats: z
        .object({
          publish_details: samplesOf,
          confirm_details: samplesOf,
          return_unroutable_details: samplesOf,
          drop_unroutable_details: samplesOf,
          deliver_get_details: samplesOf,
          redeliver_details: samplesOf,
          ack_details: samplesOf,
        })
        .nullish()
        .catch(null),
    }),
  )
  .transform(({ message_stats: stats }) => ({
    publish: stats?.publish_details ?? null,
    confirm: stats?.confirm_details ?? null,
    unroutableReturned: stats?.return_unroutable_details ?? null,
    unroutableDropped: stats?.drop_unroutable_details ?? null,
    deliverGet: stats?.deliver_get_details ?? null,
    redeliver: stats?.redeliver_details ?? null,
    ack: stats?.ack_details ?? null,
  }))
