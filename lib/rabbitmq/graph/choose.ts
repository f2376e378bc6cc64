import type { Folded, ShownNode } from './fold'
import type { Wiring } from './wiring'

export interface ChooseOptions {
  /** How much somebody wants to see the node at a place: what is looked for 0, what is wrong 1, all else 2. */
  rank: (place: number) => number
  /** Of two that are wanted the same, the heavier one: the depth of a queue. */
  weight: (place: number) => number
  most: number
}

/**
 * The part of a folded graph that can be drawn: what is looked for, what is wrong, exchanges and groups by how much they are
 * wired, then their neighbours, taken in turns so that one exchange with thousands of queues does not push out all others.
 * What does not fit of an open group stays as a smaller group; what else does not fit is left out.
 */
export function choose(wiring: Wiring, folded: Folded, { rank, weight, most }: ChooseOptions): ShownNode[] {
  if (folded.nodes.length <= most) return folded.nodes
  const room = Math.max(1, most - folded.open.length)
  const neighbours = shownNeighbours(wiring, folded)
  const ranks = folded.nodes.map(({ members }) => members.reduce((least, at) => Math.min(least, rank(at)), 2))
  const weights = folded.nodes.map(({ members }) => members.reduce((sum, at) => sum + weight(at), 0))
  const isHub = folded.nodes.map(
    ({ members, group }) => group !== null || wiring.nodes[members[0] ?? -1]?.kind === 'exchange',
  )
  const degree = (at: number) => neighbours[at]?.size ?? 0
  const order = [...folded.nodes.keys()].sort(
    (a, b) =>
      (ranks[a] ?? 2) - (ranks[b] ?? 2) ||
      Number(isHub[b]) - Number(isHub[a]) ||
      degree(b) - degree(a) ||
      (weights[b] ?? 0) - (weights[a] ?? 0),
  )
  const chosen = new Set<number>()
  const take = (places: Iterable<number>) => {
    for (const at of places) {
      if (chosen.size >= room) return
      chosen.add(at)
    }
  }
  // Half of the room at most: the other half shows what they are wired to.
  take(order.filter((at) => ranks[at] !== 2 || isHub[at]).slice(0, Math.ceil(room / 2)))
  const heavyFirst = (at: number) =>
    [...(neighbours[at] ?? [])].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  takeInTurns([...chosen].map(heavyFirst), take, () => chosen.size >= room)
  take(order)

  const nodes = folded.nodes.filter((_, at) => chosen.has(at))
  for (const { id, pattern, members } of folded.open) {
    const left = members.filter((place) => !chosen.has(folded.shownAt[place] ?? -1))
    if (left.length === 0) continue
    nodes.push({ id, members: left, group: { pattern, apart: members.length - left.length } })
  }
  return nodes
}

function shownNeighbours({ wires }: Wiring, { nodes, shownAt }: Folded): Set<number>[] {
  const neighbours = nodes.map(() => new Set<number>())
  for (const { source, target } of wires) {
    const [from, to] = [shownAt[source] ?? -1, shownAt[target] ?? -1]
    if (from < 0 || to < 0 || from === to) continue
    neighbours[from]?.add(to)
    neighbours[to]?.add(from)
  }
  return neighbours
}

/** The first of each list, then the second of each, and so on. */
function takeInTurns(
  lists: readonly (readonly number[])[],
  take: (places: Iterable<number>) => void,
  isFull: () => boolean,
): void {
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0)
  for (let turn = 0; turn < longest && !isFull(); turn += 1) {
    take(lists.flatMap((list) => list[turn] ?? []))
  }
}
