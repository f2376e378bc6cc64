import 'server-only'
import { maxGraphNodes } from '@/lib/api/graph-size'
import type { Topology } from '@/lib/api/topology'
import { readAllBindings } from '@/lib/server/management/bindings'
import { readAllExchanges } from '@/lib/server/management/exchanges'
import type { BrokerLogin } from '@/lib/server/management/login'
import { readAllQueues } from '@/lib/server/management/queues'
import { chooseNodes } from './choose-nodes'

/** Between 500 nodes there may be far more bindings than anybody can look at. */
const mostBindings = 5_000

/** The binding graph of a virtual host, as much of it as can be read, with the counts of its queues. */
export async function readTopology(login: BrokerLogin, vhost: string, find: string): Promise<Topology> {
  const [exchanges, queues, bindings] = await Promise.all([
    readAllExchanges(login, vhost),
    readAllQueues(login, vhost),
    readAllBindings(login, vhost),
  ])
  const graph = {
    // The default exchange is bound to every queue by its name: a star that tells nothing.
    exchanges: exchanges.data.rows.filter((exchange) => exchange.name !== ''),
    queues: queues.data.rows,
    bindings: bindings.data.rows.filter((binding) => binding.source !== ''),
  }
  const chosen = chooseNodes(graph, find, { nodes: maxGraphNodes, bindings: mostBindings })
  return {
    exchanges: chosen.exchanges.map(({ name, type, internal }) => ({ name, type, internal })),
    queues: chosen.queues.map(({ name, type, state, ready, unacked, total }) => ({
      name,
      type,
      state,
      ready,
      unacked,
      total,
    })),
    bindings: chosen.bindings,
    totals: {
      exchanges: graph.exchanges.length,
      queues: graph.queues.length,
      bindings: graph.bindings.length,
    },
    asOf: Math.min(exchanges.asOf, queues.asOf, bindings.asOf),
  }
}
