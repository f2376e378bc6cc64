import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { chartRangeNames } from '@/lib/rabbitmq/chart-range'
import { endpoint } from './endpoint'
import { queueParams } from './segments'

export const rangeQuery = z.object({
  range: z.enum(chartRangeNames, { error: `One of ${chartRangeNames.join(', ')}` }).default('10m'),
})

const series = z.array(known)

/** What every chart of messages draws: depths and rates (1/s) at the same times. */
export const messageTimeline = z.object({
  range: z.enum(chartRangeNames),
  /** Milliseconds by the broker's clock, oldest first, evenly spaced. */
  at: z.array(z.number()),
  /** Milliseconds from one sample to the next. */
  every: z.number(),
  /** The longest range that the broker keeps samples of this for, in seconds; null where it does not say. */
  kept: known,
  ready: series,
  unacked: series,
  total: series,
  publish: series,
  deliverGet: series,
  ack: series,
  redeliver: series,
})
export type MessageTimeline = z.output<typeof messageTimeline>

/** Why there may be no samples: `management.rates_mode` and whether statistics are switched off. */
export const statisticsShape = z.object({ ratesMode: z.string(), disabled: z.boolean() })
export type Statistics = z.output<typeof statisticsShape>

export const readQueueSamples = endpoint({
  id: 'readQueueSamples',
  method: 'GET',
  path: '/api/queues/{vhost}/{name}/samples',
  summary: "One queue's depth and rates over a range, as the broker sampled them",
  params: queueParams,
  query: rangeQuery,
  output: z.object({ samples: messageTimeline, statistics: statisticsShape, asOf: z.number() }),
})
export type QueueSamples = z.output<NonNullable<typeof readQueueSamples.output>>
