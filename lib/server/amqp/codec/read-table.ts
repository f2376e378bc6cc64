import 'server-only'
import { isUtf8 } from 'node:buffer'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { codecLimits } from './limits'

/** A place in bytes, and how many values may still be read. */
export interface Reading {
  bytes: Buffer
  at: number
  valuesLeft: number
  /**
   * What was read so far, sent as JSON, still says each byte. Legal headers may not: a name that is no UTF-8, a boolean of
   * another octet than 0 and 1, the bits of a NaN, and -0. Nor does what is not opened.
   */
  isExact: boolean
}

export const startReading = (bytes: Buffer): Reading => ({
  bytes,
  at: 0,
  valuesLeft: codecLimits.values,
  isExact: true,
})

/**
 * The entries of a field table whose bytes go up to `end`; afterwards the reading stands at `end`, whatever was there.
 * Never throws: what cannot be read is an entry of type `unread`. A tag that is unknown, or a length that leads out of the
 * table, hides the rest of its table, because nobody knows where the next entry begins.
 */
export function readEntries(reading: Reading, end: number, depth: number): FieldEntry[] {
  const entries: FieldEntry[] = []
  while (reading.at < end) {
    if (reading.valuesLeft === 0) {
      entries.push({ name: '', value: unread(reading, 'count', '', end) })
      break
    }
    const nameEnd = reading.at + 1 + (reading.bytes[reading.at] ?? 0)
    if (nameEnd >= end) {
      entries.push({ name: '', value: unread(reading, 'truncated', '', end) })
      break
    }
    const name = reading.bytes.toString('utf8', reading.at + 1, nameEnd)
    if (name.includes('\ufffd') && !isUtf8(reading.bytes.subarray(reading.at + 1, nameEnd))) {
      reading.isExact = false
    }
    reading.at = nameEnd
    entries.push({ name, value: readValue(reading, end, depth) })
  }
  return entries
}

function readItems(reading: Reading, end: number, depth: number): FieldValue[] {
  const items: FieldValue[] = []
  while (reading.at < end) {
    items.push(reading.valuesLeft === 0 ? unread(reading, 'count', '', end) : readValue(reading, end, depth))
  }
  return items
}

/** Sizes of the types that have one. RabbitMQ's `s` is an int16, not the short string of the specification. */
export const fixedSizes: Record<string, number> = {
  t: 1,
  b: 1,
  B: 1,
  s: 2,
  u: 2,
  I: 4,
  i: 4,
  f: 4,
  D: 5,
  l: 8,
  L: 8,
  d: 8,
  T: 8,
  V: 0,
}

function readValue(reading: Reading, end: number, depth: number): FieldValue {
  reading.valuesLeft -= 1
  const tag = String.fromCharCode(reading.bytes[reading.at] ?? 0)
  reading.at += 1
  const size = fixedSizes[tag]
  if (size !== undefined) {
    if (reading.at + size > end) return unread(reading, 'truncated', tag, end)
    const value = fixedValue(tag, reading.bytes, reading.at)
    if (!isExactAt(tag, reading.bytes, reading.at)) reading.isExact = false
    reading.at += size
    return value
  }
  if (!'SxFA'.includes(tag)) return unread(reading, 'tag', tag, end)
  if (reading.at + 4 > end) return unread(reading, 'truncated', tag, end)
  const valueEnd = reading.at + 4 + reading.bytes.readUInt32BE(reading.at)
  if (valueEnd > end) return unread(reading, 'truncated', tag, end)
  reading.at += 4
  if (tag === 'F' || tag === 'A') {
    if (depth >= codecLimits.depth) return unread(reading, 'depth', tag, valueEnd)
    return tag === 'F'
      ? { type: 'table', entries: readEntries(reading, valueEnd, depth + 1) }
      : { type: 'array', items: readItems(reading, valueEnd, depth + 1) }
  }
  const content = reading.bytes.subarray(reading.at, valueEnd)
  reading.at = valueEnd
  if (tag === 'S' && isUtf8(content)) return { type: 'string', value: content.toString('utf8') }
  return { type: tag === 'S' ? 'binary-string' : 'bytes', base64: content.toString('base64') }
}

function fixedValue(tag: string, bytes: Buffer, at: number): FieldValue {
  switch (tag) {
    case 't':
      return { type: 'boolean', value: bytes[at] !== 0 }
    case 'b':
      return { type: 'int8', value: bytes.readInt8(at) }
    case 'B':
      return { type: 'uint8', value: bytes.readUInt8(at) }
    case 's':
      return { type: 'int16', value: bytes.readInt16BE(at) }
    case 'u':
      return { type: 'uint16', value: bytes.readUInt16BE(at) }
    case 'I':
      return { type: 'int32', value: bytes.readInt32BE(at) }
    case 'i':
      return { type: 'uint32', value: bytes.readUInt32BE(at) }
    case 'f':
      return { type: 'float', value: finiteOrName(bytes.readFloatBE(at)) }
    case 'd':
      return { type: 'double', value: finiteOrName(bytes.readDoubleBE(at)) }
    case 'l':
      return { type: 'int64', value: String(bytes.readBigInt64BE(at)) }
    case 'L':
      return { type: 'uint64', value: String(bytes.readBigUInt64BE(at)) }
    case 'T':
      return { type: 'timestamp', value: String(bytes.readBigUInt64BE(at)) }
    case 'D':
      return { type: 'decimal', value: decimalText(bytes.readUInt8(at), bytes.readInt32BE(at + 1)) }
    default:
      return { type: 'void' }
  }
}

/** Whether the value of this tag says all of its bits. */
function isExactAt(tag: string, bytes: Buffer, at: number): boolean {
  if (tag === 't') return (bytes[at] ?? 0) <= 1
  if (tag === 'f') return isExactFloat(bytes.readFloatBE(at), bytes.readUInt32BE(at) === 0x7fc0_0000)
  if (tag !== 'd') return true
  const isUsualNaN = bytes.readUInt32BE(at) === 0x7ff8_0000 && bytes.readUInt32BE(at + 4) === 0
  return isExactFloat(bytes.readDoubleBE(at), isUsualNaN)
}

const isExactFloat = (value: number, isUsualNaN: boolean): boolean =>
  Number.isNaN(value) ? isUsualNaN : !Object.is(value, -0)

/** JSON has no word for what is no finite number, and -0 would become 0 on its way: it does here. */
function finiteOrName(value: number): number | 'NaN' | 'Infinity' | '-Infinity' {
  if (Number.isFinite(value)) return value === 0 ? 0 : value
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
}

function decimalText(places: number, unscaled: number): string {
  const digits = String(Math.abs(unscaled)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const sign = unscaled < 0 ? '-' : ''
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`
}

type UnreadReason = Extract<FieldValue, { type: 'unread' }>['reason']

/** Everything up to `end`, as bytes. */
function unread(reading: Reading, reason: UnreadReason, tag: string, end: number): FieldValue {
  const from = Math.min(reading.at, end)
  reading.at = end
  reading.isExact = false
  return {
    type: 'unread',
    reason,
    tag: /^[!-~]?$/.test(tag) ? tag : `0x${tag.charCodeAt(0).toString(16).padStart(2, '0')}`,
    bytes: end - from,
    base64: reading.bytes.toString('base64', from, Math.min(end, from + codecLimits.keptBytes)),
  }
}
