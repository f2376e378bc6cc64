import type { HeaderTest, MatchMode } from './headers'
import type { MessageKey } from './message-keys'
import type { TopicPart } from './topic'

/** Why a message goes from an exchange to a queue or exchange, as data: words are made of it in each language. */
export type RouteReason =
  /** The default exchange: the queue has the name that the key says. */
  | { kind: 'default'; key: MessageKey }
  | { kind: 'direct'; key: MessageKey; bindingKey: string }
  | { kind: 'topic'; key: MessageKey; bindingKey: string; parts: TopicPart[] }
  | { kind: 'fanout' }
  | { kind: 'headers'; mode: MatchMode; tests: HeaderTest[] }
  /** The management API does not show the binding's values well enough. */
  | { kind: 'headers-unclear'; mode: MatchMode; tests: HeaderTest[] }
  /** Chosen by a hash, by chance or by a plugin: one of `among` destinations, or some of them. */
  | { kind: 'candidate'; type: string; bindingKey: string; among: number }
  /** Nothing took it, and the alternate exchange gets it. */
  | { kind: 'alternate'; by: 'argument' | 'policy'; policy: string | null }

/** Why a message goes nowhere from an exchange. */
export type EndReason =
  /** No queue has the name that the key says. */
  | { kind: 'no-queue'; keys: MessageKey[] }
  | { kind: 'no-match'; bindings: number }
  | { kind: 'no-bindings' }
  /** The alternate exchange is not there. */
  | { kind: 'alternate-missing'; exchange: string }
  /** A policy that this user may not read may name an alternate exchange. */
  | { kind: 'alternate-unknown'; policy: string }
  /** The default exchange as an alternate exchange has no bindings: it leads nowhere. */
  | { kind: 'alternate-default' }
