/** An edge whose ends are indexes in the sorted list of nodes. */
export interface IndexedEdge {
  id: string
  source: number
  target: number
  labelWidth: number
  /** Says nothing of columns unless no other edge does: what a queue gives away again stands right of all queues. */
  weak: boolean
}

export interface Ranked {
  /** The column of each node, before columns are wrapped. */
  ranks: Int32Array
  /** Edges that run from left to right. */
  forward: IndexedEdge[]
  /** Edges that close a cycle: without them there is none. */
  back: IndexedEdge[]
  /** The nodes depth first from the sources: what hangs together is close together. */
  visit: Int32Array
}

/**
 * Breaks cycles and gives each node the length of the longest path that leads to it. Leaves for which `isLast` holds all go
 * to the column of the farthest of them, so that queues stand in one column.
 */
export function rankNodes(
  count: number,
  edges: readonly IndexedEdge[],
  isLast: (node: number) => boolean,
): Ranked {
  const strong = edges.filter((edge) => !edge.weak)
  const { back, visit, finished } = breakCycles(count, strong)
  const forward = strong.filter((edge) => !back.has(edge))
  const outgoing = groupBySource(count, forward)
  const ranks = new Int32Array(count)
  // A node is finished after all that it leads to: the reverse is a topological order.
  for (const node of finished.toReversed()) pushOn(node, outgoing, ranks)
  const leaves = finished.filter((node) => isLast(node) && outgoing[node]?.length === 0)
  const last = leaves.reduce((most, node) => Math.max(most, ranks[node] ?? 0), 0)
  for (const node of leaves) ranks[node] = last
  for (const edge of edges) {
    if (!edge.weak) continue
    if (leadsTo(edge.target, edge.source, outgoing)) {
      back.add(edge)
      continue
    }
    forward.push(edge)
    outgoing[edge.source]?.push(edge)
    pushAll(edge.source, outgoing, ranks)
  }
  return { ranks, forward, back: edges.filter((edge) => back.has(edge)), visit }
}

function pushOn(node: number, outgoing: readonly IndexedEdge[][], ranks: Int32Array): number[] {
  const moved: number[] = []
  for (const { target } of outgoing[node] ?? []) {
    const least = (ranks[node] ?? 0) + 1
    if ((ranks[target] ?? 0) >= least) continue
    ranks[target] = least
    moved.push(target)
  }
  return moved
}

/** All that comes after a node goes as far to the right as it must. There is no cycle among forward edges. */
function pushAll(from: number, outgoing: readonly IndexedEdge[][], ranks: Int32Array): void {
  const waiting = [from]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    waiting.push(...pushOn(node, outgoing, ranks))
  }
}

function leadsTo(from: number, to: number, outgoing: readonly IndexedEdge[][]): boolean {
  const seen = new Set([from])
  for (const node of seen) {
    if (node === to) return true
    for (const { target } of outgoing[node] ?? []) seen.add(target)
  }
  return false
}

const unseen = 0
const onPath = 1
const left = 2

/** Depth first without recursion: a chain of 10,000 exchanges is legal. */
function breakCycles(count: number, edges: readonly IndexedEdge[]) {
  const outgoing = groupBySource(count, edges)
  const isTarget = new Uint8Array(count)
  for (const { source, target } of edges) if (source !== target) isTarget[target] = 1
  const roots = Array.from({ length: count }, (_, node) => node)
  roots.sort((a, b) => (isTarget[a] ?? 0) - (isTarget[b] ?? 0) || a - b)

  const state = new Uint8Array(count)
  const next = new Int32Array(count)
  const visit = new Int32Array(count)
  const finished: number[] = []
  const back = new Set<IndexedEdge>()
  let visited = 0
  const path: number[] = []
  const enter = (node: number) => {
    state[node] = onPath
    visit[visited] = node
    visited += 1
    path.push(node)
  }
  for (const root of roots) {
    if (state[root] === unseen) enter(root)
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const edge = outgoing[node]?.[next[node] ?? 0]
      next[node] = (next[node] ?? 0) + 1
      if (edge === undefined) {
        state[node] = left
        finished.push(node)
        path.pop()
      } else if (state[edge.target] === onPath) back.add(edge)
      else if (state[edge.target] === unseen) enter(edge.target)
    }
  }
  return { back, visit, finished }
}

function groupBySource(count: number, edges: readonly IndexedEdge[]): IndexedEdge[][] {
  const groups: IndexedEdge[][] = Array.from({ length: count }, () => [])
  for (const edge of edges) groups[edge.source]?.push(edge)
  return groups
}
