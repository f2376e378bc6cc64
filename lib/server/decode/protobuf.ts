import 'server-only'
import { ByteReader, textOf } from './byte-reader'
import type { JsonText } from './json-text'
import type { ProtoField, ProtoMessage, ProtoSchema } from './proto-schema'
import { wireFields, type WireField } from './wire'

/** A message of Protobuf as JSON, its fields by the names of the schema; those that it does not have by number. */
export function decodeProtobuf(
  reader: ByteReader,
  json: JsonText,
  schema: ProtoSchema,
  message: ProtoMessage,
): void {
  json.begin('{')
  const fields = wireFields(reader)
  const done = new Set<number>()
  for (const wire of fields) {
    const field = message.fields.get(wire.number)
    if (field === undefined) unknownField(wire, json)
    else if (!field.isRepeated) {
      json.key(field.name)
      value(wire, field, json, schema)
    } else if (!done.has(wire.number)) {
      done.add(wire.number)
      json.key(field.name)
      const all = fields.filter(({ number }) => number === wire.number)
      const entry = schema.messages.get(field.type)
      if (entry?.isMapEntry === true) map(all, entry, json, schema)
      else repeated(all, field, json, schema)
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

function repeated(all: readonly WireField[], field: ProtoField, json: JsonText, schema: ProtoSchema): void {
  json.begin('[')
  for (const wire of all) {
    if (wire.kind !== 'bytes' || !isPackable(field.type, schema)) value(wire, field, json, schema)
    else {
      const packed = new ByteReader(wire.bytes, wire.place)
      while (packed.left > 0) scalar(packed, field.type, json, schema)
    }
  }
  json.end()
}

function map(all: readonly WireField[], entry: ProtoMessage, json: JsonText, schema: ProtoSchema): void {
  const [keyField, valueField] = [entry.fields.get(1), entry.fields.get(2)]
  json.begin('{')
  for (const wire of all) {
    if (wire.kind !== 'bytes' || keyField === undefined || valueField === undefined) continue
    const parts = wireFields(new ByteReader(wire.bytes, wire.place))
    const key = json.aside()
    const keyPart = parts.findLast(({ number }) => number === 1)
    if (keyPart !== undefined) value(keyPart, keyField, key, schema)
    const text =
      key.finish() ?? (keyField.type === 'string' ? '""' : keyField.type === 'bool' ? 'false' : '0')
    json.key(text.startsWith('"') ? (JSON.parse(text) as string) : text)
    const valuePart = parts.findLast(({ number }) => number === 2)
    if (valuePart === undefined) json.word('null')
    else value(valuePart, valueField, json, schema)
  }
  json.end()
}

const isPackable = (type: string, { messages }: ProtoSchema): boolean =>
  type !== 'string' && type !== 'bytes' && !messages.has(type)

function value(wire: WireField, { type }: ProtoField, json: JsonText, schema: ProtoSchema): void {
  if (wire.kind === 'varint') {
    if (isVarint(type, schema)) return integer(wire.value, type, json, schema)
    return json.tagged('$varint', String(wire.value))
  }
  const reader = new ByteReader(wire.bytes, wire.place)
  const message = schema.messages.get(type)
  if (message !== undefined && (wire.kind === 'bytes' || wire.kind === 'group')) {
    return decodeProtobuf(reader, json, schema, message)
  }
  if (type === 'string' && wire.kind === 'bytes') {
    const text = textOf(wire.bytes)
    return text === null ? json.bytes(wire.bytes) : json.string(text)
  }
  const sizes: Record<string, number | undefined> = { fixed32: 4, fixed64: 8 }
  const size = fixedSizes[type]
  if (size !== undefined && size === sizes[wire.kind]) return scalar(reader, type, json, schema)
  // Not of the kind that the schema says: as it is.
  return json.bytes(wire.bytes)
}

const fixedSizes: Record<string, number | undefined> = {
  double: 8,
  fixed64: 8,
  sfixed64: 8,
  float: 4,
  fixed32: 4,
  sfixed32: 4,
}

const varints = new Set(['int32', 'int64', 'uint32', 'uint64', 'sint32', 'sint64', 'bool'])
const isVarint = (type: string, { enums }: ProtoSchema): boolean => varints.has(type) || enums.has(type)

function scalar(reader: ByteReader, type: string, json: JsonText, schema: ProtoSchema): void {
  switch (type) {
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
      return integer(reader.varint(), type, json, schema)
  }
}

function integer(value: bigint, type: string, json: JsonText, { enums }: ProtoSchema): void {
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
      const name = enums.get(type)?.get(Number(number))
      return name === undefined ? json.word(String(number)) : json.string(name)
    }
  }
}
