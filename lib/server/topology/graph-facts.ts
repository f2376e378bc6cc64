import 'server-only'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { tolerantList } from '@/lib/rabbitmq/page'
import { brokerQueue, type Queue } from '@/lib/rabbitmq/queue'
import { figureColumns, snapshotColumns } from '@/lib/rabbitmq/queue-row'
import { read } from '@/lib/server/management/client'
import { readAllExchanges } from '@/lib/server/management/exchanges'
import type { Asker, BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import { hidesVhost } from '@/lib/server/management/listed-queue'
import type { Sample } from '@/lib/server/management/sample'
import { readSnapshot } from '@/lib/server/queues/snapshot'

/** What changes while the wiring stays: counts, states and rates, by name. */
export interface GraphFacts {
  queues: ReadonlyMap<string, Queue>
  exchanges: ReadonlyMap<string, Exchange>
  /** Rates of queues were read too: not where there are too many. */
  hasRates: boolean
}

const brokerQueues = tolerantList(brokerQueue)

/** Statistics of more queues than this cost the broker more than a graph is worth. */
const mostWithRates = 1_000

const columns = [...new Set([...snapshotColumns, ...figureColumns])].join(',')

/** Counts, states and rates of a virtual host's queues and exchanges. */
export async function readGraphFacts(
  asker: Asker,
  vhost: string,
  queueCount: number,
): Promise<Sample<GraphFacts>> {
  const { login } = asker
  const hasRates = queueCount <= mostWithRates && !hidesVhost(vhost)
  const [queues, exchanges] = await Promise.all([
    hasRates ? readWithRates(login, vhost) : readSnapshot(asker),
    readAllExchanges(login, vhost, { stale: true }),
  ])
  const rows = queues.data.rows.filter((queue) => queue.vhost === vhost)
  return {
    data: {
      queues: new Map(rows.map((queue) => [queue.name, queue])),
      exchanges: new Map(exchanges.data.rows.map((exchange) => [exchange.name, exchange])),
      hasRates,
    },
    asOf: Math.min(queues.asOf, exchanges.asOf),
  }
}

const readWithRates = (login: BrokerLogin, vhost: string) =>
  read(login, managementPath`queues/${vhost}`, brokerQueues, {
    query: { columns, enable_queue_totals: true },
    about: { vhost },
    costly: true,
    stale: true,
  })
