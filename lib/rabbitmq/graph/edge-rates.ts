import type { ShownNode } from './fold'
import type { ShownEdge } from './shown-edges'
import type { Wiring } from './wiring'

/** What the broker tells of rates, by places of nodes; null where it tells nothing. */
export interface KnownRates {
  /** Messages that an exchange gave to queues, or that a queue got from channels. Dead letters are counted in neither. */
  outOf: (exchange: number) => number | null
  into: (queue: number) => number | null
  /** From one exchange to one queue: where the broker keeps detailed rates; undefined where it does not. */
  between: (exchange: number, queue: number) => number | null | undefined
  /** What the default exchange gives to queues, which may be any of them. */
  byDefaultExchange: number | null
}

/**
 * Rates of bindings, for each shown edge; null where none follows. The broker counts by the exchange that was published to,
 * not by the binding: a rate follows where it keeps detailed rates and no exchange stands in between, where a queue has one
 * way in, or an exchange one way out. Dead letters are not counted at all: behind them nothing follows.
 */
export function edgeRates(
  wiring: Wiring,
  shown: readonly ShownNode[],
  edges: readonly ShownEdge[],
  rates: KnownRates,
): (number | null)[] {
  const { nodes, wires } = wiring
  const onlySource = new Int32Array(nodes.length).fill(none)
  const onlyTarget = new Int32Array(nodes.length).fill(none)
  const isFed = new Uint8Array(nodes.length)
  const feeds = new Uint8Array(nodes.length)
  for (const { kind, source, target } of wires) {
    if (kind !== 'binding' && kind !== 'alternate') continue
    onlySource[target] = onlySource[target] === none || onlySource[target] === source ? source : several
    onlyTarget[source] = onlyTarget[source] === none || onlyTarget[source] === target ? target : several
    if (nodes[target]?.kind === 'exchange') {
      isFed[target] = 1
      feeds[source] = 1
    }
  }
  const getsDead = behindDeadLetters(wiring)
  const rateOf = (source: number, target: number): number | null => {
    if (nodes[target]?.kind !== 'queue' || getsDead[source] === 1) return null
    const isOrigin = isFed[source] === 0 && feeds[source] === 0
    const detailed = isOrigin ? rates.between(source, target) : undefined
    if (detailed !== undefined && detailed !== null) return detailed
    if (onlySource[target] === source && rates.byDefaultExchange === 0) return rates.into(target)
    return isOrigin && onlyTarget[source] === target ? rates.outOf(source) : null
  }

  const at = new Int32Array(nodes.length).fill(none)
  for (const [place, { members }] of shown.entries()) for (const member of members) at[member] = place
  const byEnds = new Map<number, number>()
  for (const [edge, { kind, source, target }] of edges.entries()) {
    if (kind === 'binding') byEnds.set(source * shown.length + target, edge)
  }
  const sums: (number | null)[] = edges.map(({ kind }) => (kind === 'binding' ? 0 : null))
  const seen = new Set<number>()
  for (const { kind, source, target } of wires) {
    if (kind !== 'binding') continue
    const pair = source * nodes.length + target
    if (seen.has(pair)) continue
    seen.add(pair)
    const edge = byEnds.get((at[source] ?? none) * shown.length + (at[target] ?? none))
    if (edge === undefined) continue
    const sum = sums[edge] ?? null
    const rate = sum === null ? null : rateOf(source, target)
    sums[edge] = sum === null || rate === null ? null : sum + rate
  }
  return sums
}

const none = -1
const several = -2

/** Exchanges that dead letters come to, at once or by way of others. */
function behindDeadLetters({ nodes, wires }: Wiring): Uint8Array {
  const found = new Uint8Array(nodes.length)
  const waiting: number[] = []
  const visit = (place: number) => {
    if (found[place] === 1 || nodes[place]?.kind !== 'exchange') return
    found[place] = 1
    waiting.push(place)
  }
  const after = new Map<number, number[]>()
  for (const { kind, source, target } of wires) {
    if (kind === 'dead-letter') visit(target)
    else if ((kind === 'binding' || kind === 'alternate') && nodes[target]?.kind === 'exchange') {
      const list = after.get(source)
      if (list === undefined) after.set(source, [target])
      else list.push(target)
    }
  }
  for (const place of waiting) for (const next of after.get(place) ?? []) visit(next)
  return found
}
