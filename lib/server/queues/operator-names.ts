import 'server-only'
import { z } from 'zod'
import { statisticsEvery } from '@/lib/api/queue-sorts'
import type { OperatorOf } from '@/lib/rabbitmq/features'
import { keyOf } from '@/lib/rabbitmq/object-key'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import type { Sample } from '@/lib/server/management/sample'
import { readAllFigures } from './snapshot'

const toldName = z.object({ vhost: z.string(), name: z.string(), operator_policy: z.string().nullable() })

/** By key: null for none. A queue of which nothing is told is not in there. */
const toldNames = z
  .array(z.unknown())
  .transform(
    (items) =>
      new Map(
        items
          .map((item) => toldName.safeParse(item))
          .flatMap(({ data }) => (data === undefined ? [] : [[keyOf(data), data.operator_policy]])),
      ),
  )

/** The list without counts, at a quarter of the snapshot's cost. 4.3 says it there, 3.10 and 4.0 do not. */
const readListed = (login: BrokerLogin) =>
  read(login, 'queues', toldNames, {
    query: { disable_stats: true, columns: 'name,vhost,operator_policy' },
    costly: true,
    every: statisticsEvery,
    stale: true,
  })

interface OperatorNames {
  operatorOf: OperatorOf
  /** When the statistics were read, where it took those. */
  statisticsAsOf: number | null
}

/**
 * Which operator policy each queue has, as the broker applied it: by priority and by what a type of queues can do, which
 * differs from version to version. Where its list does not tell, its statistics do, of queues that have some.
 */
export async function readOperatorNames(login: BrokerLogin): Promise<Sample<OperatorNames>> {
  const { data: names, ...when } = await readListed(login)
  if (names.size > 0) {
    return { ...when, data: { operatorOf: (queue) => names.get(keyOf(queue)), statisticsAsOf: null } }
  }
  const { data: figures, ...statistics } = await readAllFigures(login)
  const operatorOf: OperatorOf = (queue) => {
    const row = figures.get(keyOf(queue))
    // They come together: a queue without consumers has 0 of them.
    return row?.consumers === undefined || row.consumers === null ? undefined : (row.operatorPolicy ?? null)
  }
  return { ...statistics, data: { operatorOf, statisticsAsOf: statistics.asOf } }
}
