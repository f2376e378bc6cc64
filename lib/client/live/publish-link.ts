import type { LiveMessage } from '@/lib/api/live'
import { paths } from '@/lib/api/paths'
import { toLinkText } from '@/lib/client/link-text'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { propertiesAgain } from '@/lib/rabbitmq/properties-again'

interface PublishLink {
  href: string
  /** Headers that a form cannot write as they are: left out, or with another type inside. */
  changed: string[]
}

/** Why a form cannot have this message: by the key of the words for it. */
type NoLink = 'editNoText' | 'editNotRead' | 'editTooLong'

/**
 * The publisher, filled with this message to be edited. It was delivered once: as when it is published again as it is, CC, BCC
 * and another's user_id do not work a second time. Without delivery_mode it was transient, and is.
 */
export function publishLink(vhost: string, message: LiveMessage, username: string): PublishLink | NoLink {
  const { exchange, routingKey, payload } = message
  if (message.rawRoutingKey !== undefined) return 'editNoText'
  if (message.propertiesProblem !== null) return 'editNotRead'
  if (payload.truncated) return 'editTooLong'
  const { headers, deliveryMode, ...rest } = propertiesAgain(message.properties, username)
  const values = {
    vhost,
    exchange,
    routingKey,
    payload: payload.text,
    payloadEncoding: payload.encoding === 'base64' ? 'base64' : 'text',
    properties: {
      ...Object.fromEntries(
        Object.entries(rest).map(([name, value]) => [name, value === null ? '' : String(value)]),
      ),
      deliveryMode: deliveryMode === 2 ? '2' : '1',
      headers: (headers ?? []).flatMap(headerRow),
    },
  }
  const text = toLinkText(values)
  if (text === null) return 'editTooLong'
  return {
    href: `${paths.publish({ vhost, exchange, routingKey })}#message=${text}`,
    changed: changedHeaders(headers ?? [], message.inexact === true),
  }
}

/** Where what was read of the headers does not say all of their bytes, and not of which, it may be any of them. */
function changedHeaders(headers: readonly FieldEntry[], isInexact: boolean): string[] {
  const changed = headers.filter(({ value }) => !isWritable(value))
  return (changed.length === 0 && isInexact ? headers : changed).map(({ name }) => name)
}

/** Whether a form writes this header with the value and the type that it has. */
function isWritable(value: FieldValue): boolean {
  if (value.type === 'array' || value.type === 'table') return isJson(value)
  return !['unread', 'binary-string', 'uint64'].includes(value.type)
}

/** Inside a table there is JSON only, whose numbers become int64 or double. */
function isJson(value: FieldValue): boolean {
  switch (value.type) {
    case 'array':
      return value.items.every(isJson)
    case 'table':
      return (
        new Set(value.entries.map(({ name }) => name)).size === value.entries.length &&
        value.entries.every((entry) => isJson(entry.value))
      )
    case 'int64':
      return Number.isSafeInteger(Number(value.value))
    case 'double':
      return typeof value.value === 'number' && !Number.isInteger(value.value)
    default:
      return value.type === 'string' || value.type === 'boolean' || value.type === 'void'
  }
}

/** A header as a row of a form; none for what a form cannot write. */
function headerRow({ name, value }: FieldEntry): { name: string; type: string; value: string }[] {
  switch (value.type) {
    case 'unread':
    case 'binary-string':
    case 'uint64':
      return []
    case 'void':
      return [{ name, type: 'void', value: '' }]
    case 'bytes':
      return [{ name, type: 'bytes', value: value.base64 }]
    case 'array':
    case 'table':
      return [{ name, type: value.type, value: JSON.stringify(plain(value)) }]
    default:
      return [{ name, type: value.type, value: String(value.value) }]
  }
}

/** A nested value as JSON. Our reader opens no more than some hundred levels. */
function plain(value: FieldValue): unknown {
  if (value.type === 'array') return value.items.map(plain)
  if (value.type === 'table')
    return Object.fromEntries(value.entries.map((entry) => [entry.name, plain(entry.value)]))
  if (value.type === 'int64' || value.type === 'uint64') return Number(value.value)
  return 'value' in value ? value.value : null
}
