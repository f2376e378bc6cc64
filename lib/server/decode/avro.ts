import 'server-only'
import { inflateRawSync } from 'node:zlib'
import { parseAvroSchema, type AvroType } from './avro-schema'
import { ByteReader, textOf } from './byte-reader'
import { DecodeError } from './decode-error'
import type { JsonText } from './json-text'

/**
 * One value of Avro's binary encoding as JSON. https://avro.apache.org/docs/1.12.0/specification
 * By ourselves: avsc turns the schema, which anybody may have written, into program text and runs that, collects a billion nulls
 * that five bytes announce before anybody can count them, and replaces what is no UTF-8.
 */
export function decodeAvro(reader: ByteReader, json: JsonText, type: AvroType): void {
  switch (type.kind) {
    case 'null':
      return json.word('null')
    case 'boolean':
      return boolean(reader, json)
    case 'int':
    case 'long':
      return json.word(String(long(reader)))
    case 'float':
      return json.double(reader.f32LE())
    case 'double':
      return json.double(reader.f64LE())
    case 'bytes':
      return json.bytes(reader.take(size(reader)))
    case 'string':
      return string(reader.take(size(reader)), json)
    case 'fixed':
      return json.bytes(reader.take(type.size))
    case 'enum':
      return json.string(at(type.symbols, reader))
    case 'union':
      return decodeAvro(reader, json, at(type.branches, reader))
    case 'record':
      json.begin('{')
      for (const field of type.fields) {
        json.key(field.name)
        decodeAvro(reader, json, field.type)
      }
      return json.end()
    default:
      return blocks(reader, json, type)
  }
}

/** A single object says so by two bytes, with the fingerprint of its schema behind them. */
export function skipMarker(reader: ByteReader, bytes: Uint8Array): void {
  if (bytes.length >= 10 && bytes[0] === 0xc3 && bytes[1] === 0x01) reader.take(10)
}

const fileMark = 'Obj\u0001'
const mostInflated = 16 * 1024 * 1024

export const isAvroFile = (bytes: Uint8Array): boolean => textOf(bytes.subarray(0, 4)) === fileMark

/** A container file, which brings its schema along: its values as an array. */
export function decodeAvroFile(reader: ByteReader, json: JsonText): void {
  reader.take(fileMark.length)
  const about = metadata(reader)
  const type = parseAvroSchema(textOf(about.get('avro.schema') ?? new Uint8Array()) ?? '')
  const codec = textOf(about.get('avro.codec') ?? new Uint8Array()) ?? ''
  reader.take(16)
  json.begin('[')
  while (reader.left > 0) {
    const count = long(reader)
    const block = inflated(reader, size(reader), codec)
    for (let done = 0n; done < count; done += 1n) decodeAvro(block, json, type)
    reader.take(16)
  }
  json.end()
}

function inflated(reader: ByteReader, length: number, codec: string): ByteReader {
  const { place } = reader
  if (codec === '' || codec === 'null') return reader.part(length)
  if (codec !== 'deflate') throw new DecodeError('type', place, codec.slice(0, 40))
  try {
    return new ByteReader(inflateRawSync(reader.take(length), { maxOutputLength: mostInflated }), place)
  } catch (error) {
    const isLong = error instanceof RangeError
    throw new DecodeError(isLong ? 'long' : 'byte', place)
  }
}

function metadata(reader: ByteReader): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  for (let count = blockCount(reader); count > 0n; count = blockCount(reader)) {
    for (let done = 0n; done < count; done += 1n) {
      const key = textOf(reader.take(size(reader))) ?? ''
      found.set(key, reader.take(size(reader)))
    }
  }
  return found
}

function blocks(
  reader: ByteReader,
  json: JsonText,
  type: Extract<AvroType, { kind: 'array' | 'map' }>,
): void {
  json.begin(type.kind === 'array' ? '[' : '{')
  for (let count = blockCount(reader); count > 0n; count = blockCount(reader)) {
    for (let done = 0n; done < count; done += 1n) {
      if (type.kind === 'map') json.key(textOf(reader.take(size(reader))) ?? '\ufffd')
      decodeAvro(reader, json, type.items)
    }
  }
  json.end()
}

/** A count below zero has the size of its block behind it, for those who skip it. */
function blockCount(reader: ByteReader): bigint {
  const count = long(reader)
  if (count >= 0n) return count
  long(reader)
  return -count
}

function long(reader: ByteReader): bigint {
  const value = reader.varint()
  return value & 1n ? -(value >> 1n) - 1n : value >> 1n
}

function size(reader: ByteReader): number {
  const { place } = reader
  const length = long(reader)
  if (length < 0n) throw new DecodeError('byte', place)
  if (length > BigInt(reader.left)) throw new DecodeError('end', reader.place)
  return Number(length)
}

function at<T>(all: readonly T[], reader: ByteReader): T {
  const { place } = reader
  const index = long(reader)
  const found = index < 0n || index >= BigInt(all.length) ? undefined : all[Number(index)]
  if (found === undefined) throw new DecodeError('type', place, String(index))
  return found
}

function boolean(reader: ByteReader, json: JsonText): void {
  const byte = reader.u8()
  if (byte > 1) throw new DecodeError('byte', reader.place - 1)
  json.word(byte === 1 ? 'true' : 'false')
}

function string(bytes: Uint8Array, json: JsonText): void {
  const text = textOf(bytes)
  if (text === null) json.bytes(bytes)
  else json.string(text)
}
