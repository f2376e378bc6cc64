import type { Stack, Stacked } from './layout-columns'
import { metrics } from './layout-model'
import { spread } from './layout-spread'

/** A column up to this height is never wrapped. */
const leastHeight = 1200
const columnPitch = 420
const screenShape = 1.6

/** Heights for a graph that is drawn for the first time. The tallest rank is stacked tight, the others face their neighbours. */
export function stackRanks(
  order: readonly number[][],
  slots: Float64Array,
  neighbours: readonly number[][],
): Stacked {
  const centre = new Float64Array(slots.length)
  if (order.length === 0) return { stacks: [], centre }
  const heights = order.map((row) => heightOf(row, slots))
  const tallest = Math.max(...heights)
  const anchor = heights.indexOf(tallest)
  const limit = wrapHeight(tallest)
  const ranks = order.map((row, rank) => wrap(row, rank, slots, limit))
  const drawnHeight = Math.max(...(ranks[anchor] ?? []).map((stack) => heightOf(stack.nodes, slots)))

  const settled = new Uint8Array(slots.length)
  const outward = [...ranks.slice(anchor), ...ranks.slice(0, anchor).toReversed()]
  for (const stacks of outward) {
    for (const stack of stacks) {
      const isFree = stacks.length === 1 && stacks !== ranks[anchor]
      const own = heightOf(stack.nodes, slots)
      const top = stacks === ranks[anchor] ? 0 : Math.max(0, (drawnHeight - own) / 2)
      const tight = stackTight(stack.nodes, slots, top)
      const wished = stack.nodes.map((node, index) => {
        const placed = (neighbours[node] ?? []).filter((other) => settled[other] === 1)
        if (!isFree || placed.length === 0) return tight[index] ?? 0
        return placed.reduce((sum, other) => sum + (centre[other] ?? 0), 0) / placed.length
      })
      const apart = stack.nodes.slice(1).map((node, index) => distance(stack.nodes[index] ?? 0, node, slots))
      for (const [index, y] of spread(wished, apart).entries()) centre[stack.nodes[index] ?? 0] = y
    }
    for (const stack of stacks) for (const node of stack.nodes) settled[node] = 1
  }

  const top = centre.reduce((least, y, node) => Math.min(least, y - (slots[node] ?? 0) / 2), Infinity)
  return { stacks: ranks.flat(), centre: centre.map((y) => Math.round(y - top)) }
}

/** From middle to middle of two neighbours in a column. */
export const distance = (above: number, below: number, slots: Float64Array): number =>
  ((slots[above] ?? 0) + (slots[below] ?? 0)) / 2 + metrics.rowGap

/** How high columns may get: as many columns as give the whole about the shape of a screen. */
export const wrapHeight = (tallest: number): number =>
  Math.max(leastHeight, tallest / Math.sqrt((screenShape * tallest) / columnPitch))

const heightOf = (row: readonly number[], slots: Float64Array): number =>
  row.reduce((sum, node) => sum + (slots[node] ?? 0) + metrics.rowGap, -metrics.rowGap)

function wrap(row: readonly number[], rank: number, slots: Float64Array, limit: number): Stack[] {
  const total = heightOf(row, slots)
  const even = total <= limit ? total : total / Math.ceil(total / limit)
  const stacks: Stack[] = []
  let height = 0
  for (const node of row) {
    const last = stacks.at(-1)
    if (last === undefined || height >= even) {
      stacks.push({ rank, column: stacks.length, nodes: [node] })
      height = 0
    } else last.nodes.push(node)
    height += (slots[node] ?? 0) + metrics.rowGap
  }
  return stacks
}

function stackTight(row: readonly number[], slots: Float64Array, top: number): number[] {
  let y = top
  return row.map((node) => {
    const middle = y + (slots[node] ?? 0) / 2
    y += (slots[node] ?? 0) + metrics.rowGap
    return middle
  })
}
