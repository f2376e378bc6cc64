import { metrics, type Block, type Bounds, type Layout, type LayoutNode, type Place } from './layout-model'

const leastRows = 10
const blockRank = -1

/** What has no edge, in blocks to the right of the graph: under each other, wrapped. Who was there keeps its cell. */
export function placeBlocks(nodes: readonly LayoutNode[], graph: Bounds, previous: Layout | undefined) {
  const names = [...new Set(nodes.map((node) => node.block ?? ''))]
  const places = new Map<string, Place>()
  const blocks: Block[] = []
  let right = graph.x + graph.width
  let isFirst = graph.width === 0
  for (const name of names) {
    const members = nodes.filter((node) => (node.block ?? '') === name)
    const before = previous?.blocks.find((block) => block.name === name)
    const width = Math.max(...members.map((node) => node.width))
    const pitch = Math.max(...members.map((node) => node.height)) + metrics.rowGap
    const x = Math.max(isFirst ? 0 : right + metrics.blockGap, before?.x ?? 0)
    const rows =
      before?.rows ?? Math.max(leastRows, Math.floor(graph.height / pitch), wrapped(members.length))
    const cells = assignCells(members, previous)
    for (const [index, node] of members.entries()) {
      const cell = cells[index] ?? 0
      places.set(node.id, {
        x: x + Math.floor(cell / rows) * (width + metrics.rowGap * 2),
        y: metrics.heading + (cell % rows) * pitch,
        rank: blockRank,
        column: cell,
      })
    }
    const most = Math.max(...cells)
    const columns = Math.floor(most / rows) + 1
    const block: Block = {
      name,
      x,
      y: 0,
      width: columns * (width + metrics.rowGap * 2) - metrics.rowGap * 2,
      height: metrics.heading + (columns > 1 ? rows : most + 1) * pitch - metrics.rowGap,
      rows,
    }
    blocks.push(block)
    right = block.x + block.width
    isFirst = false
  }
  return { places, blocks }
}

/** About as wide as a screen for its height. */
const wrapped = (count: number) => Math.ceil(Math.sqrt(count * 3))

function assignCells(members: readonly LayoutNode[], previous: Layout | undefined): number[] {
  const taken = new Set<number>()
  const cells = members.map((node) => {
    const before = previous?.places.get(node.id)
    if (before === undefined || before.rank !== blockRank || taken.has(before.column)) return null
    taken.add(before.column)
    return before.column
  })
  let free = 0
  return cells.map((cell) => {
    if (cell !== null) return cell
    while (taken.has(free)) free += 1
    taken.add(free)
    return free
  })
}
