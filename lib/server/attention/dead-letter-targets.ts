import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { brokerBindings } from '@/lib/rabbitmq/binding'
import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import type { Sample } from '@/lib/server/management/sample'

interface Target {
  vhost: string
  queue: string
  exchange: string
}

/** So many dead-letter exchanges are followed to their queues. */
const mostExchanges = 20

/** The queues that dead-letter exchanges lead to: by the default exchange at once, by others through their bindings. */
export async function readDeadLetterTargets(
  login: BrokerLogin,
  queues: readonly Queue[],
  rulesOf: (queue: Queue) => QueueRules,
): Promise<Sample<Target[]>> {
  const targets: Target[] = []
  const exchanges = new Map<string, { vhost: string; exchange: string }>()
  for (const queue of queues) {
    const { deadLetter } = rulesOf(queue)
    if (deadLetter === null) continue
    const { vhost } = queue
    const { exchange, routingKey } = deadLetter
    if (exchange !== '') exchanges.set(JSON.stringify([vhost, exchange]), { vhost, exchange })
    else if (routingKey !== null) targets.push({ vhost, queue: routingKey, exchange })
  }
  const followed = [...exchanges.values()].slice(0, mostExchanges)
  const bound = await Promise.all(followed.map((each) => readBound(login, each)))
  return { data: [...targets, ...bound.flat()], asOf: Date.now() }
}

/** The queues behind one exchange. One that is named and not there, or not to be seen, leads nowhere. */
async function readBound(
  login: BrokerLogin,
  { vhost, exchange }: { vhost: string; exchange: string },
): Promise<Target[]> {
  const path = managementPath`exchanges/${vhost}/${exchange}/bindings/source`
  try {
    const { data } = await read(login, path, brokerBindings, { costly: true, stale: true })
    return data.rows
      .filter((binding) => binding.destinationType === 'queue')
      .map((binding): Target => ({ vhost, queue: binding.destination, exchange }))
  } catch (error) {
    if (error instanceof ConsoleError && (error.code === 'not_found' || error.code === 'refused')) return []
    throw error
  }
}
