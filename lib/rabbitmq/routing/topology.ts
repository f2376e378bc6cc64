import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'

/** Where an exchange sends what none of its bindings takes. A policy that this user may not read may name one. */
export type Alternate =
  | { by: 'argument'; exchange: string }
  | { by: 'policy'; exchange: string; policy: string }
  | { by: 'unknown'; policy: string }

export interface RoutingExchange {
  /** "" is the default exchange. */
  name: string
  type: string
  internal: boolean
  alternate: Alternate | null
  /** `x-delayed-type` of a delayed message exchange. */
  delayedType: string | null
}

/** What a queue does with messages by its arguments and policies. Null: no such limit. */
export interface QueueRules {
  maxLength: number | null
  maxLengthBytes: number | null
  overflow: 'drop-head' | 'reject-publish' | 'reject-publish-dlx'
  /** Milliseconds. */
  messageTtl: number | null
  deliveryLimit: number | null
  /** Of a stream: "7D". */
  maxAge: string | null
  deadLetter: { exchange: string; routingKey: string | null } | null
}

export interface RoutingQueue {
  name: string
  type: string
  rules: QueueRules
}

/**
 * A value in a binding's arguments. The management API tells no types: a number or text says enough, but its "undefined" is
 * void or the word, and lists and tables lost the types of what is in them.
 */
export type PatternValue = FieldValue | { type: 'void-or-text' } | { type: 'nested'; json: ManagementValue }

/** What the management API shows of a nested value; numbers as the broker wrote them. */
export type ManagementValue =
  | string
  | boolean
  | null
  | { number: string }
  | { list: ManagementValue[] }
  | { table: [string, ManagementValue][] }

export interface PatternEntry {
  name: string
  value: PatternValue
}

export interface RoutingBinding {
  source: string
  destination: string
  destinationType: 'queue' | 'exchange'
  key: string
  arguments: readonly PatternEntry[]
}

/** All that decides where a message goes in one virtual host. */
export interface RoutingTopology {
  /** The broker's: headers are compared in another way from 3.13. */
  version: string
  exchanges: readonly RoutingExchange[]
  queues: readonly RoutingQueue[]
  bindings: readonly RoutingBinding[]
  /** Bindings that are there besides, described in a way that is not understood: a message may take them. */
  unreadable?: number
}

export interface RoutingMessage {
  exchange: string
  routingKey: string
  headers: readonly FieldEntry[]
}
