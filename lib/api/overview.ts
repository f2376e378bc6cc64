import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { nodeShape } from '@/lib/rabbitmq/node'
import { churnShape, listenerShape } from '@/lib/rabbitmq/overview'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { messageTimeline, rangeQuery, statisticsShape } from './samples'

const series = z.array(known)

export const readOverview = endpoint({
  id: 'readOverview',
  method: 'GET',
  path: '/api/overview',
  summary: 'The whole broker: totals, rates and their samples, objects, churn, nodes and ports',
  query: rangeQuery,
  output: z.object({
    totals: z.object({ ready: known, unacked: known, total: known }),
    /** In 1/s. */
    rates: z.object({ publish: known, deliverGet: known, ack: known, redeliver: known }),
    objects: z.object({
      connections: known,
      channels: known,
      consumers: known,
      queues: known,
      exchanges: known,
    }),
    churn: churnShape,
    samples: messageTimeline,
    churnSamples: z.object({ connectionsOpened: series, channelsOpened: series, queuesDeclared: series }),
    statistics: statisticsShape,
    /** Null where the user may not monitor. */
    nodes: z.array(nodeShape).nullable(),
    listeners: z.array(listenerShape).nullable(),
    /** What could not be read anew: `list` (the figures), `nodes`, `samples`. */
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type Overview = z.output<NonNullable<typeof readOverview.output>>
