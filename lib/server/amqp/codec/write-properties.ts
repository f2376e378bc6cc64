import 'server-only'
import type { Properties } from '@/lib/rabbitmq/message'
import { propertyLayout } from './properties'
import { writeShortString, writeTable } from './write-table'

/** Flags and values of a content-header frame. Throws RangeError for what the wire cannot carry. */
export function writeProperties(properties: Properties): Buffer {
  let flags = 0
  const parts: Buffer[] = []
  for (const [index, [name]] of propertyLayout.entries()) {
    const value = properties[name]
    if (value === null) continue
    flags |= 0x8000 >> index
    if (typeof value === 'number') parts.push(writeOctet(value))
    else if (typeof value !== 'string') parts.push(writeTable(value))
    else parts.push(name === 'timestamp' ? writeTimestamp(value) : writeShortString(value))
  }
  const head = Buffer.alloc(2)
  head.writeUInt16BE(flags)
  return Buffer.concat([head, ...parts])
}

function writeOctet(value: number): Buffer {
  const bytes = Buffer.alloc(1)
  bytes.writeUInt8(value)
  return bytes
}

function writeTimestamp(seconds: string): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(seconds))
  return bytes
}
