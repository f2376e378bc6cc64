import 'server-only'
import protobuf from 'protobufjs'
import { ByteReader, textOf } from './byte-reader'
import type { JsonText } from './json-text'
import { wireFields, type WireField } from './wire'

/**
 * A message of Protobuf as JSON, its fields by the names of the schema; those that it does not have by number. The schema is
 * protobufjs's, the walk is not: its decoder turns the schema, which anybody may have written, into program text and runs that.
 */
export function decodeProtobuf(reader: ByteReader, json: JsonText, message: protobuf.Type): void {
  json.begin('{')
  const fields = wireFields(reader)
  const done = new Set<number>()
  for (const wire of fields) {
    const field = message.fieldsById[wire.number]
    if (field === undefined) unknownField(wire, json)
    else if (!field.repeated && !field.map) {
      json.key(field.name)
      value(wire, field, json)
    } else if (!done.has(wire.number)) {
      done.add(wire.number)
      json.key(field.name)
      const all = fields.filter(({ number }) => number === wire.number)
      if (field instanceof protobuf.MapField) map(all, field, json)
      else repeated(all, field, json)
    }
  }
  json.end()
}

/** A message without its schema, as far as the wire tells: what could be a text or a message is taken for one. */
export function decodeWire(reader: ByteReader, json: JsonText): void {
  const fields = wireFields(reader)
  json.begin('{')
  for (const wire of fields) unknownField(wire, json)
  json.end()
}

function unknownField(wire: WireField, json: JsonText): void {
  json.key(`#${wire.number}`)
  if (wire.kind === 'varint') return json.word(String(wire.value))
  const reader = new ByteReader(wire.bytes, wire.place)
  if (wire.kind === 'fixed32') return json.word(String(reader.u32LE()))
  if (wire.kind === 'fixed64') return json.word(String(reader.u64LE()))
  if (wire.kind === 'group') return decodeWire(reader, json)
  const text = textOf(wire.bytes)
  // Control characters but tabs and line ends are no text.
  if (text !== null && !/[^\P{Cc}\t\n\r]/u.test(text)) return json.string(text)
  if (isMessage(wire)) return decodeWire(reader, json)
  return json.bytes(wire.bytes)
}

function isMessage(wire: Extract<WireField, { kind: 'bytes' | 'group' | 'fixed32' | 'fixed64' }>): boolean {
  try {
    return wireFields(new ByteReader(wire.bytes)).length > 0
  } catch {
    return false
  }
}

/** What a field holds: a scalar's name as type, or a message or enum. */
type Held = Pick<protobuf.Field, 'type' | 'resolvedType'>

function repeated(all: readonly WireField[], field: Held, json: JsonText): void {
  json.begin('[')
  for (const wire of all) {
    if (wire.kind !== 'bytes' || !isPackable(field)) value(wire, field, json)
    else {
      const packed = new ByteReader(wire.bytes, wire.place)
      while (packed.left > 0) scalar(packed, field, json)
    }
  }
  json.end()
}

function map(all: readonly WireField[], field: protobuf.MapField, json: JsonText): void {
  json.begin('{')
  for (const wire of all) {
    if (wire.kind !== 'bytes') continue
    const parts = wireFields(new ByteReader(wire.bytes, wire.place))
    const keyPart = parts.findLast(({ number }) => number === 1)
    if (keyPart === undefined)
      json.key(field.keyType === 'string' ? '' : field.keyType === 'bool' ? 'false' : '0')
    else json.keyOf((key) => value(keyPart, { type: field.keyType, resolvedType: null }, key))
    const valuePart = parts.findLast(({ number }) => number === 2)
    if (valuePart === undefined) json.word('null')
    else value(valuePart, field, json)
  }
  json.end()
}

const isPackable = ({ type, resolvedType }: Held): boolean =>
  type !== 'string' && type !== 'bytes' && !(resolvedType instanceof protobuf.Type)

function value(wire: WireField, field: Held, json: JsonText): void {
  const { type, resolvedType } = field
  if (wire.kind === 'varint') {
    if (varints.has(type) || resolvedType instanceof protobuf.Enum) return integer(wire.value, field, json)
    return json.tagged('$varint', String(wire.value))
  }
  const reader = new ByteReader(wire.bytes, wire.place)
  if (resolvedType instanceof protobuf.Type && (wire.kind === 'bytes' || wire.kind === 'group')) {
    return decodeProtobuf(reader, json, resolvedType)
  }
  if (type === 'string' && wire.kind === 'bytes') {
    const text = textOf(wire.bytes)
    return text === null ? json.bytes(wire.bytes) : json.string(text)
  }
  const sizes: Record<string, number | undefined> = { fixed32: 4, fixed64: 8 }
  const size = resolvedType === null ? fixedSizes.get(type) : undefined
  if (size !== undefined && size === sizes[wire.kind]) return scalar(reader, field, json)
  // Not of the kind that the schema says: as it is.
  return json.bytes(wire.bytes)
}

const fixedSizes = new Map([
  ['double', 8],
  ['fixed64', 8],
  ['sfixed64', 8],
  ['float', 4],
  ['fixed32', 4],
  ['sfixed32', 4],
])

const varints = new Set(['int32', 'int64', 'uint32', 'uint64', 'sint32', 'sint64', 'bool'])

function scalar(reader: ByteReader, field: Held, json: JsonText): void {
  switch (field.type) {
    case 'double':
      return json.double(reader.f64LE())
    case 'float':
      return json.double(reader.f32LE())
    case 'fixed32':
      return json.word(String(reader.u32LE()))
    case 'fixed64':
      return json.word(String(reader.u64LE()))
    case 'sfixed32':
      return json.word(String(reader.i32LE()))
    case 'sfixed64':
      return json.word(String(reader.i64LE()))
    default:
      return integer(reader.varint(), field, json)
  }
}

function integer(value: bigint, { type, resolvedType }: Held, json: JsonText): void {
  switch (type) {
    case 'bool':
      return json.word(value === 0n ? 'false' : 'true')
    case 'uint32':
      return json.word(String(BigInt.asUintN(32, value)))
    case 'uint64':
      return json.word(String(value))
    case 'int64':
      return json.word(String(BigInt.asIntN(64, value)))
    case 'sint32':
    case 'sint64':
      return json.word(String(value & 1n ? -(value >> 1n) - 1n : value >> 1n))
    default: {
      const number = BigInt.asIntN(32, value)
      const name = resolvedType instanceof protobuf.Enum ? resolvedType.valuesById[Number(number)] : undefined
      return name === undefined ? json.word(String(number)) : json.string(name)
    }
  }
}
