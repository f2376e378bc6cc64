import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import type { Properties } from '@/lib/rabbitmq/message'
import { findJson, stringOf } from './find-json'
import { propertyNames, type Path } from './names'

/**
 * A value of a message as filters and columns see it. Numbers are text: 64 bits do not fit a JavaScript number. `unknown`
 * stands, if anywhere, in what is not looked at: a part that was not kept, or one beyond what there is time for.
 */
export type Value =
  | { readonly kind: 'missing' | 'null' | 'unknown' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  /** `isCut`: the text is only the beginning of it. */
  | { readonly kind: 'string'; readonly text: string; readonly isCut?: boolean }
  | { readonly kind: 'list'; readonly items: readonly FieldValue[] }
  /** An object or array of JSON, as it was sent. */
  | { readonly kind: 'json'; readonly text: string; readonly isCut?: boolean }
  /** `isCut`: it may have more entries. */
  | { readonly kind: 'table'; readonly entries: readonly FieldEntry[]; readonly isCut?: boolean }

/** What of a message can be asked for. Properties and payload are only made when they are. */
export interface Readable {
  readonly exchange: string
  readonly routingKey: string
  readonly redelivered: boolean
  /** Of the payload. */
  readonly bytes: number
  properties(): Properties
  /** The payload as text, or its beginning. */
  payload(): string
  /** `payload` is only its beginning. */
  readonly isCut: boolean
  /** `properties` may lack some that the message has. */
  readonly lacksProperties: boolean
  /** There is no time left to look further. */
  readonly isLate: () => boolean
}

const missing: Value = { kind: 'missing' }
const unknown: Value = { kind: 'unknown' }
const text = (value: string): Value => ({ kind: 'string', text: value })
const number = (value: string | number): Value => ({ kind: 'number', text: String(value) })

/** Properties that are numbers on the wire or, like expiration, in what they mean. */
const numeric: ReadonlySet<string> = new Set(['delivery_mode', 'priority', 'timestamp', 'expiration'])

/** The value of a path in a message. */
export function valueOf(message: Readable, path: Path): Value {
  const value = foundAt(message, path)
  if (path.root === 'payload') return value
  if (value.kind === 'missing') return message.lacksProperties ? unknown : value
  // Of all tables only that of all headers may end without a sign of it.
  const isHeaders = value.kind === 'table' && path.steps.length === 0
  return isHeaders && message.lacksProperties ? { ...value, isCut: true } : value
}

function foundAt(message: Readable, { root, steps }: Path): Value {
  switch (root) {
    case 'exchange':
      return text(message.exchange)
    case 'routing_key':
      return text(message.routingKey)
    case 'redelivered':
      return { kind: 'boolean', value: message.redelivered }
    case 'size':
      return number(message.bytes)
    case 'payload':
      return payloadValue(message, steps)
    case 'headers': {
      const { headers } = message.properties()
      return headers === null ? missing : fieldAt({ type: 'table', entries: headers }, steps)
    }
    default: {
      const key = (propertyNames as Record<string, Exclude<keyof Properties, 'headers'>>)[root]
      const value = key === undefined ? null : message.properties()[key]
      if (value === null) return missing
      return numeric.has(root) && /^-?\d+$/.test(String(value)) ? number(value) : text(String(value))
    }
  }
}

function payloadValue(message: Readable, steps: Path['steps']): Value {
  const payload = message.payload()
  const { isCut } = message
  if (steps.length === 0) return isCut ? { kind: 'string', text: payload, isCut } : text(payload)
  const place = findJson(payload, steps, message.isLate)
  if (place === 'late') return unknown
  // What is no object and no array has no parts, however it goes on.
  if (place === null) return isCut && /^\s*(?:[[{]|$)/.test(payload) ? unknown : missing
  const value = jsonValue(payload.slice(place.from, place.to))
  if (!isCut || place.to < payload.length) return value
  return value.kind === 'json' ? { ...value, isCut } : unknown
}

/** A JSON value from its text. */
export function jsonValue(raw: string): Value {
  const first = raw[0] ?? ''
  if (first === '{' || first === '[') return { kind: 'json', text: raw }
  if (first === '"') {
    const value = stringOf(raw)
    return value === null ? missing : text(value)
  }
  if (raw === 'true' || raw === 'false') return { kind: 'boolean', value: raw === 'true' }
  if (raw === 'null') return { kind: 'null' }
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(raw) ? number(raw) : missing
}

function fieldAt(from: FieldValue, steps: Path['steps']): Value {
  let at: FieldValue | undefined = from
  for (const step of steps) {
    let isOpen: boolean
    if (at.type === 'table') {
      isOpen = at.entries.some(({ value }) => hidesRest(value))
      at = at.entries.find(({ name }) => name === String(step))?.value
    } else if (at.type === 'array') {
      isOpen = at.items.some(hidesRest)
      at = at.items[/^\d+$/.test(String(step)) ? Number(step) : -1]
    } else return at.type === 'unread' ? unknown : missing
    if (at === undefined) return isOpen ? unknown : missing
  }
  return fieldValue(at)
}

/** The reader stopped there, and what follows in the same table or array was not read. Only of what is too deep the end is known. */
const hidesRest = (field: FieldValue): boolean => field.type === 'unread' && field.reason !== 'depth'

/** Whether a list or table of headers may hold more than what was read of it. */
export const isOpenEnded = (value: Extract<Value, { kind: 'list' | 'table' }>): boolean =>
  value.kind === 'list'
    ? value.items.some(hidesRest)
    : value.isCut === true || value.entries.some((entry) => hidesRest(entry.value))

/** A header's value. */
export function fieldValue(field: FieldValue): Value {
  switch (field.type) {
    case 'string':
      return text(field.value)
    case 'boolean':
      return { kind: 'boolean', value: field.value }
    case 'void':
      return { kind: 'null' }
    case 'bytes':
    case 'binary-string':
      return text(field.base64)
    case 'array':
      return { kind: 'list', items: field.items }
    case 'table':
      return { kind: 'table', entries: field.entries }
    case 'unread':
      return unknown
    default:
      return number(field.value)
  }
}

/** A value as text; null where it has none. */
export function textOf(value: Value): string | null {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'json':
      return value.text
    case 'boolean':
      return String(value.value)
    case 'null':
      return 'null'
    default:
      return null
  }
}
