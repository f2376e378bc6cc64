import type { Wiring } from './wiring'

/** For each node the places that its wires lead to, and those that lead to it. */
export interface Neighbours {
  after: readonly (readonly number[])[]
  before: readonly (readonly number[])[]
}

const known = new WeakMap<Wiring, Neighbours>()

/** Worked out once for one wiring. */
export function neighboursOf(wiring: Wiring): Neighbours {
  const found = known.get(wiring)
  if (found !== undefined) return found
  const after: number[][] = wiring.nodes.map(() => [])
  const before: number[][] = wiring.nodes.map(() => [])
  for (const { source, target } of wiring.wires) {
    after[source]?.push(target)
    before[target]?.push(source)
  }
  const neighbours = { after, before }
  known.set(wiring, neighbours)
  return neighbours
}

export const ways = ['both', 'up', 'down'] as const
/** Upstream: where messages come from. Downstream: where they go. */
export type Way = (typeof ways)[number]

/** What can be reached from some nodes against the wires, along them, or both, in so many hops. They themselves are in it. */
export function reach(wiring: Wiring, starts: Iterable<number>, hops: number, way: Way): Set<number> {
  const { after, before } = neighboursOf(wiring)
  const from = [...starts]
  const reached = new Set(from)
  const go = (next: Neighbours['after']) => {
    const seen = new Set(from)
    let edge = from
    for (let hop = 0; hop < hops && edge.length > 0; hop += 1) {
      const found: number[] = []
      for (const at of edge) {
        for (const other of next[at] ?? []) {
          if (seen.has(other)) continue
          seen.add(other)
          found.push(other)
        }
      }
      edge = found
    }
    for (const at of seen) reached.add(at)
  }
  if (way !== 'down') go(before)
  if (way !== 'up') go(after)
  return reached
}
