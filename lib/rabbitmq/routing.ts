import { deadLetterPath, type DeadLetterStep } from './routing/dead-letter-path'
import { headerSet } from './routing/headers'
import { messageKeys } from './routing/message-keys'
import { missesOf, nearMisses, type Miss } from './routing/near-misses'
import { route, type Routed } from './routing/route'
import type { RoutingMessage } from './routing/topology'
import type { RoutingIndex } from './routing/topology-index'

/** What the broker refuses before it routes anything: it closes the channel. */
export type Refusal =
  | { kind: 'no-exchange'; exchange: string }
  | { kind: 'internal'; exchange: string }
  | { kind: 'wrong-header'; header: 'CC' | 'BCC' }

export interface Trace {
  refused: Refusal | null
  routed: Routed
  /** The nearest bindings that did not take it. */
  misses: Miss[]
  /** Why the queue that was expected does not get it; null when none was named or it gets it. */
  expected: { queue: string; isThere: boolean; misses: Miss[] } | null
  deadLetters: DeadLetterStep[]
}

interface Options {
  /** The message's own, in milliseconds. */
  expiration?: number | null
  /** A queue that somebody thought it would reach. */
  expected?: string | null
}

const nothing = (): Routed => ({
  hops: [],
  queues: new Map(),
  exchanges: new Map(),
  deadEnds: [],
  isComplete: true,
})

/** Where a message published to an exchange goes, why, and what becomes of it: what the broker would do, without asking it. */
export function trace(index: RoutingIndex, message: RoutingMessage, options: Options = {}): Trace {
  const refuse = (refused: Refusal): Trace => ({
    refused,
    routed: nothing(),
    misses: [],
    expected: null,
    deadLetters: [],
  })
  const start = index.exchanges.get(message.exchange)
  if (message.exchange !== '') {
    if (start === undefined) return refuse({ kind: 'no-exchange', exchange: message.exchange })
    if (start.exchange.internal) return refuse({ kind: 'internal', exchange: message.exchange })
  }
  const found = messageKeys(message.routingKey, message.headers)
  if ('wrong' in found) return refuse({ kind: 'wrong-header', header: found.wrong })
  const { keys } = found
  const { exchange, headers } = message
  const routed = route(index, { exchange, keys, headers })
  const asked = { message, keys, headers: headerSet(headers, index.version) }
  const expected = options.expected ?? null
  return {
    refused: null,
    routed,
    misses: nearMisses(index, routed, asked),
    expected:
      expected === null || routed.queues.has(expected)
        ? null
        : {
            queue: expected,
            isThere: index.queues.has(expected),
            misses: index.queues.has(expected) ? missesOf(index, routed, asked, expected) : [],
          },
    deadLetters: deadLetterPath(
      index,
      routed.queues.keys(),
      { exchange, keys, headers, deaths: [] },
      options.expiration ?? null,
    ),
  }
}
