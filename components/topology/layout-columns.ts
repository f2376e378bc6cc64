import { keepStacks } from './layout-keep'
import { metrics, type Column, type Layout, type LayoutNode, type Place } from './layout-model'
import type { Ranked } from './layout-ranks'
import { stackRanks } from './layout-stacks'

/** Nodes of one drawn column, from the top. */
export interface Stack {
  rank: number
  column: number
  nodes: number[]
}

export interface Stacked {
  stacks: Stack[]
  /** Middle of each node. */
  centre: Float64Array
}

export interface Drawing {
  places: Place[]
  columns: Column[]
  /** Height that a node and the labels before it need. */
  slots: Float64Array
  centre: Float64Array
  columnOf: Int32Array
}

/** Puts the ordered ranks on paper: heights first, then columns from left to right with room for the keys between them. */
export function placeColumns(
  nodes: readonly LayoutNode[],
  ranked: Ranked,
  order: readonly number[][],
  previous: Layout | undefined,
): Drawing {
  const edges = [...ranked.forward, ...ranked.back]
  const incoming = new Int32Array(nodes.length)
  const longest = new Float64Array(nodes.length)
  const neighbours: number[][] = nodes.map(() => [])
  for (const { target, labelWidth } of edges) {
    incoming[target] = (incoming[target] ?? 0) + 1
    longest[target] = Math.max(longest[target] ?? 0, labelWidth)
  }
  for (const { source, target } of ranked.forward) {
    neighbours[source]?.push(target)
    neighbours[target]?.push(source)
  }
  // Even, so that whole middles keep whole distances.
  const slots = Float64Array.from(nodes, (node, index) => {
    const height = Math.max(node.height, (incoming[index] ?? 0) * metrics.labelPitch)
    return 2 * Math.ceil(height / 2)
  })
  const { stacks, centre } =
    previous === undefined
      ? stackRanks(order, slots, neighbours)
      : keepStacks(nodes, order, slots, neighbours, previous)

  const columnOf = new Int32Array(nodes.length)
  for (const [index, stack] of stacks.entries()) for (const node of stack.nodes) columnOf[node] = index
  const turning = countTurns(stacks.length, columnOf, ranked)
  const columns: Column[] = []
  let right = 0
  for (const [index, stack] of stacks.entries()) {
    const before = previous?.columns.find(
      (column) => column.rank === stack.rank && column.column === stack.column,
    )
    const keys = Math.max(0, ...stack.nodes.map((node) => longest[node] ?? 0))
    const turns = turning[index] ?? 0
    const labels = turns === 0 ? 0 : keys + metrics.keyRoom
    // Never narrower than before, and a longer key first takes from the turns: nodes stay where they are.
    const gap = before === undefined ? turnWidth(turns) : Math.min(turnWidth(turns), leastTurn)
    const x = right + Math.max(labels + gap, before === undefined ? 0 : before.turn + before.labels)
    const width = Math.max(...stack.nodes.map((node) => nodes[node]?.width ?? 0))
    columns.push({ ...stack, x, width, turn: x - right - labels, labels })
    right = x + width
  }
  const places = nodes.map((node, index): Place => {
    const column = columns[columnOf[index] ?? 0]
    return {
      x: column?.x ?? 0,
      y: (centre[index] ?? 0) - node.height / 2,
      rank: column?.rank ?? 0,
      column: column?.column ?? 0,
    }
  })
  return { places, columns, slots, centre, columnOf }
}

/** How many edges change their height in the gap before each column. */
function countTurns(columns: number, columnOf: Int32Array, { forward, back }: Ranked): Int32Array {
  const turns = new Int32Array(columns)
  for (const { source, target } of forward) {
    for (let at = (columnOf[source] ?? 0) + 1; at <= (columnOf[target] ?? 0); at += 1) {
      turns[at] = (turns[at] ?? 0) + 1
    }
  }
  for (const { target } of back) {
    const at = columnOf[target] ?? 0
    turns[at] = (turns[at] ?? 0) + 1
  }
  return turns
}

const leastTurn = 24

function turnWidth(edges: number): number {
  if (edges === 0) return 0
  if (edges <= 4) return 40
  return edges <= 40 ? 52 : 112
}
