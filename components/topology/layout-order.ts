import type { Ranked } from './layout-ranks'

/** Above this many waypoints of long edges they are left out: the order is then a little worse, and still quick. */
const maxWaypoints = 5_000
const sweeps = 8

/**
 * Order of the nodes within each rank, by barycenter sweeps from left to right and back; the order with the fewest crossings
 * wins. Long edges take part with a waypoint in each rank that they cross.
 */
export function orderRanks({ ranks, forward, visit }: Ranked): number[][] {
  const count = ranks.length
  const { rankOf, segments } = withWaypoints(ranks, forward)
  const before: number[][] = rankOf.map(() => [])
  const after: number[][] = rankOf.map(() => [])
  for (const [source, target] of segments) {
    before[target]?.push(source)
    after[source]?.push(target)
  }

  const order: number[][] = []
  const seat = (node: number) => (order[rankOf[node] ?? 0] ??= []).push(node)
  for (const node of visit) seat(node)
  for (let waypoint = count; waypoint < rankOf.length; waypoint += 1) seat(waypoint)
  for (let rank = 0; rank < order.length; rank += 1) order[rank] ??= []

  const position = new Float64Array(rankOf.length)
  const wish = new Float64Array(rankOf.length)
  const settle = (row: number[]) => {
    for (const [index, node] of row.entries()) position[node] = (index + 0.5) / row.length
  }
  const arrange = (row: number[], neighbours: number[][]) => {
    for (const node of row) wish[node] = mean(neighbours[node] ?? [], position) ?? position[node] ?? 0
    // Sorting is stable: equal wishes keep the order that they have.
    row.sort((a, b) => (wish[a] ?? 0) - (wish[b] ?? 0))
    settle(row)
  }

  for (const row of order) settle(row)
  let best = order.map((row) => [...row])
  let fewest = crossings(order, after, position)
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    if (sweep % 2 === 0) for (const row of order.slice(1)) arrange(row, before)
    else for (const row of order.slice(0, -1).toReversed()) arrange(row, after)
    const now = crossings(order, after, position)
    if (now >= fewest) continue
    fewest = now
    best = order.map((row) => [...row])
  }
  return best.map((row) => row.filter((node) => node < count))
}

function withWaypoints(ranks: Int32Array, forward: Ranked['forward']) {
  const rankOf = Array.from(ranks)
  const span = ({ source, target }: { source: number; target: number }) =>
    (ranks[target] ?? 0) - (ranks[source] ?? 0)
  const wanted = forward.reduce((sum, edge) => sum + span(edge) - 1, 0)
  const segments: [number, number][] = []
  const isShort = wanted > maxWaypoints
  for (const edge of forward) {
    let from = edge.source
    const stops = isShort ? 1 : span(edge)
    for (let step = 1; step < stops; step += 1) {
      const waypoint = rankOf.push((ranks[edge.source] ?? 0) + step) - 1
      segments.push([from, waypoint])
      from = waypoint
    }
    segments.push([from, edge.target])
  }
  return { rankOf, segments }
}

function mean(nodes: readonly number[], position: Float64Array): number | null {
  if (nodes.length === 0) return null
  let sum = 0
  for (const node of nodes) sum += position[node] ?? 0
  return sum / nodes.length
}

/** Pairs of segments out of one rank that cross, counted as inversions with a binary indexed tree over their ends. */
function crossings(order: number[][], after: number[][], position: Float64Array): number {
  let total = 0
  const tree = new Int32Array(levels + 1)
  for (const row of order) {
    tree.fill(0)
    let before = 0
    for (const node of row) {
      const targets = after[node] ?? []
      // Segments out of one node do not cross: all are counted before any is entered.
      for (const target of targets) {
        let notBelow = 0
        for (let at = levelOf(position[target] ?? 0); at > 0; at -= at & -at) notBelow += tree[at] ?? 0
        total += before - notBelow
      }
      for (const target of targets) {
        for (let at = levelOf(position[target] ?? 0); at <= levels; at += at & -at)
          tree[at] = (tree[at] ?? 0) + 1
      }
      before += targets.length
    }
  }
  return total
}

const levels = 4096
const levelOf = (position: number) => Math.floor(position * (levels - 1)) + 1
