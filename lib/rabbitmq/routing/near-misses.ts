import { matchHeaders, type HeaderSet, type HeaderTest, type MatchMode } from './headers'
import type { MessageKey } from './message-keys'
import { argumentsFor, mendedArguments, mendedKey, type MissingBinding } from './missing-binding'
import { compareTopic, letterDistance, topicDistance, type TopicColumn } from './near-topic'
import type { Routed } from './route'
import type { RoutingBinding, RoutingMessage } from './topology'
import { topicWords } from './topic'
import type { IndexedExchange, RoutingIndex } from './topology-index'

/** Why a binding did not take a message. */
export type MissReason =
  | { kind: 'topic'; key: MessageKey; bindingKey: string; columns: TopicColumn[] }
  | { kind: 'direct'; key: MessageKey; bindingKey: string; difference: KeyDifference }
  | { kind: 'headers'; mode: MatchMode; tests: HeaderTest[] }
  /** A queue is called nearly like the key. */
  | { kind: 'name'; key: MessageKey; difference: KeyDifference }
  /** The message does not come to the binding's exchange. */
  | { kind: 'elsewhere' }
  /** Nothing leads to the queue but the default exchange. */
  | { kind: 'unbound' }

type KeyDifference = 'case' | 'space' | 'letters' | 'other'

export interface Miss {
  exchange: string
  type: string
  to: { kind: 'queue' | 'exchange'; name: string }
  reason: MissReason
  /** What would have to be bound; null where nothing can be. */
  fix: MissingBinding | null
  distance: number
}

interface Asked {
  message: RoutingMessage
  keys: readonly MessageKey[]
  headers: HeaderSet
}

const mostCompared = 20_000
const mostMisses = 5

/** The bindings that came nearest to taking the message, at the exchanges that it came to. */
export function nearMisses(index: RoutingIndex, routed: Routed, asked: Asked): Miss[] {
  if (routed.exchanges.has('')) return nearNames(index, routed, asked)
  const misses = [...routed.exchanges.keys()].flatMap((name) => {
    const indexed = index.exchanges.get(name)
    if (indexed === undefined) return []
    const reached = reachedFrom(routed, name)
    const left = indexed.bindings.slice(0, mostCompared).filter((binding) => !reached.has(endOf(binding)))
    return nearest(left, (binding) => roughDistance(binding, indexed, asked), 12).map((binding) =>
      missOf(binding, indexed, asked),
    )
  })
  return distinct(misses.filter((miss) => miss !== null)).slice(0, mostMisses)
}

/** Why one queue does not get the message: its nearest miss first, at most a few. */
export function missesOf(index: RoutingIndex, routed: Routed, asked: Asked, queue: string): Miss[] {
  const to = { kind: 'queue', name: queue } as const
  const misses: Miss[] = []
  for (const indexed of index.exchanges.values()) {
    const { name, type } = indexed.exchange
    for (const binding of indexed.bindings) {
      if (binding.destination !== queue || binding.destinationType !== 'queue') continue
      if (!routed.exchanges.has(name)) {
        misses.push({ exchange: name, type, to, reason: { kind: 'elsewhere' }, fix: null, distance: 100 })
      } else {
        const miss = missOf(binding, indexed, asked)
        if (miss !== null) misses.push(miss)
      }
    }
  }
  const found = distinct(misses)
  if (found.some((miss) => miss.fix !== null)) return found.slice(0, mostMisses)
  const { exchange } = asked.message
  const type = index.exchanges.get(exchange)?.exchange.type ?? 'direct'
  const bound: Miss = {
    exchange,
    type,
    to,
    reason: { kind: 'unbound' },
    fix: plainFix(asked, type, queue),
    distance: 200,
  }
  return found.length === 0
    ? [bound]
    : found.map((miss) => (miss.fix === null ? { ...miss, fix: bound.fix } : miss)).slice(0, mostMisses)
}

/** A binding to the very exchange that was published to. The default exchange cannot be bound. */
function plainFix({ message, keys }: Asked, type: string, queue: string): MissingBinding | null {
  if (message.exchange === '') return null
  const args = type === 'headers' ? argumentsFor(message.headers) : []
  return args === null
    ? null
    : {
        source: message.exchange,
        destination: queue,
        destinationType: 'queue',
        bindingKey: type === 'direct' || type === 'topic' ? (keys[0]?.key ?? '') : '',
        arguments: args,
      }
}

const endOf = ({ destinationType, destination }: RoutingBinding) => `${destinationType} ${destination}`

