import 'server-only'
import { textOf, type ByteReader } from './byte-reader'
import { DecodeError } from './decode-error'
import type { JsonText } from './json-text'

/** One value of MessagePack as JSON. https://github.com/msgpack/msgpack/blob/master/spec.md */
export function decodeMessagePack(reader: ByteReader, json: JsonText): void {
  const head = reader.u8()
  if (head <= 0x7f) return json.word(String(head))
  if (head >= 0xe0) return json.word(String(head - 0x100))
  if (head <= 0x8f) return map(reader, json, head & 0x0f)
  if (head <= 0x9f) return array(reader, json, head & 0x0f)
  if (head <= 0xbf) return string(reader, json, head & 0x1f)
  const read = byHead[head]
  if (read === undefined) throw new DecodeError('byte', reader.place - 1)
  return read(reader, json)
}

type Read = (reader: ByteReader, json: JsonText) => void

const byHead: Record<number, Read | undefined> = {
  0xc0: (_, json) => json.word('null'),
  0xc2: (_, json) => json.word('false'),
  0xc3: (_, json) => json.word('true'),
  0xc4: (reader, json) => json.bytes(reader.take(reader.u8())),
  0xc5: (reader, json) => json.bytes(reader.take(reader.u16())),
  0xc6: (reader, json) => json.bytes(reader.take(reader.u32())),
  0xc7: (reader, json) => extension(reader, json, reader.u8()),
  0xc8: (reader, json) => extension(reader, json, reader.u16()),
  0xc9: (reader, json) => extension(reader, json, reader.u32()),
  0xca: (reader, json) => json.double(reader.f32()),
  0xcb: (reader, json) => json.double(reader.f64()),
  0xcc: (reader, json) => json.word(String(reader.u8())),
  0xcd: (reader, json) => json.word(String(reader.u16())),
  0xce: (reader, json) => json.word(String(reader.u32())),
  0xcf: (reader, json) => json.word(String(reader.u64())),
  0xd0: (reader, json) => json.word(String(reader.i8())),
  0xd1: (reader, json) => json.word(String(reader.i16())),
  0xd2: (reader, json) => json.word(String(reader.i32())),
  0xd3: (reader, json) => json.word(String(reader.i64())),
  0xd4: (reader, json) => extension(reader, json, 1),
  0xd5: (reader, json) => extension(reader, json, 2),
  0xd6: (reader, json) => extension(reader, json, 4),
  0xd7: (reader, json) => extension(reader, json, 8),
  0xd8: (reader, json) => extension(reader, json, 16),
  0xd9: (reader, json) => string(reader, json, reader.u8()),
  0xda: (reader, json) => string(reader, json, reader.u16()),
  0xdb: (reader, json) => string(reader, json, reader.u32()),
  0xdc: (reader, json) => array(reader, json, reader.u16()),
  0xdd: (reader, json) => array(reader, json, reader.u32()),
  0xde: (reader, json) => map(reader, json, reader.u16()),
  0xdf: (reader, json) => map(reader, json, reader.u32()),
}

function string(reader: ByteReader, json: JsonText, length: number): void {
  const bytes = reader.take(length)
  const text = textOf(bytes)
  if (text === null) json.bytes(bytes)
  else json.string(text)
}

function array(reader: ByteReader, json: JsonText, length: number): void {
  json.begin('[')
  for (let index = 0; index < length; index += 1) decodeMessagePack(reader, json)
  json.end()
}

function map(reader: ByteReader, json: JsonText, length: number): void {
  json.begin('{')
  for (let index = 0; index < length; index += 1) {
    json.key(keyOf(reader, json, decodeMessagePack))
    decodeMessagePack(reader, json)
  }
  json.end()
}

/** A key that is a text, as it is; any other as the JSON that it would be. */
export function keyOf(reader: ByteReader, json: JsonText, decode: Read): string {
  const key = json.aside()
  decode(reader, key)
  const text = key.finish() ?? 'null'
  return text.startsWith('"') ? (JSON.parse(text) as string) : text
}

const timestamp = -1

function extension(reader: ByteReader, json: JsonText, length: number): void {
  const type = reader.i8()
  const content = reader.part(length)
  const time = type === timestamp ? timeOf(content, length) : null
  if (time !== null) return json.tagged('$timestamp', time)
  json.begin('{')
  json.key('$ext')
  json.word(String(type))
  json.key('$value')
  json.bytes(content.take(length))
  json.end()
}

function timeOf(content: ByteReader, length: number): string | null {
  if (length === 4) return timeText(BigInt(content.u32()), 0)
  if (length === 8) {
    const both = content.u64()
    return timeText(both & 0x3_ffff_ffffn, Number(both >> 34n))
  }
  if (length !== 12) return null
  const nanoseconds = content.u32()
  return timeText(content.i64(), nanoseconds)
}

function timeText(seconds: bigint, nanoseconds: number): string {
  const date = new Date(Number(seconds) * 1000)
  const fraction = nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0')}`
  return Number.isNaN(date.getTime())
    ? `${seconds}${fraction}`
    : `${date.toISOString().slice(0, -5)}${fraction}Z`
}
