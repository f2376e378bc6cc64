import 'server-only'
import type { ByteReader } from './byte-reader'
import { DecodeError } from './decode-error'
import { jsonLimits } from './json-text'

/** A field as it stands on Protobuf's wire. A group is the bytes between its marks. */
export type WireField = { number: number; place: number } & (
  | { kind: 'varint'; value: bigint }
  | { kind: 'fixed64' | 'fixed32' | 'bytes' | 'group'; bytes: Uint8Array }
)

/** The fields of a message, in their order. https://protobuf.dev/programming-guides/encoding */
export function wireFields(reader: ByteReader): WireField[] {
  const fields: WireField[] = []
  while (reader.left > 0) {
    if (fields.length > jsonLimits.values) throw new DecodeError('count', reader.place)
    fields.push(wireField(reader))
  }
  return fields
}

function wireField(reader: ByteReader): WireField {
  const { place } = reader
  const { number, type } = tagOf(reader)
  switch (type) {
    case 0:
      return { number, place, kind: 'varint', value: reader.varint() }
    case 1:
      return { number, place, kind: 'fixed64', bytes: reader.take(8) }
    case 2:
      return { number, place, kind: 'bytes', bytes: reader.take(reader.length()) }
    case 3:
      return { number, place, kind: 'group', bytes: group(reader, number) }
    case 5:
      return { number, place, kind: 'fixed32', bytes: reader.take(4) }
    default:
      throw new DecodeError('byte', place)
  }
}

function tagOf(reader: ByteReader): { number: number; type: number } {
  const { place } = reader
  const tag = Number(reader.varint())
  const number = Math.floor(tag / 8)
  if (number < 1 || number > 536_870_911) throw new DecodeError('byte', place)
  return { number, type: tag % 8 }
}

/** To the mark that ends this group; groups inside have their own. */
function group(reader: ByteReader, number: number): Uint8Array {
  const open = [number]
  const from = reader.at
  for (;;) {
    const before = reader.at
    const { place } = reader
    const tag = tagOf(reader)
    if (tag.type === 3) open.push(tag.number)
    else if (tag.type === 4) {
      if (open.pop() !== tag.number) throw new DecodeError('byte', place)
      if (open.length === 0) return reader.between(from, before)
    } else if (tag.type === 0) reader.varint()
    else if (tag.type === 1) reader.take(8)
    else if (tag.type === 2) reader.take(reader.length())
    else if (tag.type === 5) reader.take(4)
    else throw new DecodeError('byte', place)
  }
}
