import type { FieldEntry } from '@/lib/rabbitmq/field'
import { headerSet } from './headers'
import { hopsFrom, type Hop, type Routable } from './hops'
import type { MessageKey } from './message-keys'
import type { EndReason } from './reasons'
import type { RoutingIndex } from './topology-index'

export interface RouteHop extends Hop {
  from: string
  /** Seen before: a queue gets one copy, an exchange routes a message once. */
  repeats: boolean
}

/** An exchange that the message came to and did not leave. */
export interface DeadEnd {
  exchange: string
  isCertain: boolean
  reason: EndReason
}

export interface Routed {
  /** In the order of the way, from the exchange that was published to. */
  hops: RouteHop[]
  /** Names of queues; false where it cannot be told beforehand. */
  queues: Map<string, boolean>
  /** The same for exchanges, the first one included. */
  exchanges: Map<string, boolean>
  deadEnds: DeadEnd[]
  /** Some exchange may have an alternate exchange that this user may not know of. */
  isComplete: boolean
}

interface Sent {
  exchange: string
  keys: readonly MessageKey[]
  headers: readonly FieldEntry[]
}

/** The queues that the broker gives a message to, by way of which exchanges. An exchange that is not there gets nothing. */
export function route(index: RoutingIndex, sent: Sent): Routed {
  const routed: Routed = {
    hops: [],
    queues: new Map(),
    exchanges: new Map(),
    deadEnds: [],
    isComplete: true,
  }
  if (sent.exchange === '') routeByName(index, sent.keys, routed)
  else walk(index, sent, routed)
  return routed
}

/** The default exchange: each key is a queue's name. */
function routeByName(index: RoutingIndex, keys: readonly MessageKey[], routed: Routed): void {
  routed.exchanges.set('', true)
  for (const key of keys) {
    if (!index.queues.has(key.key)) continue
    const repeats = routed.queues.has(key.key)
    routed.queues.set(key.key, true)
    routed.hops.push({
      from: '',
      to: { kind: 'queue', name: key.key },
      isCertain: true,
      reason: { kind: 'default', key },
      binding: null,
      also: 0,
      repeats,
    })
  }
  if (routed.queues.size === 0) {
    routed.deadEnds.push({
      exchange: '',
      isCertain: true,
      reason: { kind: 'no-queue', keys: [...keys] },
    })
  }
}

function walk(index: RoutingIndex, sent: Sent, routed: Routed): void {
  const message: Routable = { keys: sent.keys, headers: headerSet(sent.headers, index.version) }
  const results = new Map<string, ReturnType<typeof hopsFrom>>()
  const order: string[] = []
  const visit = (name: string) => {
    const indexed = index.exchanges.get(name)
    if (indexed === undefined || results.has(name)) return
    results.set(name, hopsFrom(index, indexed, message))
    order.push(name)
  }
  visit(sent.exchange)
  for (const name of order) {
    for (const hop of results.get(name)?.hops ?? []) if (hop.to.kind === 'exchange') visit(hop.to.name)
  }
  const certain = certainExchanges(sent.exchange, results)
  for (const name of order) routed.exchanges.set(name, certain.has(name))
  const seen = new Set([sent.exchange])
  for (const from of order) {
    const result = results.get(from)
    for (const hop of result?.hops ?? []) {
      const isCertain = hop.isCertain && certain.has(from)
      const repeats = hop.to.kind === 'queue' ? routed.queues.has(hop.to.name) : seen.has(hop.to.name)
      // A binding whose end was just deleted.
      if (hop.to.kind === 'queue' && !index.queues.has(hop.to.name)) continue
      if (hop.to.kind === 'exchange') seen.add(hop.to.name)
      else routed.queues.set(hop.to.name, isCertain || routed.queues.get(hop.to.name) === true)
      routed.hops.push({ ...hop, from, isCertain, repeats })
    }
    if (result?.end)
      routed.deadEnds.push({ exchange: from, isCertain: certain.has(from), reason: result.end })
    if (result?.end?.kind === 'alternate-unknown') routed.isComplete = false
  }
}

/** The exchanges that the message comes to whatever the ones that choose by chance do. */
function certainExchanges(
  start: string,
  results: ReadonlyMap<string, ReturnType<typeof hopsFrom>>,
): Set<string> {
  const certain = new Set([start])
  for (const name of certain) {
    for (const hop of results.get(name)?.hops ?? []) {
      if (hop.isCertain && hop.to.kind === 'exchange') certain.add(hop.to.name)
    }
  }
  return certain
}
