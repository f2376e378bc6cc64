import type { Drawing } from './layout-columns'
import type { IndexedEdge } from './layout-ranks'
import { spread } from './layout-spread'

/** Between a passing line and the boxes and labels of the column. */
const clearance = 5
const lane = 4

/**
 * Long edges pass the columns between their ends through the free space between two rows, each on its own lane. Gives for
 * each edge its heights in those columns; `leaveAt` are the heights at which the edges leave their sources.
 */
export function passColumns(
  edges: readonly IndexedEdge[],
  drawing: Drawing,
  leaveAt: ReadonlyMap<IndexedEdge, number>,
): number[][] {
  const { columns, columnOf, centre } = drawing
  const passing: number[][] = columns.map(() => [])
  for (const [index, { source, target }] of edges.entries()) {
    for (let at = (columnOf[source] ?? 0) + 1; at < (columnOf[target] ?? 0); at += 1) passing[at]?.push(index)
  }
  const from = Float64Array.from(edges, (edge) => leaveAt.get(edge) ?? 0)
  const wish = new Float64Array(edges.length)
  const near = new Float64Array(edges.length)
  const heights: number[][] = edges.map(() => [])
  // Edges are sorted by their ends: the last comparison is a stable one.
  const above = (a: number, b: number) =>
    (near[a] ?? 0) - (near[b] ?? 0) ||
    (wish[a] ?? 0) - (wish[b] ?? 0) ||
    (from[a] ?? 0) - (from[b] ?? 0) ||
    a - b
  for (const [at, column] of columns.entries()) {
    const free = gaps(column.nodes, drawing)
    const corridors: number[][] = free.map(() => [])
    for (const index of passing[at] ?? []) {
      const target = edges[index]?.target ?? 0
      const steps = (columnOf[target] ?? 0) - at + 1
      const y = (from[index] ?? 0) + ((centre[target] ?? 0) - (from[index] ?? 0)) / steps
      const gap = nearest(free, y)
      wish[index] = y
      near[index] = within(free[gap] ?? open, y)
      corridors[gap]?.push(index)
    }
    for (const [gap, members] of corridors.entries()) {
      if (members.length === 0) continue
      members.sort(above)
      const ys = lanes(
        members.map((index) => near[index] ?? 0),
        free[gap] ?? open,
      )
      for (const [place, index] of members.entries()) {
        const y = ys[place] ?? 0
        from[index] = y
        heights[index]?.push(y)
      }
    }
  }
  return heights
}

type Gap = readonly [top: number, bottom: number]
const open: Gap = [-Infinity, Infinity]
const within = ([top, bottom]: Gap, y: number) => Math.max(top, Math.min(bottom, y))

/** Free space above, between and below the rows of a column, from the top. */
function gaps(nodes: readonly number[], { centre, slots }: Drawing): Gap[] {
  let top = -Infinity
  const free: Gap[] = []
  for (const node of nodes) {
    const half = (slots[node] ?? 0) / 2 + clearance
    free.push([top, (centre[node] ?? 0) - half])
    top = (centre[node] ?? 0) + half
  }
  return [...free, [top, Infinity]]
}

function nearest(free: readonly Gap[], wish: number): number {
  let low = 0
  let high = free.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((free[middle]?.[1] ?? Infinity) < wish) low = middle + 1
    else high = middle
  }
  const below = (free[low]?.[0] ?? 0) - wish
  const above = wish - (free[low - 1]?.[1] ?? -Infinity)
  return below > 0 && above < below ? low - 1 : low
}

/** Heights near the wished ones (which ascend), apart from each other as far as the gap has room. */
function lanes(wished: readonly number[], gap: Gap): number[] {
  if (wished.length < 2) return [...wished]
  const apart = Math.min(lane, (gap[1] - gap[0]) / (wished.length - 1))
  const ys = spread(
    wished,
    wished.slice(1).map(() => apart),
  )
  const first = ys[0] ?? 0
  const last = ys.at(-1) ?? 0
  const shift = first < gap[0] ? gap[0] - first : last > gap[1] ? gap[1] - last : 0
  return ys.map((y) => within(gap, y + shift))
}
