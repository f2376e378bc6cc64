import type { BrokerAddress } from '@/lib/rabbitmq/broker-address'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import type { Charset, Compression } from '@/lib/rabbitmq/message-encoding'

/** A publish that is to be written as code. */
export interface CodeMessage {
  vhost: string
  username: string
  address: BrokerAddress
  exchange: string
  routingKey: string
  payload: CodePayload
  /** Those that are set, by the names of the wire: content_type, delivery_mode. */
  properties: readonly (readonly [string, string | number])[]
  headers: readonly FieldEntry[]
  mandatory: boolean
  guarantee: 'none' | 'confirm' | 'transaction'
  commit: boolean
}

export type CodePayload =
  | { kind: 'text'; text: string; charset: Charset; compression: Compression }
  | { kind: 'base64'; base64: string; compression: Compression }
  | { kind: 'file'; name: string; compression: Compression }

/** What of a message a language's client cannot say, or this code does not. */
export type Lack = 'types' | 'encoding' | 'mandatory' | 'transaction' | 'clusterId'

export interface Code {
  text: string
  lacks: readonly Lack[]
}

/** Stands where the password goes: no code carries one. */
export const passwordPlaceholder = 'PASSWORD'

/** Where code looks for an authority that its machine does not know by itself. */
export const authorityFile = 'ca.pem'

/**
 * A text in double quotes, as JSON, JavaScript, Go, Java, C# and Python read it alike. What turns the writing direction around is
 * written as its number: it would show code that is not what runs.
 */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu, (character) =>
    unicode(character),
  )

const unicode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** `content_type` as contentType. */
export const camel = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
/** `content_type` as ContentType. */
export const pascal = (name: string): string => camel(`_${name}`)

/** Types of headers that code can write in any language. */
const common = [
  'boolean',
  'int32',
  'int64',
  'decimal',
  'timestamp',
  'string',
  'void',
  'array',
  'table',
] as const satisfies readonly FieldValue['type'][]

/** The types of headers that a language's client writes as what they are: the common ones, and these. */
export const knownTypes = (...more: readonly FieldValue['type'][]): ReadonlySet<FieldValue['type']> =>
  new Set<FieldValue['type']>([...common, ...more])

/** Whether all values, at any depth, are of known types. */
const allKnown = (entries: readonly FieldEntry[], known: ReadonlySet<FieldValue['type']>): boolean =>
  entries.every(({ value }) => isKnown(value, known))

function isKnown(value: FieldValue, known: ReadonlySet<FieldValue['type']>): boolean {
  if (!known.has(value.type)) return false
  if (value.type === 'array') return value.items.every((item) => isKnown(item, known))
  return value.type !== 'table' || allKnown(value.entries, known)
}

/**
 * What code in a language lacks whose client writes these header types. `plain`: it does not compress; 'UTF-8': nor writes
 * another charset.
 */
export function lacksOf(
  { headers, payload }: CodeMessage,
  known: ReadonlySet<FieldValue['type']>,
  plain?: 'any-charset' | 'UTF-8',
): Lack[] {
  const isPlain =
    payload.compression === 'none' &&
    (plain !== 'UTF-8' || payload.kind !== 'text' || payload.charset === 'UTF-8')
  return [
    ...(allKnown(headers, known) ? [] : (['types'] as const)),
    ...(plain === undefined || isPlain ? [] : (['encoding'] as const)),
  ]
}

/** For clients that do not know the property cluster-id, which AMQP has dropped. */
export const lacksClusterId = ({ properties }: CodeMessage): Lack[] =>
  properties.some(([name]) => name === 'cluster_id') ? ['clusterId'] : []

/** A property that is a number as it is, a text in quotes. */
export const plainValue = (value: string | number): string =>
  typeof value === 'number' ? String(value) : quoted(value)
