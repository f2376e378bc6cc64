import type { Drawing } from './layout-columns'
import { passColumns } from './layout-corridors'
import { metrics, type Bounds, type Column, type LayoutNode, type Point, type Route } from './layout-model'
import type { IndexedEdge, Ranked } from './layout-ranks'

const portPitch = 7
const portMargin = 6
/** How far under its source's box a line begins, so that no shape leaves a hole. */
const tuck = 14
const lanePitch = 10
const laneShift = 4
const shiftedLanes = 6

/** Lines and labels: out of the source's right side, level past the columns between, through the label into the target's left. */
export function routeEdges(nodes: readonly LayoutNode[], ranked: Ranked, drawing: Drawing) {
  const { columns, columnOf, centre } = drawing
  const bounds = boundsOf(drawing)
  const lanes = new Map(ranked.back.map((edge, lane) => [edge, lane]))
  const edges = [...ranked.forward, ...ranked.back]
  const leaveAt = ports(nodes, edges, drawing)
  const passed = passColumns(ranked.forward, drawing, leaveAt)
  const passages = new Map(ranked.forward.map((edge, index) => [edge, passed[index] ?? []]))
  const routes = new Map<string, Route>()

  const approach = (edge: IndexedEdge) =>
    lanes.has(edge) ? -Infinity : (passages.get(edge)?.at(-1) ?? leaveAt.get(edge) ?? 0)
  const arriving: IndexedEdge[][] = nodes.map(() => [])
  for (const edge of edges) arriving[edge.target]?.push(edge)
  for (const [target, incoming] of arriving.entries()) {
    const node = nodes[target]
    const column = columns[columnOf[target] ?? 0]
    if (node === undefined || column === undefined) continue
    incoming.sort((a, b) => approach(a) - approach(b) || a.source - b.source || (a.id < b.id ? -1 : 1))
    const reach = node.inlet === undefined ? node.height / 2 - portMargin : 0
    for (const [index, edge] of incoming.entries()) {
      const middle = centre[target] ?? 0
      const offset = (index - (incoming.length - 1) / 2) * metrics.labelPitch
      const label = { x: column.x - metrics.labelGap, y: middle + offset, width: edge.labelWidth }
      const y = middle + Math.max(-reach, Math.min(reach, offset))
      const arrival = { turned: column.x - column.labels, label, end: { x: column.x + (node.inlet ?? 0), y } }
      const start = startOf(edge, nodes, drawing, leaveAt.get(edge) ?? 0)
      const lane = lanes.get(edge)
      const points =
        lane === undefined
          ? through(start, columns, columnOf[edge.source] ?? 0, passages.get(edge) ?? [], arrival)
          : around(start, columns[columnOf[edge.source] ?? 0] ?? column, lane, bounds.y, arrival)
      routes.set(edge.id, { points, label, back: lane !== undefined })
    }
  }
  return { routes, bounds: withLanes(bounds, lanes.size) }
}

/** Where each edge leaves its source: spread over its right side in the order of the targets. */
function ports(nodes: readonly LayoutNode[], edges: readonly IndexedEdge[], drawing: Drawing) {
  const leaving: IndexedEdge[][] = nodes.map(() => [])
  for (const edge of edges) leaving[edge.source]?.push(edge)
  const leaveAt = new Map<IndexedEdge, number>()
  const y = (edge: IndexedEdge) => drawing.centre[edge.target] ?? 0
  for (const [source, outgoing] of leaving.entries()) {
    outgoing.sort((a, b) => y(a) - y(b) || a.target - b.target || (a.id < b.id ? -1 : 1))
    const room = (nodes[source]?.height ?? 0) - 2 * portMargin
    const pitch = Math.min(portPitch, room / Math.max(1, outgoing.length - 1))
    for (const [index, edge] of outgoing.entries()) {
      leaveAt.set(edge, (drawing.centre[source] ?? 0) + (index - (outgoing.length - 1) / 2) * pitch)
    }
  }
  return leaveAt
}

function startOf(edge: IndexedEdge, nodes: readonly LayoutNode[], drawing: Drawing, y: number): Point {
  const x = drawing.places[edge.source]?.x ?? 0
  return { x: x + (nodes[edge.source]?.width ?? 0) - tuck, y }
}

interface Arrival {
  /** From here on the line is level with its label. */
  turned: number
  label: Point
  end: Point
}

function through(
  start: Point,
  columns: readonly Column[],
  from: number,
  passages: readonly number[],
  { turned, label, end }: Arrival,
): Point[] {
  const points = [start]
  let y = start.y
  let level = rightOf(columns[from])
  for (const [index, passage] of passages.entries()) {
    const column = columns[from + 1 + index]
    points.push({ x: level, y }, { x: (column?.x ?? 0) - (column?.labels ?? 0), y: passage })
    y = passage
    level = rightOf(column)
  }
  points.push({ x: level, y }, { x: turned, y: label.y }, { x: label.x, y: label.y }, end)
  return points
}

const rightOf = (column: Column | undefined) => (column === undefined ? 0 : column.x + column.width)

/** Above everything, each on its own lane: a cycle is seen as one. */
function around(start: Point, from: Column, lane: number, top: number, arrival: Arrival): Point[] {
  const shift = 8 + (lane % shiftedLanes) * laneShift
  const out = rightOf(from) + shift
  const back = arrival.turned - shift
  const y = laneY(top, lane)
  return [
    start,
    { x: out, y: start.y },
    { x: out, y },
    { x: back, y },
    { x: back, y: arrival.label.y },
    { x: arrival.label.x, y: arrival.label.y },
    arrival.end,
  ]
}

const laneY = (top: number, lane: number) => top - metrics.rowGap - lane * lanePitch

function boundsOf({ columns, centre, slots }: Drawing): Bounds {
  const last = columns.at(-1)
  if (last === undefined) return { x: 0, y: 0, width: 0, height: 0 }
  let top = Infinity
  let bottom = -Infinity
  for (const [index, slot] of slots.entries()) {
    top = Math.min(top, (centre[index] ?? 0) - slot / 2)
    bottom = Math.max(bottom, (centre[index] ?? 0) + slot / 2)
  }
  return { x: 0, y: top, width: last.x + last.width, height: bottom - top }
}

function withLanes(bounds: Bounds, lanes: number): Bounds {
  if (lanes === 0) return bounds
  const y = laneY(bounds.y, lanes - 1)
  const width = bounds.width + 8 + shiftedLanes * laneShift
  return { x: bounds.x, y, width, height: bounds.height + bounds.y - y }
}
