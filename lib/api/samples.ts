import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { messageKinds } from '@/lib/rabbitmq/message-kinds'
import { chartRangeNames } from '@/lib/rabbitmq/chart-range'
import { statisticsShape } from '@/lib/rabbitmq/statistics'
import { endpoint } from './endpoint'
import { exchangeParams, queueParams } from './segments'

export const rangeQuery = z.object({
  range: z.enum(chartRangeNames, { error: `One of ${chartRangeNames.join(', ')}` }).default('10m'),
})

/** At the times of a timeline; null where nothing is known. */
export const series = z.array(known)

/** When it was sampled. */
export const timelineShape = z.object({
  range: z.enum(chartRangeNames),
  /** Milliseconds by the broker's clock, oldest first, evenly spaced. */
  at: z.array(z.number()),
  /** Milliseconds from one sample to the next. */
  every: z.number(),
  /** The longest range that the broker keeps samples of this for, in seconds; null where it does not say. */
  kept: known,
})
export type Timeline = z.output<typeof timelineShape>

/** What every chart of messages draws: depths and rates (1/s) at the same times. */
export const messageTimeline = timelineShape.extend({
  ready: series,
  unacked: series,
  total: series,
  publish: series,
  deliverGet: series,
  ack: series,
  redeliver: series,
  /** Rates by kind, as far as this version and object have them. */
  kinds: z.array(z.object({ kind: z.enum(messageKinds), values: series })),
})
export type MessageTimeline = z.output<typeof messageTimeline>

export const readQueueSamples = endpoint({
  id: 'readQueueSamples',
  method: 'GET',
  path: '/api/queues/{vhost}/{name}/samples',
  summary: "One queue's depth and rates over a range, as the broker sampled them",
  params: queueParams,
  query: rangeQuery,
  output: z.object({
    samples: messageTimeline,
    /** Null where that could not be read: the samples stand by themselves. */
    statistics: statisticsShape.nullable(),
    asOf: z.number(),
  }),
})
export type QueueSamples = z.output<NonNullable<typeof readQueueSamples.output>>

export const readExchangeSamples = endpoint({
  id: 'readExchangeSamples',
  method: 'GET',
  path: '/api/exchanges/{vhost}/{name}/samples',
  summary:
    'What came to an exchange and left it over a range, in messages per second, as the broker sampled it',
  params: exchangeParams,
  query: rangeQuery,
  output: z.object({
    samples: timelineShape.extend({ in: series, out: series }),
    statistics: statisticsShape.nullable(),
    asOf: z.number(),
  }),
})
export type ExchangeSamples = z.output<NonNullable<typeof readExchangeSamples.output>>
