import { edgeLabel, type EdgeLabel, type EdgeWords } from './edge-label'
import { shapeOf, type Graph, type GraphNode } from './graph'
import type { Bounds, Layout, LayoutEdge, LayoutNode } from './layout-model'
import { keyWidth, textCells } from './text-width'

type Shape = ReturnType<typeof shapeOf>

export interface GraphDrawing {
  layout: Layout
  labels: ReadonlyMap<string, EdgeLabel>
  sizes: GraphSizes
}

export type GraphSizes = Record<Shape, { width: number; height: number }>

/** What the layout needs to know of a graph, and what it need not know. */
export interface DrawingPlan {
  nodes: LayoutNode[]
  edges: LayoutEdge[]
  labels: ReadonlyMap<string, EdgeLabel>
  sizes: GraphSizes
}

/** Few widths, so that one more name seldom moves the others. */
const widths: Record<Shape, readonly number[]> = {
  exchange: [152, 184, 220, 256],
  queue: [208, 240, 272],
  outer: [148, 184, 220],
}
const heights: Record<Shape, number> = { exchange: 38, queue: 40, outer: 34 }
const nameCell = 7.25
const padding: Record<Shape, number> = { exchange: 34, queue: 18, outer: 22 }

/** Sizes and labels of a graph, from which it can be laid out anywhere. */
export function planDrawing(graph: Graph, words: EdgeWords): DrawingPlan {
  const sizes = {
    exchange: sizeOf('exchange', graph),
    queue: sizeOf('queue', graph),
    outer: sizeOf('outer', graph),
  }
  const labels = new Map(graph.edges.map((edge) => [edge.id, edgeLabel(edge, words)]))
  const nodes = graph.nodes.map((node): LayoutNode => {
    const shape = shapeOf(node)
    return {
      id: node.id,
      ...sizes[shape],
      ...(node.isBound ? {} : { block: shape === 'exchange' ? 'exchange' : 'queue' }),
      ...(shape === 'queue' ? { last: true } : { inlet: 'type' in node && node.type === 'headers' ? 5 : 0 }),
    }
  })
  const edges = graph.edges.map((edge): LayoutEdge => ({
    id: edge.id,
    source: edge.source,
    target: edge.target,
    labelWidth: keyWidth(labels.get(edge.id)?.text ?? ''),
    ...(weak.has(edge.kind) ? { weak: true } : {}),
  }))
  return { nodes, edges, labels, sizes }
}

/** What takes messages out of queues again: columns are those of the bindings. */
const weak: ReadonlySet<Graph['edges'][number]['kind']> = new Set(['dead-letter', 'shovel', 'consume'])

/** The size that a node is drawn in. */
export const sizeIn = (sizes: GraphSizes, node: GraphNode) => sizes[shapeOf(node)]

/** Where a node is drawn; undefined while the layout does not know it. */
export function boxOf({ layout, sizes }: GraphDrawing, node: GraphNode): Bounds | undefined {
  const place = layout.places.get(node.id)
  return place === undefined ? undefined : { x: place.x, y: place.y, ...sizeIn(sizes, node) }
}

/** Wide enough for nine names in ten of those that are wired: one long name must not make all others small. */
function sizeOf(shape: Shape, graph: Graph) {
  const steps = widths[shape]
  const cells = graph.nodes
    .filter((node) => node.isBound && shapeOf(node) === shape)
    .map((node) => textCells(node.name))
    .sort((a, b) => a - b)
  const wanted = (cells[Math.ceil(cells.length * 0.9) - 1] ?? 0) * nameCell + padding[shape]
  const width = steps.find((step) => step >= wanted) ?? steps[steps.length - 1] ?? 0
  return { width, height: heights[shape] }
}
