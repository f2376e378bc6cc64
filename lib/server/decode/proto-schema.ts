import 'server-only'
import { DecodeError } from './decode-error'

/** A field as its schema says it. `type` is a scalar's name, or the full name of a message or enum. */
export interface ProtoField {
  name: string
  number: number
  isRepeated: boolean
  type: string
}

export interface ProtoMessage {
  name: string
  fields: Map<number, ProtoField>
  /** What a `map<…>` field repeats: 1 is the key and 2 the value. */
  isMapEntry: boolean
}

export interface ProtoSchema {
  messages: Map<string, ProtoMessage>
  /** Names of the values, by number. */
  enums: Map<string, Map<number, string>>
}

export const scalarTypes: ReadonlySet<string> = new Set([
  'double',
  'float',
  'int32',
  'int64',
  'uint32',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'fixed64',
  'sfixed32',
  'sfixed64',
  'bool',
  'string',
  'bytes',
])

/**
 * Replaces the names of types as they were written by full names, looking from the inside out as the language does.
 * Throws schema for one that nobody defines.
 */
export function resolveTypes(schema: ProtoSchema): ProtoSchema {
  for (const message of schema.messages.values()) {
    for (const field of message.fields.values()) {
      if (!scalarTypes.has(field.type)) field.type = fullName(schema, message.name, field.type)
    }
  }
  return schema
}

function fullName({ messages, enums }: ProtoSchema, scope: string, name: string): string {
  const isKnown = (full: string) => messages.has(full) || enums.has(full)
  if (name.startsWith('.')) {
    if (isKnown(name.slice(1))) return name.slice(1)
  } else {
    for (let outer = scope; ; outer = outer.slice(0, Math.max(0, outer.lastIndexOf('.')))) {
      const full = outer === '' ? name : `${outer}.${name}`
      if (isKnown(full)) return full
      if (outer === '') break
    }
  }
  throw new DecodeError(
    'schema',
    null,
    `${name.slice(0, 200)} is not defined here. Add the file that defines it.`,
  )
}
