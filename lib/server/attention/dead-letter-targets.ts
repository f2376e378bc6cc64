import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { isDelay } from '@/lib/rabbitmq/attention/queue-signs'
import { brokerBindings } from '@/lib/rabbitmq/binding'
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

/** So many dead-letter exchanges are followed to their queues, by one read each. */
export const mostExchanges = 20
/** Bindings change by hand. */
const every = 30_000

/** The queues that dead-letter exchanges lead to: by the default exchange at once, by others through their bindings. */
export async function readDeadLetterTargets(
  login: BrokerLogin,
  queues: readonly Queue[],
  rulesOf: (queue: Queue) => QueueRules,
): Promise<Looked<DeadLetterTarget[]>> {
  const targets: DeadLetterTarget[] = []
  const exchanges = new Map<string, { vhost: string; exchange: string }>()
  for (const queue of queues) {
    const rules = rulesOf(queue)
    const { deadLetter } = rules
    if (deadLetter === null) continue
    // What a delay sends on has waited, and is not dead: the queue that takes it is one to work in. What expires in a queue
    // whose consumers died is dead.
    if ((queue.consumers ?? 0) === 0 && isDelay({ ...queue, sendsOn: sendsOn(rules) })) continue
    const { vhost } = queue
    const { exchange, routingKey } = deadLetter
    if (exchange !== '') exchanges.set(keyOf({ vhost, name: exchange }), { vhost, exchange })
    else if (routingKey !== null) targets.push({ vhost, queue: routingKey, exchange })
  }
  const followed = [...exchanges.values()].slice(0, mostExchanges)
  const bound = await Promise.all(followed.map((each) => readBound(login, each)))
  const fault = bound.find((each) => each.fault !== undefined)?.fault
  return {
    data: [...targets, ...bound.flatMap(({ data }) => data)],
    asOf: Math.min(Date.now(), ...bound.map(({ asOf }) => asOf)),
    ...(fault === undefined ? {} : { fault }),
    cut: { looked: followed.length, of: exchanges.size },
  }
}

/** The queues behind one exchange. One that is named and not there, or not to be seen, leads nowhere. */
async function readBound(
  login: BrokerLogin,
  { vhost, exchange }: { vhost: string; exchange: string },
): Promise<Sample<DeadLetterTarget[]>> {
  const path = managementPath`exchanges/${vhost}/${exchange}/bindings/source`
  try {
    const bindings = await read(login, path, brokerBindings, { lane: 'rules', every, stale: true })
    const targets = bindings.data.rows
      .filter((binding) => binding.destinationType === 'queue')
      .map((binding): DeadLetterTarget => ({ vhost, queue: binding.destination, exchange }))
    return { ...bindings, data: targets }
  } catch (error) {
    if (error instanceof ConsoleError && (error.code === 'not_found' || error.code === 'refused')) {
      return { data: [], asOf: Date.now() }
    }
    // One that cannot be read leaves the others their targets.
    if (error instanceof ConsoleError && error.code !== 'signed_out') {
      const { code, message: detail } = error
      return { data: [], asOf: Date.now(), fault: { code, detail, since: Date.now() } }
    }
    throw error
  }
}
