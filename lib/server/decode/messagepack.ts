import 'server-only'
import {
  decode,
  DecodeError as MessagePackError,
  decodeTimestampToTimeSpec,
  EXT_TIMESTAMP,
  type DecoderOptions,
} from '@msgpack/msgpack'
import { textOf, type ByteReader } from './byte-reader'
import { DecodeError } from './decode-error'
import { jsonLimits, JsonText } from './json-text'

/**
 * One value of MessagePack as JSON. https://github.com/msgpack/msgpack/blob/master/spec.md
 * The library replaces what is no UTF-8, so it reads twice: texts as such, and as the bytes that they are. It has no value
 * before the last byte was read, so there is none where something is wrong.
 */
export function decodeMessagePack(reader: ByteReader, json: JsonText): void {
  const { value, left } = first(reader)
  const bytes = reader.take(reader.left - left)
  write(json, value, decode(bytes, options(true)))
}

class Extension {
  constructor(
    readonly type: number,
    readonly data: Uint8Array,
  ) {}
}

function options(rawStrings: boolean): DecoderOptions {
  let keys = 0
  return {
    rawStrings,
    useBigInt64: true,
    maxArrayLength: jsonLimits.values,
    maxMapLength: jsonLimits.values,
    extensionCodec: { tryToEncode: () => null, decode: (data, type) => new Extension(type, data) },
    // Keys become an object's, where they might repeat, be sorted or be its prototype: each with its number before it.
    keyDecoder: {
      canBeCached: () => true,
      decode: (bytes, from, length) => `"${keyText(bytes.subarray(from, from + length))}`,
    },
    mapKeyConverter: (key) => {
      keys += 1
      if (typeof key === 'string' && key.startsWith('"')) return `${keys}:${key.slice(1)}`
      const json = new JsonText(() => null)
      write(json, key, key)
      return `${keys}:${json.finish()}`
    },
  }
}

function keyText(bytes: Uint8Array): string {
  const text = textOf(bytes)
  if (text !== null) return text
  const json = new JsonText(() => null)
  json.bytes(bytes)
  return json.finish() ?? ''
}

/** The first value, and how many bytes are left behind it: only the words of an error tell. */
function first(reader: ByteReader): { value: unknown; left: number } {
  const bytes = reader.rest()
  const end = reader.place + bytes.length
  const read = (part: Uint8Array) => decode(part, options(false))
  try {
    return { value: read(bytes), left: 0 }
  } catch (error) {
    if (error instanceof DecodeError) throw error
    const words = error instanceof Error ? error.message : ''
    const left = /^Extra (\d+) of /.exec(words)?.[1]
    if (left !== undefined) return { value: read(bytes.subarray(0, -Number(left))), left: Number(left) }
    if (error instanceof MessagePackError) {
      throw new DecodeError(words.startsWith('Max length') ? 'count' : 'byte', null)
    }
    throw error instanceof RangeError ? new DecodeError('end', end) : error
  }
}

function write(json: JsonText, value: unknown, raw: unknown): void {
  if (typeof value === 'string') {
    if (raw instanceof Uint8Array && textOf(raw) === null) json.bytes(raw)
    else json.string(value)
  } else if (typeof value === 'number') number(json, value)
  else if (value instanceof Uint8Array) json.bytes(value)
  else if (value instanceof Extension) extension(json, value)
  else if (Array.isArray(value)) {
    json.begin('[')
    for (const [index, each] of value.entries()) write(json, each, Array.isArray(raw) ? raw[index] : each)
    json.end()
  } else if (typeof value === 'object' && value !== null) map(json, value, raw)
  else json.word(String(value))
}

function map(json: JsonText, value: object, raw: unknown): void {
  const raws = typeof raw === 'object' && raw !== null ? Object.values(raw) : []
  json.begin('{')
  for (const [index, [key, each]] of Object.entries(value).entries()) {
    json.key(key.slice(key.indexOf(':') + 1))
    write(json, each, raws[index])
  }
  json.end()
}

/** The library does not tell 3.0 from 3. Whole numbers beyond what a double keeps exactly come as bigint. */
function number(json: JsonText, value: number): void {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) json.word(String(value))
  else json.double(value)
}

function extension(json: JsonText, { type, data }: Extension): void {
  if (type === EXT_TIMESTAMP && [4, 8, 12].includes(data.length)) {
    const { sec, nsec } = decodeTimestampToTimeSpec(data)
    return json.tagged('$timestamp', timeText(sec, nsec))
  }
  json.begin('{')
  json.key('$ext')
  json.word(String(type))
  json.key('$value')
  json.bytes(data)
  json.end()
}

function timeText(seconds: number, nanoseconds: number): string {
  const date = new Date(seconds * 1000)
  const fraction = nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0')}`
  return Number.isNaN(date.getTime())
    ? `${seconds}${fraction}`
    : `${date.toISOString().slice(0, -5)}${fraction}Z`
}
