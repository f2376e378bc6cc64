import 'server-only'
import { costlyQueueSorts, type QueueSort } from '@/lib/api/queue-sorts'
import type { ListQueuesQuery } from '@/lib/api/queues-list'
import {
  featureArguments,
  featureTest,
  nobodyTells,
  type FeatureName,
  type KnownPolicies,
} from '@/lib/rabbitmq/features'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { nameFilter } from '@/lib/rabbitmq/name-filter'
import { matching } from '@/lib/server/management/name-filter'
import { sortRows, type Sortable } from '@/lib/server/management/order'
import type { Figures } from './snapshot'

export const featureNames = Object.keys(featureArguments) as FeatureName[]

/** True when the broker's own page answers it: nothing sorted, and no filter but a part of the name. */
export const isPlain = (query: ListQueuesQuery): boolean =>
  query.sort === undefined &&
  !query.regex &&
  !query.hasMessages &&
  needOf(query) === null &&
  !featureNames.some((feature) => query[feature]) &&
  [query.type, query.state, query.policy, query.durable, query.exclusive, query.autoDelete, query.only].every(
    (each) => each === undefined,
  )

const costly: ReadonlySet<QueueSort> = new Set<QueueSort>(costlyQueueSorts)

/** The figure of a queue that only statistics tell, if the order is by one. */
export const sortedBy = (query: ListQueuesQuery, figures: Figures, queue: Queue): Partial<Queue> => {
  const { sort } = query
  const value = sort !== undefined && costly.has(sort) ? figures.get(keyOf(queue))?.[sort] : undefined
  return sort === undefined || value === undefined || value === null ? {} : { [sort]: value }
}

/** The statistics that this order or filter needs, if any. */
export function needOf(query: ListQueuesQuery): 'consumers' | 'all' | null {
  const { sort } = query
  const sortsByFigures = sort !== undefined && costly.has(sort)
  if (query.growing || (sortsByFigures && sort !== 'consumers')) return 'all'
  return query.noConsumers || sortsByFigures ? 'consumers' : null
}

/** True, false, or null where the broker does not tell. */
type Verdict = boolean | null
type Test = (queue: Queue) => Verdict

const atLeastOne = (value: number | null | undefined): Verdict =>
  value === null || value === undefined ? null : value > 0

/** Which of the running ones are idle only their own reads tell. */
const isIn = (state: string, queue: Queue): Verdict =>
  state === 'idle' && queue.state === 'running' ? null : queue.state === state

function testsOf(query: ListQueuesQuery, figures: Figures, policies: KnownPolicies): Test[] {
  const { vhost, type, state, policy, durable, exclusive, autoDelete } = query
  const figure = (queue: Queue) => figures.get(keyOf(queue))
  const tests: Test[] = []
  if (vhost !== undefined) tests.push((queue) => queue.vhost === vhost)
  if (type !== undefined) tests.push((queue) => queue.type === type)
  if (state !== undefined) tests.push((queue) => isIn(state, queue))
  if (policy !== undefined) tests.push((queue) => (queue.policy ?? '') === policy)
  if (durable !== undefined) tests.push((queue) => queue.durable === durable)
  if (exclusive !== undefined) tests.push((queue) => queue.exclusive === exclusive)
  if (autoDelete !== undefined) tests.push((queue) => queue.autoDelete === autoDelete)
  for (const feature of featureNames.filter((each) => query[each])) {
    tests.push(featureTest(feature, policies))
  }
  if (query.name !== '' && !query.regex) {
    const holds = nameFilter(query.name)
    tests.push((queue) => holds(queue.name))
  }
  if (query.only !== undefined) {
    const only = new Set(query.only.map(([vhostOf, name]) => keyOf({ vhost: vhostOf, name })))
    tests.push((queue) => only.has(keyOf(queue)))
  }
  if (query.hasMessages) tests.push((queue) => atLeastOne(queue.total))
  if (query.noConsumers) {
    tests.push((queue) => {
      const some = atLeastOne(figure(queue)?.consumers)
      return some === null ? null : !some
    })
  }
  if (query.growing) tests.push((queue) => atLeastOne(figure(queue)?.totalRate))
  return tests
}

interface Selected {
  rows: Queue[]
  /** How many of them would pass if the broker told what the filter asks. */
  undecided: number
}

/** The queues that pass every filter, in the order that is asked for. */
export async function selectQueues(
  queues: readonly Queue[],
  figures: Figures,
  query: ListQueuesQuery,
  policies: KnownPolicies = { own: null, operator: null, operatorOf: nobodyTells },
): Promise<Selected> {
  const tests = testsOf(query, figures, policies)
  const unsure = new Set<Queue>()
  const passed = queues.filter((queue) => {
    let isKnown = true
    for (const test of tests) {
      const verdict = test(queue)
      if (verdict === false) return false
      isKnown &&= verdict !== null
    }
    if (!isKnown) unsure.add(queue)
    return true
  })
  const { name, regex, sort, dir } = query
  // Last, for it costs the most.
  const named = regex && name !== '' ? await matching(passed, (queue) => [queue.name], name) : passed
  const rows = unsure.size === 0 ? named : named.filter((queue) => !unsure.has(queue))
  const undecided = named.length - rows.length
  if (sort === undefined) return { rows, undecided }
  const valueOf = costly.has(sort)
    ? (queue: Queue): Sortable => figures.get(keyOf(queue))?.[sort] ?? null
    : (queue: Queue): Sortable => queue[sort]
  return { rows: sortRows(rows, valueOf, dir), undecided }
}
