import { reach } from './neighbours'
import type { WiredNode, Wiring } from './wiring'

/** What is asked of a node. Empty texts, null and 0 ask nothing. */
export interface GraphFilter {
  /** A part of its name, whatever the case. */
  name: string
  /** Of a queue or an exchange. */
  type: string
  policy: string | null
  /** At least so many messages: queues alone. */
  depth: number
}

export interface NodeFacts {
  policy: string | null
  total: number | null
}

interface Filtered {
  /** What fits, and what it is wired to. */
  places: Set<number>
  fitting: Set<number>
  /** Queues whose depth is not known. */
  undecided: number
}

export const asksNothing = ({ name, type, policy, depth }: GraphFilter): boolean =>
  name === '' && type === '' && policy === null && depth === 0

/** The nodes that fit, with those that they are wired to: a queue without its exchange tells little. */
export function filterWiring(
  wiring: Wiring,
  filter: GraphFilter,
  factsOf: (place: number) => NodeFacts | undefined,
): Filtered {
  const wanted = filter.name.toLowerCase()
  const fitting = new Set<number>()
  let undecided = 0
  for (const [place, node] of wiring.nodes.entries()) {
    if (!fitsByName(node, wanted, filter.type)) continue
    if (filter.policy === null && filter.depth === 0) {
      fitting.add(place)
      continue
    }
    const facts = factsOf(place)
    if (filter.policy !== null && (facts?.policy ?? null) !== filter.policy) continue
    if (filter.depth > 0 && node.kind !== 'queue') continue
    const total = facts?.total ?? null
    if (filter.depth > 0 && total === null) undecided += 1
    else if ((total ?? 0) >= filter.depth) fitting.add(place)
  }
  return { places: reach(wiring, fitting, 1, 'both'), fitting, undecided }
}

const fitsByName = ({ kind, name, type }: WiredNode, wanted: string, wantedType: string): boolean =>
  (wantedType === '' ? kind === 'queue' || kind === 'exchange' : type === wantedType) &&
  name.toLowerCase().includes(wanted)
