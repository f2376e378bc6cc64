import 'server-only'
import { z } from 'zod'
import { optionalText, rateOf } from '@/lib/rabbitmq/counters'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { tolerantList } from '@/lib/rabbitmq/page'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'

const stats = z.object({ publish_details: rateOf }).nullish().catch(null)
const nothing = { rows: [], unreadable: 0 }

const detailedExchange = z.object({
  incoming: tolerantList(
    z.object({ stats, channel_details: z.object({ connection_name: optionalText }).nullish().catch(null) }),
  ).catch(nothing),
  outgoing: tolerantList(z.object({ stats, queue: z.object({ name: z.string() }) })).catch(nothing),
})

/** What passes through one exchange: from which connections, to which queues. */
export interface Traffic {
  /** Messages per second by connection. */
  from: ReadonlyMap<string, number>
  to: ReadonlyMap<string, number>
}

/** One read for each exchange: no more than so many, those with the most traffic. */
const mostRead = 60

/** Where a broker keeps detailed rates (`rates_mode`), who publishes to an exchange and how much of it goes to which queue. */
export async function readTraffic(
  login: BrokerLogin,
  vhost: string,
  exchanges: Iterable<Exchange>,
): Promise<Map<string, Traffic>> {
  const busy = [...exchanges]
    .filter(({ name, incomingRate }) => name !== '' && incomingRate !== null)
    .sort((a, b) => (b.incomingRate ?? 0) - (a.incomingRate ?? 0))
    .slice(0, mostRead)
  const found = new Map<string, Traffic>()
  const readOne = async ({ name }: Exchange) => {
    const { data } = await read(login, managementPath`exchanges/${vhost}/${name}`, detailedExchange, {
      query: { columns: 'incoming,outgoing' },
      lane: 'rows',
      stale: true,
    })
    const from = data.incoming.rows.map(
      (row) => [row.channel_details?.connection_name ?? null, row.stats] as const,
    )
    const to = data.outgoing.rows.map((row) => [row.queue.name, row.stats] as const)
    found.set(name, { from: summed(from), to: summed(to) })
  }
  // One that was just deleted, or took too long, tells nothing.
  await Promise.allSettled(busy.map(readOne))
  return found
}

function summed(rows: readonly (readonly [string | null, z.output<typeof stats>])[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [name, told] of rows) {
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + (told?.publish_details ?? 0))
  }
  return sums
}
