import { argumentText } from './argument-text'
import type { Exchange } from './exchange'
import { isReservedName } from './name-rules'

export interface ExchangeFeature {
  /** The official UI's short word. */
  short: string
  kind: 'durable' | 'autoDelete' | 'internal' | 'argument'
  name: string
  value: string
}

/** What a list says of an exchange in a few letters: flags and arguments. The policy has a column of its own. */
export function exchangeFeatures(exchange: Exchange): ExchangeFeature[] {
  const features: ExchangeFeature[] = []
  const flag = (short: string, kind: ExchangeFeature['kind']) =>
    features.push({ short, kind, name: kind, value: '' })
  if (exchange.durable) flag('D', 'durable')
  if (exchange.autoDelete) flag('AD', 'autoDelete')
  if (exchange.internal) flag('I', 'internal')
  for (const { name, value } of exchange.arguments) {
    features.push({
      short: name === 'alternate-exchange' ? 'AE' : name.replace(/^x-/, ''),
      kind: 'argument',
      name,
      value: argumentText(value),
    })
  }
  return features
}

/** Why the broker would not delete an exchange, null when nothing is known against it. */
export function whyUndeletable(name: string): 'default' | 'reserved' | null {
  if (name === '') return 'default'
  return isReservedName(name) ? 'reserved' : null
}

export type Routing = 'default' | 'direct' | 'fanout' | 'topic' | 'headers' | 'hash' | 'random' | 'other'

const byType: Readonly<Record<string, Routing>> = {
  direct: 'direct',
  fanout: 'fanout',
  topic: 'topic',
  headers: 'headers',
  'x-consistent-hash': 'hash',
  'x-modulus-hash': 'hash',
  'x-random': 'random',
  'x-local-random': 'random',
}

/** How an exchange chooses, as far as its name and type tell. */
export function routingOf(exchange: { name: string; type: string }): Routing {
  if (exchange.name === '') return 'default'
  return Object.hasOwn(byType, exchange.type) ? (byType[exchange.type] ?? 'other') : 'other'
}
