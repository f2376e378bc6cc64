/** Sizes that the layout and the drawing of the graph agree on, in px. */
export const metrics = {
  /** Between the boxes of two rows. */
  rowGap: 16,
  labelHeight: 16,
  /** From one label to the next where several edges end at one node. */
  labelPitch: 18,
  /** Between a label and its node: room for the arrow. */
  labelGap: 14,
  /** Room around the longest key in the gap before a column. */
  keyRoom: 24,
  /** From a block's heading to its first row. */
  heading: 28,
  blockGap: 72,
} as const

export interface LayoutNode {
  /** Ties are broken by it: begin it with what should stand together. */
  id: string
  width: number
  height: number
  /** Where edges end: how far inside of the left side, half way down. */
  inlet?: number
  /** Stands with its like in the last column when nothing follows it. */
  last?: boolean
  /** It has no edges and stands in the block of this name at the end. */
  block?: string
}

export interface LayoutEdge {
  id: string
  source: string
  target: string
  labelWidth: number
  /** A dead letter's way, for example: it decides on no column that another edge decides on. */
  weak?: boolean
}

export interface Place {
  x: number
  y: number
  /** -1 in a block. */
  rank: number
  /** Which of the wrapped columns of its rank; in a block, which cell. */
  column: number
}

export interface Point {
  x: number
  y: number
}

/** A column as it is drawn. Before it come `turn` px in which edges change their height, then `labels` px for their keys. */
export interface Column {
  rank: number
  column: number
  x: number
  width: number
  turn: number
  labels: number
  /** Indexes of the nodes, from the top. */
  nodes: readonly number[]
}

export interface Block {
  name: string
  x: number
  y: number
  width: number
  height: number
  rows: number
}

export interface Route {
  /** Through these points: level from one to the next of the same height, else an S. */
  points: readonly Point[]
  /** Right end and middle of the label. */
  label: Point & { width: number }
  /** Closes a cycle: right angles around the graph. */
  back: boolean
}

export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export interface Layout {
  places: ReadonlyMap<string, Place>
  routes: ReadonlyMap<string, Route>
  columns: readonly Column[]
  blocks: readonly Block[]
  bounds: Bounds
}
