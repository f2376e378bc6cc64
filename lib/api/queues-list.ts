import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { queueShape } from '@/lib/rabbitmq/queue'
import { endpoint } from './endpoint'
import { queueSorts } from './queue-sorts'
import { flagQuery, pageOf, sortedListQuery } from './segments'

/** Queues by name, as JSON: `[["virtual host","name"],…]`. */
export const namedQueues = z
  .string()
  .max(12_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'Not JSON' })
      return z.NEVER
    }
  })
  .pipe(z.array(z.tuple([objectName, objectName])).max(200))

/** What narrows a list of queues. All of them together. */
export const listQueuesQuery = sortedListQuery(queueSorts).extend({
  type: z.string().max(255).optional(),
  state: z.string().max(255).optional(),
  /** The name of a policy; "" is the queues without one. */
  policy: z.string().max(255).optional(),
  durable: flagQuery.optional(),
  exclusive: flagQuery.optional(),
  autoDelete: flagQuery.optional(),
  /** Declared with these arguments: a time to live of its messages or its own, a limit, a dead-letter exchange, … */
  ttl: flagQuery.default(false),
  expires: flagQuery.default(false),
  limit: flagQuery.default(false),
  deadLetter: flagQuery.default(false),
  singleActive: flagQuery.default(false),
  priority: flagQuery.default(false),
  /** Messages in it, ready or unacked. */
  hasMessages: flagQuery.default(false),
  /** Costly, like sorting by consumers. */
  noConsumers: flagQuery.default(false),
  /** None but these: a person's favourites. */
  only: namedQueues.optional(),
  /** More messages than at the sample before. Costly, like sorting by a rate. */
  growing: flagQuery.default(false),
  /** False: rows of the last snapshot come at once, without what is read for each of them (rates, consumers, a stream's totals). */
  complete: flagQuery.default(true),
})
export type ListQueuesQuery = z.output<typeof listQueuesQuery>
export type ListQueuesInput = z.input<typeof listQueuesQuery>

export const listQueues = endpoint({
  id: 'listQueues',
  method: 'GET',
  path: '/api/queues',
  summary: 'One page of queues',
  query: listQueuesQuery,
  output: pageOf(queueShape).extend({
    /** When the oldest row of this page was completed (rates, consumers, a stream's totals); null when all came at once. */
    rowsAsOf: known,
    /** The rows are not completed, as `complete=false` asked. */
    pending: z.boolean(),
    /** When the statistics of all queues were read; null where neither order nor filter needs them. */
    statisticsAsOf: known,
    /** Queues left out because the broker does not tell what the filter asks, such as the messages of a stream. */
    undecided: z.number().int(),
  }),
})
export type QueuesPage = z.output<NonNullable<typeof listQueues.output>>
