import { patternText } from '@/lib/rabbitmq/routing/english'
import type { PatternEntry } from '@/lib/rabbitmq/routing/topology'
import type { RoutingIndex } from '@/lib/rabbitmq/routing/topology-index'
import { WiringBuilder, type WireHeader, type Wiring } from './wiring'

const noHeaders: readonly WireHeader[] = []

function headersOf(entries: readonly PatternEntry[]): readonly WireHeader[] {
  if (entries.length === 0) return noHeaders
  return entries.map(({ name, value }) => ({
    name,
    text: value.type === 'string' ? value.value : patternText(value),
  }))
}

/**
 * The graph of what decides routes: bindings, alternate exchanges and dead-letter exchanges, by argument and by policy. The
 * default exchange binds every queue by its name, a star that tells nothing: it stands here only where a queue dead-letters
 * to it and keeps the routing key. What is named and not there stands here as such.
 */
export function routingWiring(index: RoutingIndex): Wiring {
  const graph = new WiringBuilder()
  for (const { exchange } of index.exchanges.values()) {
    if (exchange.name !== '') graph.add('exchange', exchange.name, exchange.type)
  }
  for (const queue of index.queues.values()) graph.add('queue', queue.name, queue.type)
  for (const { exchange, bindings } of index.exchanges.values()) {
    const source = graph.at('exchange', exchange.name)
    if (source === undefined) continue
    for (const { destination, destinationType, key, arguments: args } of bindings) {
      const target = graph.at(destinationType, destination)
      // One end was just deleted.
      if (target !== undefined) graph.wire('binding', source, target, key, headersOf(args))
    }
    if (exchange.alternate === null || exchange.alternate.by === 'unknown') continue
    graph.wire('alternate', source, orMissing(graph, exchange.alternate.exchange))
  }
  for (const { name, rules } of index.queues.values()) {
    const source = graph.at('queue', name)
    const to = rules.deadLetter
    if (source === undefined || to === null) continue
    const target =
      to.exchange !== ''
        ? orMissing(graph, to.exchange)
        : to.routingKey === null
          ? graph.add('exchange', '', 'direct')
          : (graph.at('queue', to.routingKey) ?? graph.add('queue', to.routingKey, '', false))
    graph.wire('dead-letter', source, target, to.routingKey)
  }
  return graph
}

const orMissing = (graph: WiringBuilder, exchange: string): number =>
  graph.at('exchange', exchange) ?? graph.add('exchange', exchange, '', false)
