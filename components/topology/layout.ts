import { placeBlocks } from './layout-blocks'
import { placeColumns } from './layout-columns'
import type { Block, Bounds, Layout, LayoutEdge, LayoutNode, Place } from './layout-model'
import { orderRanks } from './layout-order'
import { rankNodes } from './layout-ranks'
import { routeEdges } from './layout-routes'

/**
 * Layered layout from left to right: columns by longest path, order within a column by barycenter sweeps. The same graph
 * always gets the same layout. With the `previous` one a node that was there keeps its place and a new one takes a free
 * place, so that a refresh moves nothing under the hand.
 */
export function layoutGraph(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  previous?: Layout,
): Layout {
  const wired = nodes.filter((node) => node.block === undefined).sort(byId)
  const indexOf = new Map(wired.map((node, index) => [node.id, index]))
  const indexed = edges.flatMap((edge) => {
    const source = indexOf.get(edge.source)
    const target = indexOf.get(edge.target)
    return source === undefined || target === undefined
      ? []
      : [{ id: edge.id, source, target, labelWidth: edge.labelWidth, weak: edge.weak === true }]
  })
  indexed.sort((a, b) => a.source - b.source || a.target - b.target || byId(a, b))

  const ranked = rankNodes(wired.length, indexed, (node) => wired[node]?.last === true)
  const kept = isMostlyKept(nodes, previous) ? previous : undefined
  const drawing = placeColumns(wired, ranked, orderRanks(ranked), kept)
  const { routes, bounds } = routeEdges(wired, ranked, drawing)
  const loose = placeBlocks(nodes.filter((node) => node.block !== undefined).sort(byId), bounds, kept)

  const places = new Map<string, Place>(loose.places)
  for (const [index, place] of drawing.places.entries()) places.set(wired[index]?.id ?? '', place)
  return {
    places,
    routes,
    columns: drawing.columns,
    blocks: loose.blocks,
    bounds: withBlocks(bounds, loose.blocks),
  }
}

/** Where most is new (another virtual host, a broker that was restored) the old places are worth nothing. */
function isMostlyKept(nodes: readonly LayoutNode[], previous: Layout | undefined): boolean {
  if (previous === undefined) return false
  return nodes.filter((node) => previous.places.has(node.id)).length * 2 > nodes.length
}

function withBlocks(bounds: Bounds, blocks: readonly Block[]): Bounds {
  const right = Math.max(bounds.x + bounds.width, ...blocks.map((block) => block.x + block.width))
  const bottom = Math.max(bounds.y + bounds.height, ...blocks.map((block) => block.y + block.height))
  const top = Math.min(bounds.y, ...blocks.map((block) => block.y))
  return { x: bounds.x, y: top, width: right - bounds.x, height: bottom - top }
}

/** By code unit: the same order on every machine, whatever its language. */
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
