import type { Topology, TopologyEdge, TopologyNode } from '@/lib/api/topology'
import { wiredId } from '@/lib/rabbitmq/graph/wiring'

interface Drawn {
  /** Of the deepest here, on a log scale, 0 to 1; null while the total is unknown, and for all that holds no messages. */
  depth: number | null
  isBound: boolean
}

export type GraphNode = TopologyNode & Drawn
export type ExchangeNode = Extract<GraphNode, { kind: 'exchange' }>
export type QueueNode = Extract<GraphNode, { kind: 'queue' }>
export type GroupNode = Extract<GraphNode, { kind: 'group' }>
export type OuterNode = Extract<GraphNode, { kind: 'publisher' | 'consumer' | 'remote' }>

/** All of one kind that leads from one node to another. */
export interface GraphEdge extends TopologyEdge {
  id: string
  sourceName: string
  /** Of an exchange, or of a group of exchanges; "" of all else. */
  sourceType: string
  targetName: string
}

export interface Graph {
  /** By id: queues and exchanges by name. */
  nodes: GraphNode[]
  edges: GraphEdge[]
}

/** No two objects of a virtual host have the same, whatever they are called. */
export const nodeId = (kind: 'queue' | 'exchange', name: string): string => wiredId(kind, name)

/** One id for each kind of edge between two nodes; that of bindings is the shortest. */
export const edgeId = (source: string, target: string, kind: TopologyEdge['kind'] = 'binding'): string =>
  JSON.stringify(kind === 'binding' ? [source, target] : [source, target, kind])

/** What a node is drawn as: a group like what it is a group of. */
export const shapeOf = (node: TopologyNode): 'exchange' | 'queue' | 'outer' => {
  const kind = node.kind === 'group' ? node.of : node.kind
  return kind === 'exchange' || kind === 'queue' ? kind : 'outer'
}

/** The answer as a graph, in an order that no refresh changes. */
export function topologyGraph({ nodes, edges }: Pick<Topology, 'nodes' | 'edges'>): Graph {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const bound = new Set<string>()
  const drawn: GraphEdge[] = []
  for (const edge of edges) {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)]
    if (source === undefined || target === undefined) continue
    bound.add(edge.source).add(edge.target)
    drawn.push({
      ...edge,
      id: edgeId(edge.source, edge.target, edge.kind),
      sourceName: source.name,
      sourceType: shapeOf(source) === 'exchange' && 'type' in source ? source.type : '',
      targetName: target.name,
    })
  }
  const deepest = nodes.reduce((most, node) => Math.max(most, totalOf(node) ?? 0), 0)
  const withDepth = nodes.map((node): GraphNode => ({
    ...node,
    depth: depthShare(totalOf(node), deepest),
    isBound: bound.has(node.id),
  }))
  return { nodes: withDepth.sort(inOrder), edges: drawn.sort(inOrder) }
}

const totalOf = (node: TopologyNode): number | null => ('total' in node ? node.total : null)

const inOrder = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function depthShare(total: number | null, deepest: number): number | null {
  if (total === null) return null
  return total <= 0 || deepest <= 0 ? 0 : Math.log10(1 + total) / Math.log10(1 + deepest)
}
