import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { listQueuesQuery } from './queues-list'

/** At most so many groups and queues of one level; `leftOut` says how many more there are. */
export const mostOfLevel = 500

const sums = {
  /** Sums of what is known. */
  ready: known,
  unacked: known,
  total: known,
}

export const groupQueuesQuery = listQueuesQuery
  .omit({ page: true, pageSize: true, sort: true, dir: true })
  .extend({
    /** What parts a name: "orders.eu.created" is three deep by ".". */
    delimiter: z.string().min(1, { error: 'Missing' }).max(10).default('.'),
    /** The group whose members are asked for, with its last delimiter; "" is the top. */
    under: z.string().max(255).default(''),
  })
export type GroupQueuesQuery = z.output<typeof groupQueuesQuery>

export const groupQueues = endpoint({
  id: 'groupQueues',
  method: 'GET',
  // Not below /api/queues: a virtual host may be called like it.
  path: '/api/queue-groups',
  summary: 'One level of the tree that a delimiter makes of the names of queues, with sums',
  query: groupQueuesQuery,
  output: z.object({
    groups: z.array(
      z.object({
        vhost: z.string(),
        /** With its last delimiter: `under` of the next level. */
        prefix: z.string(),
        queues: z.number().int(),
        /** Queues among them whose counts are not known, such as streams. */
        unknown: z.number().int(),
        ...sums,
      }),
    ),
    /** Queues that are in no group of this level. */
    queues: z.array(
      z.object({ vhost: z.string(), name: z.string(), type: z.string(), state: z.string(), ...sums }),
    ),
    leftOut: z.number().int(),
    filtered: z.number().int(),
    total: z.number().int(),
    undecided: z.number().int(),
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type QueueGroups = z.output<NonNullable<typeof groupQueues.output>>
