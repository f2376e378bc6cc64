import 'server-only'
import { ByteReader, textOf } from './byte-reader'
import { DecodeError } from './decode-error'
import { resolveTypes, type ProtoMessage, type ProtoSchema } from './proto-schema'
import { wireFields, type WireField } from './wire'

const deepestMessage = 32

/** What `protoc --include_imports --descriptor_set_out` writes. */
export function readDescriptorSet(bytes: Uint8Array): ProtoSchema {
  const schema: ProtoSchema = { messages: new Map(), enums: new Map() }
  try {
    for (const file of inside(wireFields(new ByteReader(bytes)), 1)) {
      const name = textAt(file, 2)
      for (const message of inside(file, 4)) addMessage(message, name, schema, 0)
      for (const each of inside(file, 5)) addEnum(each, name, schema)
    }
  } catch (error) {
    if (error instanceof DecodeError && error.fault === 'schema') throw error
    throw new DecodeError('schema', null, 'This is no set of descriptors.')
  }
  if (schema.messages.size === 0) throw new DecodeError('schema', null, 'No message is described there.')
  return resolveTypes(schema)
}

function addMessage(fields: WireField[], scope: string, schema: ProtoSchema, depth: number): void {
  if (depth > deepestMessage) throw new DecodeError('schema', null, 'Messages are nested too deep.')
  const name = joined(scope, textAt(fields, 1))
  const [options = []] = inside(fields, 7)
  const message: ProtoMessage = { name, fields: new Map(), isMapEntry: numberAt(options, 7) === 1 }
  for (const field of inside(fields, 2)) {
    const number = numberAt(field, 3)
    const type = scalarByNumber[numberAt(field, 5)] ?? textAt(field, 6)
    message.fields.set(number, { name: textAt(field, 1), number, isRepeated: numberAt(field, 4) === 3, type })
  }
  schema.messages.set(name, message)
  for (const nested of inside(fields, 3)) addMessage(nested, name, schema, depth + 1)
  for (const nested of inside(fields, 4)) addEnum(nested, name, schema)
}

function addEnum(fields: WireField[], scope: string, schema: ProtoSchema): void {
  const values = new Map<number, string>()
  for (const value of inside(fields, 2)) {
    const number = numberAt(value, 2)
    if (!values.has(number)) values.set(number, textAt(value, 1))
  }
  schema.enums.set(joined(scope, textAt(fields, 1)), values)
}

const joined = (scope: string, name: string): string => (scope === '' ? name : `${scope}.${name}`)

const inside = (fields: readonly WireField[], number: number): WireField[][] =>
  fields.flatMap((field) =>
    field.number === number && field.kind === 'bytes' ? [wireFields(new ByteReader(field.bytes))] : [],
  )

function textAt(fields: readonly WireField[], number: number): string {
  const field = fields.findLast((each) => each.number === number)
  return field?.kind === 'bytes' ? (textOf(field.bytes) ?? '') : ''
}

function numberAt(fields: readonly WireField[], number: number): number {
  const field = fields.findLast((each) => each.number === number)
  return field?.kind === 'varint' ? Number(BigInt.asIntN(32, field.value)) : 0
}

/** FieldDescriptorProto.Type; groups, messages and enums have names. */
const scalarByNumber: Record<number, string | undefined> = {
  1: 'double',
  2: 'float',
  3: 'int64',
  4: 'uint64',
  5: 'int32',
  6: 'fixed64',
  7: 'fixed32',
  8: 'bool',
  9: 'string',
  12: 'bytes',
  13: 'uint32',
  15: 'sfixed32',
  16: 'sfixed64',
  17: 'sint32',
  18: 'sint64',
}