const reachedFrom = (routed: Routed, exchange: string): Set<string> =>
  new Set(routed.hops.filter(({ from }) => from === exchange).map(({ to }) => `${to.kind} ${to.name}`))

function nearest<T>(all: readonly T[], distance: (item: T) => number, most: number): T[] {
  return all
    .map((item) => ({ item, far: distance(item) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ item }) => item)
}

function roughDistance(binding: RoutingBinding, { type }: IndexedExchange, { keys, headers }: Asked): number {
  if (type === 'topic') {
    const pattern = topicWords(binding.key)
    return Math.min(...keys.map(({ key }) => topicDistance(pattern, topicWords(key))))
  }
  if (type === 'headers') return headersDistance(matchHeaders(binding.arguments, headers).tests)
  if (type === 'direct') return Math.min(...keys.map(({ key }) => keyDistance(binding.key, key)))
  return Infinity
}

const headersDistance = (tests: readonly HeaderTest[]): number =>
  tests.filter(({ result }) => result === 'differs').length +
  1.2 * tests.filter(({ result }) => result === 'missing').length

const keyDistance = (bindingKey: string, key: string): number =>
  bindingKey.toLowerCase().trim() === key.toLowerCase().trim() ? 0.5 : letterDistance(bindingKey, key)

function differenceOf(bindingKey: string, key: string): KeyDifference {
  if (bindingKey.trim() === key.trim()) return 'space'
  if (bindingKey.toLowerCase() === key.toLowerCase()) return 'case'
  return letterDistance(bindingKey, key) < 3 ? 'letters' : 'other'
}

function missOf(binding: RoutingBinding, { exchange, type }: IndexedExchange, asked: Asked): Miss | null {
  const { source, destination, destinationType } = binding
  const base = { exchange: exchange.name, type, to: { kind: destinationType, name: destination } }
  const fix = (bindingKey: string, args: MissingBinding['arguments'] | null): MissingBinding | null =>
    args === null ? null : { source, destination, destinationType, bindingKey, arguments: args }
  if (type === 'headers') {
    const { mode, tests, matches } = matchHeaders(binding.arguments, asked.headers)
    if (matches !== false) return null
    const reason: MissReason = { kind: 'headers', mode, tests }
    return {
      ...base,
      reason,
      fix: fix(binding.key, mendedArguments(mode, tests)),
      distance: headersDistance(tests),
    }
  }
  const [key] = nearest(asked.keys, (each) => keyDistance(binding.key, each.key), 1)
  if (key === undefined) return null
  if (type === 'topic') {
    const columns = compareTopic(binding.key, key.key)
    const off = columns.filter(({ result }) => result !== 'equal' && result !== 'takes')
    if (off.length === 0) return null
    const slips = off.filter(
      ({ binding: word, key: said }) => word !== null && said !== null && letterDistance(word, said) < 3,
    )
    return {
      ...base,
      reason: { kind: 'topic', key, bindingKey: binding.key, columns },
      fix: fix(mendedKey(columns, key.key), []),
      distance: off.length - slips.length / 2,
    }
  }
  if (type !== 'direct') return null
  const difference = differenceOf(binding.key, key.key)
  return {
    ...base,
    reason: { kind: 'direct', key, bindingKey: binding.key, difference },
    fix: fix(key.key, []),
    distance: difference === 'other' ? 3 : keyDistance(binding.key, key.key),
  }
}

/** Queues whose name is nearly the key, for what went to the default exchange. */
function nearNames(index: RoutingIndex, routed: Routed, { keys }: Asked): Miss[] {
  return keys
    .filter(({ key }) => !routed.queues.has(key))
    .flatMap((key) =>
      [...index.queues.keys()]
        .filter((name) => keyDistance(name, key.key) < 3)
        .map((name): Miss => ({
          exchange: '',
          type: 'direct',
          to: { kind: 'queue', name },
          reason: { kind: 'name', key, difference: differenceOf(name, key.key) },
          fix: null,
          distance: keyDistance(name, key.key),
        })),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostMisses)
}

/** One for each way, the nearest. */
function distinct(misses: readonly Miss[]): Miss[] {
  const best = new Map<string, Miss>()
  for (const miss of [...misses].sort((a, b) => a.distance - b.distance)) {
    const way = JSON.stringify([miss.exchange, miss.to.kind, miss.to.name])
    if (!best.has(way)) best.set(way, miss)
  }
  return [...best.values()]
}
