import { matchHeaders, type HeaderSet } from './headers'
import type { MessageKey } from './message-keys'
import type { EndReason, RouteReason } from './reasons'
import { explainTopic } from './topic'
import type { IndexedExchange, RoutingIndex } from './topology-index'
import type { RoutingBinding } from './topology'

/** The way from one exchange to one queue or exchange. */
export interface Hop {
  to: { kind: 'queue' | 'exchange'; name: string }
  isCertain: boolean
  reason: RouteReason
  /** The binding that let it through; null for the default exchange and an alternate exchange. */
  binding: RoutingBinding | null
  /** More bindings that would have done the same. */
  also: number
}

export interface Routable {
  keys: readonly MessageKey[]
  headers: HeaderSet
}

/** Exactly one destination is chosen; where there is but one, it is that. */
const oneOf = new Set(['x-random', 'x-consistent-hash', 'x-modulus-hash'])

/** Where one exchange sends a message, whoever sent it there, and why nowhere. */
export function hopsFrom(
  index: RoutingIndex,
  { exchange, type, ...bound }: IndexedExchange,
  message: Routable,
): { hops: Hop[]; end: EndReason | null } {
  const hops = matched({ exchange, type, ...bound }, message)
  if (hops.some((hop) => hop.isCertain)) return { hops, end: null }
  const end = alternate(index, { exchange, type, ...bound }, hops)
  return { hops: [...hops, ...end.hops], end: hops.length + end.hops.length === 0 ? end.end : null }
}

function matched(indexed: IndexedExchange, message: Routable): Hop[] {
  const hops = new Map<string, Hop>()
  const add = (binding: RoutingBinding, reason: () => RouteReason, isCertain = true) => {
    const key = `${binding.destinationType} ${binding.destination}`
    const known = hops.get(key)
    if (known === undefined || (isCertain && !known.isCertain)) {
      hops.set(key, {
        to: { kind: binding.destinationType, name: binding.destination },
        isCertain,
        reason: reason(),
        binding,
        also: known === undefined ? 0 : known.also + 1,
      })
    } else known.also += 1
  }
  switch (indexed.type) {
    case 'direct':
      for (const key of message.keys) {
        for (const binding of indexed.byKey.get(key.key) ?? []) {
          add(binding, () => ({ kind: 'direct', key, bindingKey: binding.key }))
        }
      }
      break
    case 'topic':
      for (const key of message.keys) {
        for (const binding of indexed.trie.match(key.key)) {
          const parts = () => explainTopic(binding.key, key.key) ?? []
          add(binding, () => ({ kind: 'topic', key, bindingKey: binding.key, parts: parts() }))
        }
      }
      break
    case 'fanout':
    case 'x-recent-history':
      for (const binding of indexed.bindings) add(binding, () => ({ kind: 'fanout' }))
      break
    case 'headers':
      for (const binding of indexed.bindings) {
        const { mode, matches, tests } = matchHeaders(binding.arguments, message.headers)
        if (matches === false) continue
        const kind = matches === true ? 'headers' : 'headers-unclear'
        add(binding, () => ({ kind, mode, tests }), matches === true)
      }
      break
    default:
      addCandidates(indexed, add)
  }
  if (indexed.exchange.delayedType === null) return [...hops.values()]
  // The plugin keeps a message with x-delay back: it may be gone, or routed otherwise, by then.
  return [...hops.values()].map((hop) => ({ ...hop, isCertain: false }))
}

function addCandidates(
  { exchange, bindings }: IndexedExchange,
  add: (binding: RoutingBinding, reason: () => RouteReason, isCertain: boolean) => void,
): void {
  const destinations = new Set(
    bindings.map(({ destination, destinationType }) => `${destinationType} ${destination}`),
  )
  const among = destinations.size
  const isCertain = oneOf.has(exchange.type) && among === 1
  for (const binding of bindings) {
    add(
      binding,
      () => ({ kind: 'candidate', type: exchange.type, bindingKey: binding.key, among }),
      isCertain,
    )
  }
}

/** What becomes of a message that no binding takes for certain. */
function alternate(
  index: RoutingIndex,
  { exchange, bindings }: IndexedExchange,
  hops: readonly Hop[],
): { hops: Hop[]; end: EndReason } {
  const to = exchange.alternate
  const none: EndReason =
    bindings.length === 0 ? { kind: 'no-bindings' } : { kind: 'no-match', bindings: bindings.length }
  if (to === null) return { hops: [], end: none }
  if (to.by === 'unknown') return { hops: [], end: { kind: 'alternate-unknown', policy: to.policy } }
  // The default exchange has no stored bindings: the publishing channel resolves queue names itself (measured on 3.10 and 4.3).
  if (to.exchange === '') return { hops: [], end: { kind: 'alternate-default' } }
  if (!index.exchanges.has(to.exchange)) {
    return { hops: [], end: { kind: 'alternate-missing', exchange: to.exchange } }
  }
  const hop: Hop = {
    to: { kind: 'exchange', name: to.exchange },
    isCertain: hops.length === 0,
    reason: { kind: 'alternate', by: to.by, policy: to.by === 'policy' ? to.policy : null },
    binding: null,
    also: 0,
  }
  return { hops: [hop], end: none }
}
