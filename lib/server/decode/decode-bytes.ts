import 'server-only'
import type { DecodeInput, Decoded } from '@/lib/api/decode'
import { decodeAvro, decodeAvroFile, isAvroFile, skipMarker } from './avro'
import { parseAvroSchema } from './avro-schema'
import { ByteReader } from './byte-reader'
import { decodeCbor } from './cbor'
import { DecodeError } from './decode-error'
import { JsonText } from './json-text'
import { decodeMessagePack } from './messagepack'
import { parseProto, readDescriptorSet } from './proto-schema'
import { decodeProtobuf, decodeWire } from './protobuf'

/** What a payload says in one of the binary formats, as far as it can be read, and what is wrong behind that. */
export function decodeBytes({ format, payload, schema, type, skip }: DecodeInput): Decoded {
  const whole = Buffer.from(payload.text, payload.encoding)
  const bytes = whole.subarray(Math.min(skip, whole.length))
  const reader = new ByteReader(bytes, whole.length - bytes.length)
  // The library for MessagePack does not say where it is.
  const json = new JsonText(() => (format === 'messagepack' ? null : reader.place))
  const found: Pick<Decoded, 'types' | 'type'> = { types: [], type: null }
  let problem: Decoded['problem'] = null
  try {
    if (format === 'messagepack') decodeMessagePack(reader, json)
    else if (format === 'cbor') decodeCbor(reader, json)
    else if (format === 'protobuf') protobuf(reader, json, schema, type, found)
    else avro(reader, json, bytes, schema)
  } catch (error) {
    problem = problemOf(error)
  }
  return { text: json.finish(), left: problem === null ? reader.left : 0, problem, ...found }
}

function protobuf(
  reader: ByteReader,
  json: JsonText,
  schema: DecodeInput['schema'],
  type: string | null,
  found: Pick<Decoded, 'types' | 'type'>,
): void {
  if (schema === null) return decodeWire(reader, json)
  const { kind, text } = schema
  const messages = kind === 'descriptors' ? readDescriptorSet(Buffer.from(text, 'base64')) : parseProto(text)
  found.types = messages.map(({ fullName }) => fullName.slice(1))
  const index = Math.max(0, type === null ? 0 : found.types.indexOf(type))
  const message = messages[index]
  if (message === undefined) return
  found.type = found.types[index] ?? null
  decodeProtobuf(reader, json, message)
}

function avro(reader: ByteReader, json: JsonText, bytes: Uint8Array, schema: DecodeInput['schema']): void {
  if (isAvroFile(bytes)) return decodeAvroFile(reader, json)
  if (schema === null) throw new DecodeError('schema', null, 'Avro cannot be read without its schema.')
  skipMarker(reader, bytes)
  decodeAvro(reader, json, parseAvroSchema(schema.text))
}

function problemOf(error: unknown): NonNullable<Decoded['problem']> {
  if (error instanceof DecodeError) return { fault: error.fault, at: error.at, detail: error.message }
  // The stack is deep enough for what is let in; if it is not after all, it is the depth.
  if (error instanceof RangeError) return { fault: 'depth', at: null, detail: '' }
  throw error
}
