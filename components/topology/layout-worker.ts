import { layoutGraph } from './layout'
import type { Layout, LayoutEdge, LayoutNode } from './layout-model'

/** What the worker is sent; it answers with the layout under the same number. */
export interface LayoutTask {
  number: number
  nodes: LayoutNode[]
  edges: LayoutEdge[]
  previous: Layout | undefined
}

export interface LayoutDone {
  number: number
  layout: Layout
}

addEventListener('message', ({ data }: MessageEvent<LayoutTask>) => {
  const { number, nodes, edges, previous } = data
  postMessage({ number, layout: layoutGraph(nodes, edges, previous) } satisfies LayoutDone)
})
