import type { ShownNode } from './fold'
import { wireKinds, type Wire, type WireHeader, type WireKind, type Wiring } from './wiring'

/** What a wire says: a key, or headers. */
export interface EdgeKey {
  key: string
  headers: readonly WireHeader[]
}

/** All wires of one kind from one shown node to another. */
export interface ShownEdge {
  kind: WireKind
  /** Places of shown nodes. */
  source: number
  target: number
  count: number
  /** The first of the different keys, in order. */
  keys: EdgeKey[]
  /** How many different ones there are. */
  different: number
}

/** More than this nobody reads at one edge. */
const mostKeys = 20

/** The edges between shown nodes: many wires between two are one with a count. A wire whose end is not shown is left out. */
export function shownEdges({ nodes, wires }: Wiring, shown: readonly ShownNode[]): ShownEdge[] {
  const at = new Int32Array(nodes.length).fill(-1)
  for (const [place, { members }] of shown.entries()) for (const member of members) at[member] = place
  const byEnds = new Map<number, { edge: ShownEdge; keys: Map<string, EdgeKey> }>()
  for (const wire of wires) {
    const source = at[wire.source] ?? -1
    const target = at[wire.target] ?? -1
    if (source < 0 || target < 0) continue
    const id = (wireKinds.indexOf(wire.kind) * shown.length + source) * shown.length + target
    let found = byEnds.get(id)
    if (found === undefined) {
      const edge = { kind: wire.kind, source, target, count: 0, keys: [], different: 0 }
      found = { edge, keys: new Map() }
      byEnds.set(id, found)
    }
    found.edge.count += 1
    if (wire.key !== null) found.keys.set(keyText(wire), { key: wire.key, headers: wire.headers })
  }
  return [...byEnds.values()].map(({ edge, keys }) => ({ ...edge, keys: first(keys), different: keys.size }))
}

const keyText = ({ key, headers }: Wire): string =>
  headers.length === 0 ? (key ?? '') : JSON.stringify([key, headers])

/** The first few in the order of their text, which no refresh changes. */
function first(keys: ReadonlyMap<string, EdgeKey>): EdgeKey[] {
  const texts = [...keys.keys()]
  if (texts.length > 1) texts.sort()
  return texts.slice(0, mostKeys).flatMap((text) => keys.get(text) ?? [])
}
