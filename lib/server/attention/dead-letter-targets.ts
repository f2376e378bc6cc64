import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { isDelay } from '@/lib/rabbitmq/attention/queue-signs'
import { brokerBindings, type DestinationType } from '@/lib/rabbitmq/binding'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { sendsOn } from '@/lib/rabbitmq/routing/queue-rules'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import type { Sample } from '@/lib/server/management/sample'
import type { Looked } from './sources'

interface DeadLetterTarget {
  vhost: string
  queue: string
  exchange: string
}

/** So many exchanges are followed to their queues, by one read each: dead-letter exchanges first, then those bound to them. */
export const mostExchanges = 20
/** Bindings change by hand. */
const every = 30_000

/** An exchange that dead letters go through, and the dead-letter exchange that they came by. */
interface Passed {
  vhost: string
  name: string
  exchange: string
}

/** The queues that dead-letter exchanges lead to: by the default exchange at once, by others through their bindings. */
export async function readDeadLetterTargets(
  login: BrokerLogin,
  queues: readonly Queue[],
  rulesOf: (queue: Queue) => QueueRules,
): Promise<Looked<DeadLetterTarget[]>> {
  const targets: DeadLetterTarget[] = []
  const exchanges = new Map<string, Passed>()
  for (const queue of queues) {
    const rules = rulesOf(queue)
    const { deadLetter } = rules
    if (deadLetter === null) continue
    // What a delay sends on has waited, and is not dead: the queue that takes it is one to work in. What expires in a queue
    // whose consumers died is dead.
    if ((queue.consumers ?? 0) === 0 && isDelay({ ...queue, sendsOn: sendsOn(rules) })) continue
    const { vhost } = queue
    const { exchange, routingKey } = deadLetter
    if (exchange !== '') exchanges.set(keyOf({ vhost, name: exchange }), { vhost, name: exchange, exchange })
    else if (routingKey !== null) targets.push({ vhost, queue: routingKey, exchange })
  }
  const bound = await follow(login, exchanges)
  const fault = bound.find((each) => each.fault !== undefined)?.fault
  return {
    data: [...targets, ...bound.flatMap(({ data }) => data.queues)],
    asOf: Math.min(Date.now(), ...bound.map(({ asOf }) => asOf)),
    ...(fault === undefined ? {} : { fault }),
    cut: { looked: bound.length, of: exchanges.size },
  }
}

/** What is bound to these exchanges, and to those that they lead to, each once. All that were met are in `exchanges` then. */
async function follow(login: BrokerLogin, exchanges: Map<string, Passed>): Promise<Sample<Bound>[]> {
  const followed: Sample<Bound>[] = []
  let next = [...exchanges.values()]
  while (next.length > 0 && followed.length < mostExchanges) {
    // What is nearer comes first: one level after the other.
    const bound = await Promise.all(
      next.slice(0, mostExchanges - followed.length).map((each) => readBound(login, each)),
    )
    followed.push(...bound)
    const met = new Map(bound.flatMap(({ data }) => data.exchanges).map((each) => [keyOf(each), each]))
    next = [...met].filter(([key]) => !exchanges.has(key)).map(([, each]) => each)
    for (const each of next) exchanges.set(keyOf(each), each)
  }
  return followed
}

interface Bound {
  queues: DeadLetterTarget[]
  exchanges: Passed[]
}
const nowhere: Bound = { queues: [], exchanges: [] }

/** What is bound to one exchange. One that is named and not there, or not to be seen, leads nowhere. */
async function readBound(login: BrokerLogin, { vhost, name, exchange }: Passed): Promise<Sample<Bound>> {
  const path = managementPath`exchanges/${vhost}/${name}/bindings/source`
  try {
    const bindings = await read(login, path, brokerBindings, { lane: 'rules', every, stale: true })
    const to = (type: DestinationType) =>
      bindings.data.rows.filter((row) => row.destinationType === type).map((row) => row.destination)
    const data: Bound = {
      queues: to('queue').map((queue) => ({ vhost, queue, exchange })),
      exchanges: to('exchange').map((destination) => ({ vhost, name: destination, exchange })),
    }
    return { ...bindings, data }
  } catch (error) {
    if (error instanceof ConsoleError && (error.code === 'not_found' || error.code === 'refused')) {
      return { data: nowhere, asOf: Date.now() }
    }
    // One that cannot be read leaves the others their targets.
    if (error instanceof ConsoleError && error.code !== 'signed_out') {
      const { code, message: detail } = error
      return { data: nowhere, asOf: Date.now(), fault: { code, detail, since: Date.now() } }
    }
    throw error
  }
}
