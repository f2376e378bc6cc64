import type { Topology } from '@/lib/api/topology'
import type { Binding } from '@/lib/rabbitmq/binding'

export interface ExchangeNode {
  kind: 'exchange'
  id: string
  name: string
  type: string
  internal: boolean
  isBound: boolean
}

export interface QueueNode {
  kind: 'queue'
  id: string
  name: string
  type: string
  state: string
  ready: number | null
  unacked: number | null
  total: number | null
  /** Of the deepest queue here, on a log scale, 0 to 1; null while the total is unknown. */
  depth: number | null
  isBound: boolean
}

export type GraphNode = ExchangeNode | QueueNode

/** All bindings from one exchange to one queue or exchange. */
export interface GraphEdge {
  id: string
  source: string
  target: string
  sourceName: string
  sourceType: string
  targetName: string
  bindings: readonly [Binding, ...Binding[]]
}

export interface Graph {
  /** Queues and exchanges by name. */
  nodes: GraphNode[]
  edges: GraphEdge[]
}

/** No two objects of a virtual host have the same, whatever they are called. */
export const nodeId = (kind: GraphNode['kind'], name: string): string =>
  `${kind === 'queue' ? 'q' : 'x'}:${name}`

/** The topology of a virtual host as a graph. A binding whose end is not part of the answer is left out. */
export function topologyGraph(topology: Pick<Topology, 'exchanges' | 'queues' | 'bindings'>): Graph {
  const exchanges = new Map(
    topology.exchanges.map((exchange) => [nodeId('exchange', exchange.name), exchange]),
  )
  const queues = new Map(topology.queues.map((queue) => [nodeId('queue', queue.name), queue]))
  const byEnds = new Map<string, Omit<GraphEdge, 'bindings'> & { bindings: [Binding, ...Binding[]] }>()
  const bound = new Set<string>()
  for (const binding of topology.bindings) {
    const source = nodeId('exchange', binding.source)
    const target = nodeId(binding.destinationType, binding.destination)
    const exchange = exchanges.get(source)
    if (exchange === undefined || !(queues.has(target) || exchanges.has(target))) continue
    bound.add(source).add(target)
    const id = JSON.stringify([source, target])
    const edge = byEnds.get(id)
    if (edge === undefined) {
      const ends = { sourceName: binding.source, sourceType: exchange.type, targetName: binding.destination }
      byEnds.set(id, { id, source, target, ...ends, bindings: [binding] })
    } else edge.bindings.push(binding)
  }
  for (const edge of byEnds.values()) edge.bindings.sort(byKey)

  const deepest = topology.queues.reduce((most, queue) => Math.max(most, queue.total ?? 0), 0)
  const nodes: GraphNode[] = [
    ...[...queues].map(([id, queue]): QueueNode => ({
      ...queue,
      kind: 'queue',
      id,
      depth: depthShare(queue.total, deepest),
      isBound: bound.has(id),
    })),
    ...[...exchanges].map(([id, exchange]): ExchangeNode => ({
      ...exchange,
      kind: 'exchange',
      id,
      isBound: bound.has(id),
    })),
  ]
  const byId = (a: { id: string }, b: { id: string }) => compare(a.id, b.id)
  return { nodes: nodes.sort(byId), edges: [...byEnds.values()].sort(byId) }
}

/** What has the text in its name, and what is bound to that: as much of a large topology as one search is about. */
export function neighbourhood<T extends Pick<Topology, 'exchanges' | 'queues' | 'bindings'>>(
  topology: T,
  find: string,
): T {
  const wanted = find.toLowerCase()
  const names = [
    ...topology.exchanges.map(({ name }) => ({ name, id: nodeId('exchange', name) })),
    ...topology.queues.map(({ name }) => ({ name, id: nodeId('queue', name) })),
  ]
  const found = new Set(names.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ id }) => id))
  const ends = (binding: Binding) =>
    [nodeId('exchange', binding.source), nodeId(binding.destinationType, binding.destination)] as const
  const bindings = topology.bindings.filter((binding) => ends(binding).some((id) => found.has(id)))
  const near = new Set([...found, ...bindings.flatMap(ends)])
  return {
    ...topology,
    exchanges: topology.exchanges.filter(({ name }) => near.has(nodeId('exchange', name))),
    queues: topology.queues.filter(({ name }) => near.has(nodeId('queue', name))),
    bindings,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byKey = (a: Binding, b: Binding): number =>
  compare(a.bindingKey, b.bindingKey) || compare(a.propertiesKey, b.propertiesKey)

function depthShare(total: number | null, deepest: number): number | null {
  if (total === null) return null
  return total <= 0 || deepest <= 0 ? 0 : Math.log10(1 + total) / Math.log10(1 + deepest)
}
