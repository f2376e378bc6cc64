import { isAtLeast } from '@/lib/rabbitmq/version'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import type { MessageKey } from './message-keys'
import { route, type Routed } from './route'
import type { RoutingIndex } from './topology-index'

export type DeathReason = 'expired' | 'rejected' | 'maxlen' | 'delivery_limit'

/** A message on its way through queues. */
export interface Letter {
  /** The exchange that it was published to last. */
  exchange: string
  keys: readonly MessageKey[]
  headers: readonly FieldEntry[]
  /** Queues that it died in and why, the last one first. */
  deaths: readonly { queue: string; reason: DeathReason }[]
}

export interface DeadLettered {
  letter: Letter
  routed: Routed
  /** Queues that do not get it: it has died there before without a rejection since. Each with the way around. */
  cycles: { queue: string; around: string[] }[]
  /** Queues that get it. */
  queues: Map<string, boolean>
}

/** Where a queue sends a message that dies in it; null when it has no dead-letter exchange, or one that is not there. */
export function deadLetter(
  index: RoutingIndex,
  queue: string,
  letter: Letter,
  reason: DeathReason,
): DeadLettered | null {
  const to = index.queues.get(queue)?.rules.deadLetter
  if (to === undefined || to === null) return null
  if (to.exchange !== '' && !index.exchanges.has(to.exchange)) return null
  const next: Letter = {
    exchange: to.exchange,
    keys: to.routingKey === null ? letter.keys : [{ key: to.routingKey, from: 'routing-key' }],
    headers: deathHeaders(index.version, letter, queue, reason, to.routingKey !== null),
    deaths: withDeath(index.version, letter.deaths, { queue, reason }),
  }
  const routed = route(index, next)
  const cycles: DeadLettered['cycles'] = []
  const queues = new Map(routed.queues)
  for (const name of routed.queues.keys()) {
    const around = reason === 'rejected' ? null : wayAround(name, next.deaths)
    if (around === null) continue
    queues.delete(name)
    cycles.push({ queue: name, around })
  }
  return { letter: next, routed, cycles, queues }
}

type Death = Letter['deaths'][number]

/** Each queue and reason once, the last one first. Before 3.13 every death turns round the order of those before it. */
function withDeath(version: string, before: readonly Death[], death: Death): Death[] {
  const others = before.filter((each) => each.queue !== death.queue || each.reason !== death.reason)
  const isNew = isAtLeast(version, 3, 13)
  return [death, ...(isNew || before.length < 2 ? others : others.toReversed())]
}

/** The broker drops a message that would come back to a queue by itself, that is without a client's rejection on the way. */
function wayAround(queue: string, deaths: Letter['deaths']): string[] | null {
  const at = deaths.findIndex((death) => death.queue === queue)
  const way = deaths.slice(0, at + 1)
  if (at < 0 || way.some((death) => death.reason === 'rejected')) return null
  return [...way.map((death) => death.queue).toReversed(), queue]
}

/** Bindings with all-with-x and any-with-x can see what the broker writes down of a death. */
function deathHeaders(
  version: string,
  { exchange, headers, deaths }: Letter,
  queue: string,
  reason: DeathReason,
  hasNewKey: boolean,
): FieldEntry[] {
  const isNew = isAtLeast(version, 3, 13)
  const said = (which: 'first' | 'last'): FieldEntry[] =>
    Object.entries({ reason, queue, exchange }).map(([what, value]) => ({
      name: `x-${which}-death-${what}`,
      value: { type: 'string', value },
    }))
  const added = [...(deaths.length === 0 ? said('first') : []), ...(isNew ? said('last') : [])]
  // Before 3.13 the history itself is a header that bindings see, and a new routing key takes CC off.
  if (!isNew && deaths.length === 0) added.push({ name: 'x-death', value: { type: 'array', items: [] } })
  const names = new Set(added.map(({ name }) => name))
  const dropped = (name: string) => names.has(name) || (!isNew && hasNewKey && name === 'CC')
  return [...headers.filter(({ name }) => !dropped(name)), ...added]
}
