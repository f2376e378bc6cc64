import { edgeLabel, type EdgeLabel, type EdgeWords } from './edge-label'
import type { Graph, GraphNode } from './graph'
import { layoutGraph } from './layout'
import type { Layout } from './layout-model'
import { keyWidth, textCells } from './text-width'

export interface GraphDrawing {
  layout: Layout
  labels: ReadonlyMap<string, EdgeLabel>
  sizes: Record<GraphNode['kind'], { width: number; height: number }>
}

/** Few widths, so that one more name seldom moves the others. */
const widths = { exchange: [148, 184, 220, 256], queue: [208, 240, 272] } as const
const heights = { exchange: 38, queue: 40 } as const
const nameCell = 7.25
const padding = { exchange: 34, queue: 18 } as const

/** Sizes, labels and places of a graph; the drawing before this one keeps what stays where it was. */
export function drawGraph(graph: Graph, words: EdgeWords, previous?: GraphDrawing): GraphDrawing {
  const sizes = { exchange: sizeOf('exchange', graph), queue: sizeOf('queue', graph) }
  const labels = new Map(graph.edges.map((edge) => [edge.id, edgeLabel(edge, words)]))
  const layout = layoutGraph(
    graph.nodes.map((node) => ({
      id: node.id,
      ...sizes[node.kind],
      ...(node.isBound ? {} : { block: node.kind }),
      ...(node.kind === 'queue' ? { last: true } : { inlet: node.type === 'headers' ? 5 : 0 }),
    })),
    graph.edges.map((edge) => ({
      id: edge.id,
      source: edge.source,
      target: edge.target,
      labelWidth: keyWidth(labels.get(edge.id)?.text ?? ''),
    })),
    previous?.layout,
  )
  return { layout, labels, sizes }
}

function sizeOf(kind: GraphNode['kind'], graph: Graph) {
  const steps = widths[kind]
  const longest = graph.nodes.reduce(
    (most, node) => (node.kind === kind ? Math.max(most, textCells(node.name)) : most),
    0,
  )
  const wanted = longest * nameCell + padding[kind]
  const width = steps.find((step) => step >= wanted) ?? steps[steps.length - 1] ?? 0
  return { width, height: heights[kind] }
}
