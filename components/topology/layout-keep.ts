import type { Stack, Stacked } from './layout-columns'
import { metrics, type Layout, type LayoutNode } from './layout-model'
import { distance, wrapHeight } from './layout-stacks'

/** Heights for a graph that was drawn before: who stays in its rank stays where it is, who is new goes to the nearest free place. */
export function keepStacks(
  nodes: readonly LayoutNode[],
  order: readonly number[][],
  slots: Float64Array,
  neighbours: readonly number[][],
  previous: Layout,
): Stacked {
  const centre = new Float64Array(nodes.length)
  const settled = new Uint8Array(nodes.length)
  const ranks: Stack[][] = order.map((row, rank) => {
    const stacks = new Map<number, Stack>()
    for (const node of row) {
      const before = previous.places.get(nodes[node]?.id ?? '')
      if (before?.rank !== rank) continue
      centre[node] = before.y + (nodes[node]?.height ?? 0) / 2
      settled[node] = 1
      const stack = stacks.get(before.column) ?? { rank, column: before.column, nodes: [] }
      stack.nodes.push(node)
      stacks.set(before.column, stack)
    }
    return [...stacks.values()].sort((a, b) => a.column - b.column)
  })
  for (const stack of ranks.flat()) pushDown(stack, slots, centre)

  const tallest = Math.max(
    0,
    ...order.map((row) => row.reduce((sum, node) => sum + (slots[node] ?? 0) + metrics.rowGap, 0)),
  )
  const bottom = centre.reduce((most, y, node) => Math.max(most, y + (slots[node] ?? 0) / 2), 0)
  const limit = Math.max(wrapHeight(tallest), bottom)
  for (const [rank, row] of order.entries()) {
    for (const node of row) {
      if (settled[node] === 1) continue
      const placed = (neighbours[node] ?? []).filter((other) => settled[other] === 1)
      const wish =
        placed.length === 0
          ? limit
          : placed.reduce((sum, other) => sum + (centre[other] ?? 0), 0) / placed.length
      settle(node, wish, ranks[rank] ?? [], rank, slots, centre, limit)
      settled[node] = 1
    }
  }
  return { stacks: ranks.flat(), centre }
}

/** A node that got more labels needs more height: those below it make room, and no more than is needed. */
function pushDown(stack: Stack, slots: Float64Array, centre: Float64Array): void {
  stack.nodes.sort((a, b) => (centre[a] ?? 0) - (centre[b] ?? 0) || a - b)
  for (const [index, node] of stack.nodes.entries()) {
    const above = stack.nodes[index - 1]
    if (above === undefined) continue
    centre[node] = Math.max(centre[node] ?? 0, (centre[above] ?? 0) + distance(above, node, slots))
  }
}

function settle(
  node: number,
  wish: number,
  stacks: Stack[],
  rank: number,
  slots: Float64Array,
  centre: Float64Array,
  limit: number,
): void {
  const half = (slots[node] ?? 0) / 2
  let best: { stack: Stack; at: number; y: number } | null = null
  for (const stack of stacks) {
    for (let at = 0; at <= stack.nodes.length; at += 1) {
      const above = stack.nodes[at - 1]
      const below = stack.nodes[at]
      const least = above === undefined ? half : (centre[above] ?? 0) + distance(above, node, slots)
      const most = below === undefined ? Infinity : (centre[below] ?? 0) - distance(node, below, slots)
      if (least > most) continue
      const y = Math.round(Math.min(Math.max(wish, least), Math.max(most, least)))
      if (best === null || Math.abs(y - wish) < Math.abs(best.y - wish)) best = { stack, at, y }
    }
  }
  if (best === null || best.y + half > limit + metrics.rowGap) {
    stacks.push({ rank, column: Math.max(-1, ...stacks.map((stack) => stack.column)) + 1, nodes: [node] })
    centre[node] = Math.round(Math.max(half, Math.min(wish, limit - half)))
    return
  }
  best.stack.nodes.splice(best.at, 0, node)
  centre[node] = best.y
}
