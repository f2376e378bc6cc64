import { TopicTrie } from './topic'
import type { RoutingBinding, RoutingExchange, RoutingQueue, RoutingTopology } from './topology'

export interface IndexedExchange {
  exchange: RoutingExchange
  /** The type that it routes by: of a delayed message exchange the one behind it. */
  type: string
  bindings: RoutingBinding[]
  /** Of a direct exchange. */
  byKey: Map<string, RoutingBinding[]>
  /** Of a topic exchange. */
  trie: TopicTrie<RoutingBinding>
}

/** One virtual host's topology, ready for any number of traces. */
export interface RoutingIndex {
  version: string
  exchanges: ReadonlyMap<string, IndexedExchange>
  queues: ReadonlyMap<string, RoutingQueue>
  /** Bindings that could not be read, and are missing. */
  unreadable: number
}

/** 50,000 bindings take about a tenth of a second: keep it as long as the topology is the same. */
export function indexTopology(topology: RoutingTopology): RoutingIndex {
  const exchanges = new Map<string, IndexedExchange>(
    topology.exchanges.map((exchange) => [
      exchange.name,
      {
        exchange,
        type: exchange.delayedType ?? exchange.type,
        bindings: [],
        byKey: new Map(),
        trie: new TopicTrie(),
      },
    ]),
  )
  for (const binding of topology.bindings) {
    // The default exchange's are implied, and matter only where a message is published to it.
    if (binding.source === '') continue
    const source = exchanges.get(binding.source)
    if (source === undefined) continue
    source.bindings.push(binding)
    if (source.type === 'direct') {
      const same = source.byKey.get(binding.key)
      if (same === undefined) source.byKey.set(binding.key, [binding])
      else same.push(binding)
    } else if (source.type === 'topic') source.trie.add(binding.key, binding)
  }
  return {
    version: topology.version,
    exchanges,
    queues: new Map(topology.queues.map((queue) => [queue.name, queue])),
    unreadable: topology.unreadable ?? 0,
  }
}
