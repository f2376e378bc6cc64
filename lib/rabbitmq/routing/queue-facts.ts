import type { QueueRules, RoutingQueue } from './topology'
import type { RoutingIndex } from './topology-index'

/** What one queue does with a message that reaches it. */
export type QueueFact =
  /** `max` 0: at once. */
  | { kind: 'max-length'; max: number; overflow: QueueRules['overflow'] }
  | { kind: 'max-length-bytes'; max: number; overflow: QueueRules['overflow'] }
  | { kind: 'expires'; milliseconds: number; by: 'queue' | 'message' }
  | { kind: 'delivery-limit'; limit: number }
  | { kind: 'stream'; maxAge: string | null }
  | { kind: 'dead-letter'; exchange: string; routingKey: string | null; isThere: boolean }
  /** Something above takes messages out of it, and they go nowhere. */
  | { kind: 'lost' }

/** By its arguments and policies. `expiration` is the message's own. */
export function queueFacts(
  index: RoutingIndex,
  { type, rules }: RoutingQueue,
  expiration: number | null,
): QueueFact[] {
  if (type === 'stream') {
    const facts: QueueFact[] = [{ kind: 'stream', maxAge: rules.maxAge }]
    if (rules.maxLengthBytes !== null) facts.push(bytes(rules, rules.maxLengthBytes))
    return facts
  }
  const facts: QueueFact[] = []
  if (rules.maxLength !== null)
    facts.push({ kind: 'max-length', max: rules.maxLength, overflow: rules.overflow })
  if (rules.maxLengthBytes !== null) facts.push(bytes(rules, rules.maxLengthBytes))
  const ttl = Math.min(rules.messageTtl ?? Infinity, expiration ?? Infinity)
  if (Number.isFinite(ttl)) {
    facts.push({ kind: 'expires', milliseconds: ttl, by: ttl === rules.messageTtl ? 'queue' : 'message' })
  }
  const takes = facts.some(
    (fact) => fact.kind === 'expires' || ('overflow' in fact && fact.overflow === 'drop-head'),
  )
  if (rules.deliveryLimit !== null) facts.push({ kind: 'delivery-limit', limit: rules.deliveryLimit })
  const { deadLetter } = rules
  if (deadLetter !== null) {
    const isThere = deadLetter.exchange === '' || index.exchanges.has(deadLetter.exchange)
    facts.push({ kind: 'dead-letter', ...deadLetter, isThere })
  } else if (takes) facts.push({ kind: 'lost' })
  return facts
}

const bytes = ({ overflow }: QueueRules, max: number): QueueFact => ({
  kind: 'max-length-bytes',
  max,
  overflow,
})
