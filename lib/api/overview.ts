import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { nodeShape } from '@/lib/rabbitmq/node'
import { objectTotalsShape } from '@/lib/rabbitmq/object-totals'
import { churnShape, listenerShape, webContextShape } from '@/lib/rabbitmq/overview'
import { statisticsShape } from '@/lib/rabbitmq/statistics'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { messageTimeline, rangeQuery, series } from './samples'

const overviewQuery = rangeQuery.extend({
  /** Messages, rates and counts are of this virtual host; nodes, churn and ports are of the broker. */
  vhost: objectName.optional(),
})
export type OverviewQuery = z.output<typeof overviewQuery>

export const readOverview = endpoint({
  id: 'readOverview',
  method: 'GET',
  path: '/api/overview',
  summary: 'The broker or one virtual host: totals, rates and their samples, objects, churn, nodes and ports',
  query: overviewQuery,
  output: z.object({
    totals: z.object({ ready: known, unacked: known, total: known }),
    /** In 1/s. */
    rates: z.object({ publish: known, deliverGet: known, ack: known, redeliver: known }),
    objects: objectTotalsShape,
    churn: churnShape,
    samples: messageTimeline,
    churnSamples: z.record(churnShape.keyof(), series),
    /** Null where that could not be read. */
    statistics: statisticsShape.nullable(),
    /** Null where the user may not monitor. */
    nodes: z.array(nodeShape).nullable(),
    listeners: z.array(listenerShape).nullable(),
    contexts: z.array(webContextShape).nullable(),
    /** What could not be read anew: `list` (the figures; `figures` beside those of a virtual host), `nodes`, `samples`. */
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type Overview = z.output<NonNullable<typeof readOverview.output>>
