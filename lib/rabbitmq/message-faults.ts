import { directReplyTo } from './direct-reply-to'
import { isBase64, type FieldEntry, type FieldValue } from './field'
import type { Properties } from './message'
import { expirationFault } from './message-expiration'
import { messageKeys } from './routing/message-keys'

/**
 * What RabbitMQ would close the channel for (406), or the connection, as far as the message itself tells; null where nothing.
 * A `user_id` is for the broker to judge, which knows who is an impersonator.
 */
export function refusedProperties({ expiration, replyTo, headers }: Properties): string | null {
  const wrong = expiration === null ? null : expirationFault(expiration)
  if (wrong !== null) return `properties.expiration: "${expiration ?? ''}" is ${wrong}`
  if (replyTo === directReplyTo) {
    return `properties.replyTo: ${directReplyTo} is for requests, which wait for their replies`
  }
  const keys = messageKeys('', headers ?? [])
  if ('wrong' in keys) return `properties.headers.${keys.wrong}: not an array`
  return infiniteEntry(headers ?? [], 'properties.headers')
}

function infiniteEntry(entries: readonly FieldEntry[], path: string): string | null {
  for (const { name, value } of entries) {
    const wrong = infiniteValue(value, `${path}.${name}`)
    if (wrong !== null) return wrong
  }
  return null
}

/** RabbitMQ reads no NaN and no infinity: it closes the whole connection. A float has less room than the number it is made of. */
function infiniteValue(value: FieldValue, path: string): string | null {
  switch (value.type) {
    case 'table':
      return infiniteEntry(value.entries, path)
    case 'array':
      for (const [index, item] of value.items.entries()) {
        const wrong = infiniteValue(item, `${path}.${index}`)
        if (wrong !== null) return wrong
      }
      return null
    case 'float':
    case 'double': {
      const written = value.type === 'float' ? Math.fround(Number(value.value)) : value.value
      return Number.isFinite(written) ? null : `${path}: not a finite number`
    }
    default:
      return null
  }
}

/** A property that AMQP has no bytes for: half a number, or text that is none. Ranges are seen when it is written. */
export function unwritableProperties(properties: {
  [Name in keyof Properties]?: Properties[Name] | undefined
}): string | null {
  const { deliveryMode, priority, timestamp, headers } = properties
  if (!isOctetOrNone(deliveryMode)) return 'properties.deliveryMode: not a whole number from 0 to 255'
  if (!isOctetOrNone(priority)) return 'properties.priority: not a whole number from 0 to 255'
  if (!/^\d+$/.test(timestamp ?? '0')) return 'properties.timestamp: not seconds since 1970'
  return unwritableEntry(headers ?? [], 'properties.headers')
}

const isOctetOrNone = (value: number | null | undefined): boolean =>
  Number.isInteger(value ?? 0) && (value ?? 0) >= 0 && (value ?? 0) <= 255

function unwritableEntry(entries: readonly FieldEntry[], path: string): string | null {
  for (const { name, value } of entries) {
    const wrong = unwritableValue(value, `${path}.${name}`)
    if (wrong !== null) return wrong
  }
  return null
}

function unwritableValue(value: FieldValue, path: string): string | null {
  switch (value.type) {
    case 'table':
      return unwritableEntry(value.entries, path)
    case 'array':
      for (const [index, item] of value.items.entries()) {
        const wrong = unwritableValue(item, `${path}.${index}`)
        if (wrong !== null) return wrong
      }
      return null
    case 'int8':
    case 'uint8':
    case 'int16':
    case 'uint16':
    case 'int32':
    case 'uint32':
      return Number.isInteger(value.value) ? null : `${path}: not a whole number`
    case 'int64':
    case 'uint64':
    case 'timestamp':
      return /^-?\d+$/.test(value.value) ? null : `${path}: not a whole number`
    case 'decimal':
      return /^-?\d+(\.\d+)?$/.test(value.value) ? null : `${path}: not a decimal number`
    case 'bytes':
    case 'binary-string':
      return isBase64(value.base64) ? null : `${path}: not base64`
    default:
      return null
  }
}
