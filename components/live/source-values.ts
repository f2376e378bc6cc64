import type { LiveSourceRequest } from '@/lib/api/live'
import type { ackModes, offsetKinds } from '@/lib/api/live-names'
import { argumentTypes, type ArgumentType } from '@/lib/rabbitmq/argument-text'
import { isObject } from '@/lib/rabbitmq/is-object'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'

export const sourceKinds = ['tap', 'queue', 'stream', 'firehose'] as const
export type SourceKind = (typeof sourceKinds)[number]

export interface ArgumentRow {
  name: string
  type: ArgumentType
  value: string
}

/** A tap beside the first one. */
export interface MoreTap {
  exchange: string
  key: string
}

/** What the form holds, as it was typed: the schema says what is wrong with it. */
export interface SourceValues {
  source: SourceKind
  vhost: string
  /** Null: nothing chosen yet. "" in a link means the default exchange. */
  exchange: string | null
  key: string
  args: readonly ArgumentRow[]
  taps: readonly MoreTap[]
  queue: string
  prefetch: string
  ack: (typeof ackModes)[number]
  exclusive: boolean
  tag: string
  priority: string
  cargs: readonly ArgumentRow[]
  from: (typeof offsetKinds)[number]
  /** The offset, the time (with its zone) or the age that goes with `from`. */
  at: string
  /** Filter values of a stream, separated by commas. */
  only: string
  unfiltered: boolean
}

type FieldErrors = Readonly<Record<string, string | undefined>>
type RowErrors = readonly ({ name?: string; value?: string } | undefined)[]

export interface Checked {
  /** What Start sends; null while something is wrong. */
  sources: LiveSourceRequest[] | null
  /** By the contract's names of the fields. */
  errors: FieldErrors
  /** Errors of the rows of arguments, by row. */
  rowErrors: RowErrors
  /** Errors of further taps, by place. */
  tapErrors: readonly (FieldErrors | undefined)[]
}

export const unchecked: Checked = { sources: null, errors: {}, rowErrors: [], tapErrors: [] }

/** Whether the default exchange is meant: nobody can bind to it. */
export const isDefaultExchange = (exchange: string | null): boolean =>
  exchange === '' || exchange === defaultExchangeSegment || exchange === '(AMQP default)'

/** Rows of arguments from a link; null for anything else. */
export function parseRows(value: unknown): ArgumentRow[] | null {
  if (!Array.isArray(value) || value.length > 64) return null
  const isRow = (row: unknown): row is ArgumentRow =>
    isObject(row) &&
    typeof row['name'] === 'string' &&
    typeof row['value'] === 'string' &&
    (argumentTypes as readonly unknown[]).includes(row['type'])
  return value.every(isRow) ? value : null
}

/** Further taps from a link; null for anything else. */
export function parseTaps(value: unknown): MoreTap[] | null {
  if (!Array.isArray(value) || value.length > 7) return null
  const isTap = (tap: unknown): tap is MoreTap =>
    isObject(tap) && typeof tap['exchange'] === 'string' && typeof tap['key'] === 'string'
  return value.every(isTap) ? value : null
}
