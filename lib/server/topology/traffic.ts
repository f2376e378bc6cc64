import 'server-only'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { brokerExchangeDetails } from '@/lib/rabbitmq/exchange-details'
import { read } from '@/lib/server/management/client'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'

/** What passes through one exchange: from which connections, to which queues. */
export interface Traffic {
  /** Messages per second by connection. */
  from: ReadonlyMap<string, number>
  to: ReadonlyMap<string, number>
}

/** One read for each exchange: no more than so many, those with the most traffic. */
const mostRead = 60

/**
 * Where a broker keeps detailed rates (`rates_mode`), who publishes to an exchange and how much of it goes to which queue;
 * null where none of it could be read.
 */
export async function readTraffic(
  login: BrokerLogin,
  vhost: string,
  exchanges: Iterable<Exchange>,
): Promise<Map<string, Traffic> | null> {
  const busy = [...exchanges]
    .filter(({ name, incomingRate }) => name !== '' && incomingRate !== null)
    .sort((a, b) => (b.incomingRate ?? 0) - (a.incomingRate ?? 0))
    .slice(0, mostRead)
  const found = new Map<string, Traffic>()
  const readOne = async (name: string) => {
    const { data } = await read(login, managementPath`exchanges/${vhost}/${name}`, brokerExchangeDetails)
    found.set(name, {
      from: summed(data.incoming.map(({ connection, rate }) => [connection, rate])),
      to: summed(data.outgoing.map(({ queue, rate }) => [queue, rate])),
    })
  }
  let failed = 0
  const tryOne = async ({ name }: Exchange) => {
    try {
      await readOne(name)
    } catch (error) {
      throwIfFatal(error)
      // One that was just deleted has no traffic.
      if (error.code !== 'not_found') failed += 1
    }
  }
  await Promise.all(busy.map(tryOne))
  return failed > 0 && found.size === 0 ? null : found
}

function summed(rows: readonly (readonly [string | null, number | null])[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [name, rate] of rows) if (name !== null) sums.set(name, (sums.get(name) ?? 0) + (rate ?? 0))
  return sums
}
