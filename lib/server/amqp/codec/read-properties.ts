import 'server-only'
import { isUtf8 } from 'node:buffer'
import type { Message, Properties } from '@/lib/rabbitmq/message'
import { codecLimits } from './limits'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { propertyLayout } from './properties'
import { readEntries, startReading, type Reading } from './read-table'

type Problem = NonNullable<Message['propertiesProblem']>

export interface ReadProperties {
  properties: Properties
  problem: Problem | null
  /** They give the bytes back when they are written again, also after they were JSON. */
  isExact: boolean
}

/**
 * The properties of a message from the bytes of its content-header frame (flags first). Never throws.
 * Reasons of a problem: `truncated`, the bytes end before a property does; `flags`, more properties are announced than
 * AMQP 0-9-1 has; `trailing`, bytes are left over; `text`, a property is no UTF-8 (it is shown with replacement characters).
 */
export function readProperties(bytes: Buffer): ReadProperties {
  const properties = noProperties()
  const spoilt = (problem: Problem) => ({ properties, problem, isExact: false })
  if (bytes.length < 2) return spoilt(problemAt(bytes, 0, 'truncated'))
  const flags = bytes.readUInt16BE(0)
  if ((flags & 0b11) !== 0) return spoilt(problemAt(bytes, 0, 'flags'))
  const reading = startReading(bytes)
  reading.at = 2
  let problem: Problem | null = null
  for (const [index, [name, kind]] of propertyLayout.entries()) {
    if ((flags & (0x8000 >> index)) === 0) continue
    const from = reading.at
    const value = readProperty[kind](reading)
    if (value === undefined) {
      // Whatever entries of the header table are there are worth showing.
      if (kind === 'table') properties.headers = readHeadersThatEndEarly(reading, from)
      return spoilt(problemAt(bytes, from, 'truncated'))
    }
    if (kind === 'short-string' && !isUtf8(bytes.subarray(from + 1, reading.at))) {
      problem ??= { reason: 'text', base64: bytes.toString('base64', from + 1, reading.at) }
    }
    Object.assign(properties, { [name]: value })
  }
  if (reading.at < bytes.length) problem ??= problemAt(bytes, reading.at, 'trailing')
  return { properties, problem, isExact: problem === null && reading.isExact }
}

/** Each leaves the reading behind its property, or answers undefined and leaves it where it was. */
const readProperty = {
  'short-string'(reading: Reading): string | undefined {
    const end = reading.at + 1 + (reading.bytes[reading.at] ?? 0)
    if (reading.at >= reading.bytes.length || end > reading.bytes.length) return undefined
    const text = reading.bytes.toString('utf8', reading.at + 1, end)
    reading.at = end
    return text
  },
  octet(reading: Reading): number | undefined {
    const value = reading.bytes[reading.at]
    if (value !== undefined) reading.at += 1
    return value
  },
  timestamp(reading: Reading): string | undefined {
    if (reading.at + 8 > reading.bytes.length) return undefined
    const seconds = reading.bytes.readBigUInt64BE(reading.at)
    reading.at += 8
    return String(seconds)
  },
  table(reading: Reading): Properties['headers'] | undefined {
    if (reading.at + 4 > reading.bytes.length) return undefined
    const end = reading.at + 4 + reading.bytes.readUInt32BE(reading.at)
    if (end > reading.bytes.length) return undefined
    reading.at += 4
    return readEntries(reading, end, 1)
  },
}

function readHeadersThatEndEarly(reading: Reading, from: number): Properties['headers'] {
  if (from + 4 > reading.bytes.length) return null
  reading.at = from + 4
  return readEntries(reading, reading.bytes.length, 1)
}

const problemAt = (bytes: Buffer, from: number, reason: string): Problem => ({
  reason,
  base64: bytes.toString('base64', from, Math.min(bytes.length, from + codecLimits.keptBytes)),
})
