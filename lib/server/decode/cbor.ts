import 'server-only'
import { Tokenizer, Type, type Token } from 'cborg'
import { textOf, type ByteReader } from './byte-reader'
import { DecodeError } from './decode-error'
import type { JsonText } from './json-text'

const breakByte = 0xff

/**
 * One value of CBOR as JSON. https://www.rfc-editor.org/rfc/rfc8949
 * From cborg's tokens rather than from its values, which would not keep numbers, keys and tags as they are.
 */
export function decodeCbor(reader: ByteReader, json: JsonText): void {
  const head = reader.peek()
  // Two things that cborg has no tokens for.
  if (head === 0x5f || head === 0x7f) return bytesOrText(chunks(reader), head === 0x7f, json)
  if ((head >= 0xe0 && head < 0xf4) || head === 0xf8) return simple(reader, json)
  const { place } = reader
  const token = next(reader)
  switch (token.type.name) {
    case 'uint':
    case 'negint':
    case 'true':
    case 'false':
    case 'null':
      return json.word(String(token.value))
    case 'float':
      return json.double(Number(token.value))
    case 'undefined':
      return json.tagged('$simple', 'undefined')
    case 'bytes':
    case 'string':
      return bytesOrText(bytesOf(token), token.type.name === 'string', json)
    case 'array':
      return items(reader, json, '[', Number(token.value))
    case 'map':
      return items(reader, json, '{', Number(token.value))
    case 'tag':
      return tagged(reader, json, String(token.value))
    default:
      throw new DecodeError('byte', place)
  }
}

function next(reader: ByteReader): Token {
  if (reader.left === 0) throw new DecodeError('end', reader.place)
  const tokenizer = new Tokenizer(reader.rest(), { retainStringBytes: true, allowBigInt: true })
  let token: Token
  try {
    token = tokenizer.next()
  } catch (error) {
    const isShort = error instanceof Error && /not enough data|lengths not supported/.test(error.message)
    throw new DecodeError(isShort ? 'end' : 'byte', reader.place)
  }
  reader.take(tokenizer.pos())
  return token
}

function isEnd(reader: ByteReader): boolean {
  if (reader.peek() !== breakByte) return false
  reader.take(1)
  return true
}

const bytesOf = ({ byteValue, value }: Token): Uint8Array =>
  byteValue ?? (value instanceof Uint8Array ? value : new Uint8Array())

function bytesOrText(bytes: Uint8Array, isText: boolean, json: JsonText): void {
  const text = isText ? textOf(bytes) : null
  if (text === null) json.bytes(bytes)
  else json.string(text)
}

/** A string's bytes that come in pieces. */
function chunks(reader: ByteReader): Uint8Array {
  const type = reader.u8() === 0x5f ? Type.bytes : Type.string
  const parts: Uint8Array[] = []
  while (!isEnd(reader)) {
    const { place } = reader
    const token = next(reader)
    if (!Type.equals(token.type, type)) throw new DecodeError('byte', place)
    parts.push(bytesOf(token))
  }
  return Buffer.concat(parts)
}

/** As many as there are, or until a break where the count is infinite. */
function items(reader: ByteReader, json: JsonText, bracket: '[' | '{', count: number): void {
  json.begin(bracket)
  for (let done = 0; count === Infinity ? !isEnd(reader) : done < count; done += 1) {
    if (bracket === '{') json.keyOf((key) => decodeCbor(reader, key))
    decodeCbor(reader, json)
  }
  json.end()
}

/** Bytes of a number that is written in all its digits. */
const longestNumber = 128

function tagged(reader: ByteReader, json: JsonText, tag: string): void {
  if ((tag === '2' || tag === '3') && reader.peek() >> 5 === 2) {
    const bytes = reader.peek() === 0x5f ? chunks(reader) : bytesOf(next(reader))
    if (bytes.length > longestNumber) return wrapped(json, tag, () => json.bytes(bytes))
    const value = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`)
    return json.word(String(tag === '2' ? value : -1n - value))
  }
  return wrapped(json, tag, () => decodeCbor(reader, json))
}

function wrapped(json: JsonText, tag: string, value: () => void): void {
  json.begin('{')
  json.key('$tag')
  json.word(tag)
  json.key('$value')
  value()
  json.end()
}

/** A value without a meaning of its own, in the first byte or behind it. */
function simple(reader: ByteReader, json: JsonText): void {
  const head = reader.u8()
  json.tagged('$simple', String(head === 0xf8 ? reader.u8() : head & 0x1f))
}
