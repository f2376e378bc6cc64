import 'server-only'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'

/** A length of 32 bits and the entries. Every value keeps the tag of its type; amqplib would guess from the number. */
export function writeTable(entries: readonly FieldEntry[]): Buffer {
  return withLength(entries.flatMap((entry) => [writeShortString(entry.name), writeValue(entry.value)]))
}

/** One byte of length and UTF-8. Throws RangeError beyond 255 bytes. */
export function writeShortString(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > 255) throw new RangeError(`A short string of ${bytes.length} bytes: 255 is the most`)
  return Buffer.concat([Buffer.of(bytes.length), bytes])
}

function writeValue(field: FieldValue): Buffer {
  switch (field.type) {
    case 'boolean':
      return tagged('t', 1, (bytes) => bytes.writeUInt8(field.value ? 1 : 0, 1))
    case 'int8':
      return tagged('b', 1, (bytes) => bytes.writeInt8(Number(field.value), 1))
    case 'uint8':
      return tagged('B', 1, (bytes) => bytes.writeUInt8(Number(field.value), 1))
    case 'int16':
      return tagged('s', 2, (bytes) => bytes.writeInt16BE(Number(field.value), 1))
    case 'uint16':
      return tagged('u', 2, (bytes) => bytes.writeUInt16BE(Number(field.value), 1))
    case 'int32':
      return tagged('I', 4, (bytes) => bytes.writeInt32BE(Number(field.value), 1))
    case 'uint32':
      return tagged('i', 4, (bytes) => bytes.writeUInt32BE(Number(field.value), 1))
    case 'int64':
      return tagged('l', 8, (bytes) => bytes.writeBigInt64BE(BigInt(field.value), 1))
    case 'uint64':
      return tagged('L', 8, (bytes) => bytes.writeBigUInt64BE(BigInt(field.value), 1))
    case 'timestamp':
      return tagged('T', 8, (bytes) => bytes.writeBigUInt64BE(BigInt(field.value), 1))
    case 'float':
      return tagged('f', 4, (bytes) => bytes.writeFloatBE(Number(field.value), 1))
    case 'double':
      return tagged('d', 8, (bytes) => bytes.writeDoubleBE(Number(field.value), 1))
    case 'decimal':
      return writeDecimal(field.value)
    case 'string':
      return Buffer.concat([Buffer.from('S'), withLength([Buffer.from(field.value, 'utf8')])])
    case 'binary-string':
      return Buffer.concat([Buffer.from('S'), withLength([Buffer.from(field.base64, 'base64')])])
    case 'bytes':
      return Buffer.concat([Buffer.from('x'), withLength([Buffer.from(field.base64, 'base64')])])
    case 'void':
      return Buffer.from('V')
    case 'array':
      return Buffer.concat([Buffer.from('A'), withLength(field.items.map(writeValue))])
    case 'table':
      return Buffer.concat([Buffer.from('F'), writeTable(field.entries)])
    default:
      throw new TypeError('A value that was not read cannot be written')
  }
}

function tagged(tag: string, size: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(1 + size)
  bytes.write(tag, 'latin1')
  write(bytes)
  return bytes
}

function writeDecimal(text: string): Buffer {
  const [whole = '', fraction = ''] = text.split('.')
  return tagged('D', 5, (bytes) => {
    bytes.writeUInt8(fraction.length, 1)
    bytes.writeInt32BE(Number(`${whole}${fraction}`), 2)
  })
}

function withLength(parts: readonly Buffer[]): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(parts.reduce((sum, part) => sum + part.length, 0))
  return Buffer.concat([length, ...parts])
}
