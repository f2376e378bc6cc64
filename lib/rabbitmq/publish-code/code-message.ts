import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import type { Charset, Compression } from '@/lib/rabbitmq/message-encoding'

/** A publish that is to be written as code. */
export interface CodeMessage {
  vhost: string
  username: string
  /** The broker's host; AMQP and management answer at their usual ports, or at these. */
  host: string
  amqpPort: number
  managementPort: number
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
export type Lack = 'types' | 'encoding' | 'mandatory' | 'transaction'

export interface Code {
  text: string
  lacks: readonly Lack[]
}

/** Stands where the password goes: no code carries one. */
export const passwordPlaceholder = 'PASSWORD'

/** A text in double quotes, as JSON, JavaScript, Go, Java, C# and Python read it alike. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => unicode(character))

const unicode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** `content_type` as contentType. */
export const camel = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
/** `content_type` as ContentType. */
export const pascal = (name: string): string => camel(`_${name}`)

/** Whether any value, at any depth, is of a type that `known` does not hold. */
export function hasOther(values: readonly FieldValue[], known: ReadonlySet<FieldValue['type']>): boolean {
  return values.some((value) => {
    if (!known.has(value.type)) return true
    if (value.type === 'array') return hasOther(value.items, known)
    return (
      value.type === 'table' &&
      hasOther(
        value.entries.map((entry) => entry.value),
        known,
      )
    )
  })
}

export const valuesOf = (entries: readonly FieldEntry[]): FieldValue[] => entries.map((entry) => entry.value)
