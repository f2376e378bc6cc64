import { z } from 'zod'
import { endpoint } from './endpoint'
import { namedQueues } from './queues-list'
import { series } from './samples'

export const listQueueTrends = endpoint({
  id: 'listQueueTrends',
  method: 'GET',
  // Not below /api/queues: a virtual host may be called like it.
  path: '/api/queue-trends',
  summary: 'How depth and rates of named queues went in the last ten minutes, as the broker sampled them',
  query: z.object({ queues: namedQueues }),
  output: z.object({
    /** Queues that are gone, or that the broker says nothing of, are left out. */
    trends: z.array(
      z.object({
        vhost: z.string(),
        name: z.string(),
        /** Messages, oldest first; null where nothing is known. */
        total: series,
        /** Messages per second. */
        incoming: series,
        deliverGet: series,
        ack: series,
      }),
    ),
    /** When the oldest of them was read; null without any. */
    asOf: z.number().nullable(),
  }),
})
export type QueueTrend = z.output<NonNullable<typeof listQueueTrends.output>>['trends'][number]
