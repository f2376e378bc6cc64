import 'server-only'
import { textOf, type ByteReader } from './byte-reader'
import { DecodeError } from './decode-error'
import type { JsonText } from './json-text'
import { keyOf } from './messagepack'

const indefinite = 31
const breakByte = 0xff

/** One value of CBOR as JSON. https://www.rfc-editor.org/rfc/rfc8949 */
export function decodeCbor(reader: ByteReader, json: JsonText): void {
  const head = reader.u8()
  const [major, minor] = [head >> 5, head & 0x1f]
  switch (major) {
    case 0:
      return json.word(String(argument(reader, minor)))
    case 1:
      return json.word(String(-1n - argument(reader, minor)))
    case 2:
      return json.bytes(chunks(reader, major, minor))
    case 3:
      return string(reader, json, minor)
    case 4:
      return array(reader, json, minor)
    case 5:
      return map(reader, json, minor)
    case 6:
      return tagged(reader, json, argument(reader, minor))
    default:
      return simple(reader, json, minor)
  }
}

function argument(reader: ByteReader, minor: number): bigint {
  if (minor < 24) return BigInt(minor)
  if (minor === 24) return BigInt(reader.u8())
  if (minor === 25) return BigInt(reader.u16())
  if (minor === 26) return BigInt(reader.u32())
  if (minor === 27) return reader.u64()
  throw new DecodeError('byte', reader.place - 1)
}

/** How many; null until a break. Each takes a byte at least, so more than are left are not there. */
function countOf(reader: ByteReader, minor: number): bigint | null {
  if (minor === indefinite) return null
  const count = argument(reader, minor)
  if (count > BigInt(reader.left)) throw new DecodeError('end', reader.place)
  return count
}

function isEnd(reader: ByteReader): boolean {
  if (reader.peek() !== breakByte) return false
  reader.take(1)
  return true
}

/** A string's bytes, which may come in pieces. */
function chunks(reader: ByteReader, major: number, minor: number): Uint8Array {
  const length = countOf(reader, minor)
  if (length !== null) return reader.take(Number(length))
  const parts: Uint8Array[] = []
  while (!isEnd(reader)) {
    const head = reader.u8()
    const size = head >> 5 === major ? countOf(reader, head & 0x1f) : null
    if (size === null) throw new DecodeError('byte', reader.place - 1)
    parts.push(reader.take(Number(size)))
  }
  return Buffer.concat(parts)
}

function string(reader: ByteReader, json: JsonText, minor: number): void {
  const bytes = chunks(reader, 3, minor)
  const text = textOf(bytes)
  if (text === null) json.bytes(bytes)
  else json.string(text)
}

function array(reader: ByteReader, json: JsonText, minor: number): void {
  const count = countOf(reader, minor)
  json.begin('[')
  for (let done = 0n; count === null ? !isEnd(reader) : done < count; done += 1n) decodeCbor(reader, json)
  json.end()
}

function map(reader: ByteReader, json: JsonText, minor: number): void {
  const count = countOf(reader, minor)
  json.begin('{')
  for (let done = 0n; count === null ? !isEnd(reader) : done < count; done += 1n) {
    json.key(keyOf(reader, json, decodeCbor))
    decodeCbor(reader, json)
  }
  json.end()
}

/** Bytes of a number that is written in all its digits. */
const longestNumber = 128

function tagged(reader: ByteReader, json: JsonText, tag: bigint): void {
  const isBig = tag === 2n || tag === 3n
  if (isBig && reader.peek() >> 5 === 2) {
    const bytes = chunks(reader, 2, reader.u8() & 0x1f)
    if (bytes.length <= longestNumber) {
      const value = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`)
      return json.word(String(tag === 2n ? value : -1n - value))
    }
    return wrapped(json, tag, () => json.bytes(bytes))
  }
  return wrapped(json, tag, () => decodeCbor(reader, json))
}

function wrapped(json: JsonText, tag: bigint, value: () => void): void {
  json.begin('{')
  json.key('$tag')
  json.word(String(tag))
  json.key('$value')
  value()
  json.end()
}

function simple(reader: ByteReader, json: JsonText, minor: number): void {
  switch (minor) {
    case 20:
      return json.word('false')
    case 21:
      return json.word('true')
    case 22:
      return json.word('null')
    case 23:
      return json.tagged('$simple', 'undefined')
    case 25:
      return json.double(half(reader.u16()))
    case 26:
      return json.double(reader.f32())
    case 27:
      return json.double(reader.f64())
    default: {
      if (minor > 24) throw new DecodeError('byte', reader.place - 1)
      const value = minor === 24 ? reader.u8() : minor
      return json.tagged('$simple', String(value))
    }
  }
}

/** A float of 16 bits. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
