import 'server-only'
import { z } from 'zod'
import { optionalText } from '@/lib/rabbitmq/counters'
import type { WiringBuilder } from '@/lib/rabbitmq/graph/wiring'
import { tolerantList } from '@/lib/rabbitmq/page'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import type { Traffic } from './traffic'

const consumer = z.object({
  queue: z.object({ name: z.string(), vhost: z.string() }),
  channel_details: z.object({ connection_name: optionalText }).nullish().catch(null),
})

const consumers = tolerantList(consumer)

/** The queues of a virtual host with the connections that consume from them; to some users only their own are shown. */
export const readConsumingConnections = async (login: BrokerLogin, vhost: string) => {
  const { data } = await read(login, managementPath`consumers/${vhost}`, consumers, {
    query: { columns: 'queue.name,queue.vhost,channel_details.connection_name' },
    about: { vhost },
    costly: true,
    stale: true,
  })
  return data.rows.flatMap(({ queue, channel_details: channel }) =>
    typeof channel?.connection_name === 'string'
      ? [{ queue: queue.name, connection: channel.connection_name }]
      : [],
  )
}

/** Puts connections into the graph: left of the exchanges what publishes, right of the queues what consumes. */
export function addClients(
  graph: WiringBuilder,
  consuming: readonly { queue: string; connection: string }[],
  traffic: ReadonlyMap<string, Traffic>,
): void {
  const seen = new Set<string>()
  for (const { queue, connection } of consuming) {
    const source = graph.at('queue', queue)
    const pair = JSON.stringify([queue, connection])
    if (source === undefined || seen.has(pair)) continue
    seen.add(pair)
    graph.wire('consume', source, graph.add('consumer', connection))
  }
  for (const [exchange, { from }] of traffic) {
    const target = graph.at('exchange', exchange)
    if (target === undefined) continue
    for (const connection of from.keys()) graph.wire('publish', graph.add('publisher', connection), target)
  }
}
