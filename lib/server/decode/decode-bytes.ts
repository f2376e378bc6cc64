import 'server-only'
import type { DecodeInput, Decoded } from '@/lib/api/decode'
import { decodeAvro, decodeAvroFile, isAvroFile, skipMarker } from './avro'
import { parseAvroSchema } from './avro-schema'
import { ByteReader } from './byte-reader'
import { decodeCbor } from './cbor'
import { DecodeError } from './decode-error'
import { readDescriptorSet } from './descriptor-set'
import { JsonText } from './json-text'
import { decodeMessagePack } from './messagepack'
import { parseProto } from './parse-proto'
import type { ProtoSchema } from './proto-schema'
import { decodeProtobuf, decodeWire } from './protobuf'

/** What a payload says in one of the binary formats, as far as it can be read, and what is wrong behind that. */
export function decodeBytes({ format, payload, schema, type, skip }: DecodeInput): Decoded {
  const whole = Buffer.from(payload.text, payload.encoding)
  const bytes = whole.subarray(Math.min(skip, whole.length))
  const reader = new ByteReader(bytes, whole.length - bytes.length)
  const json = new JsonText(() => reader.place)
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
  const described = schemaOf(schema)
  const own = [...described.messages.values()].filter(
    ({ name, isMapEntry }) => !isMapEntry && !name.startsWith('google.protobuf.'),
  )
  found.types = own.map(({ name }) => name)
  const message = own.find(({ name }) => name === type) ?? own[0]
  if (message === undefined) throw new DecodeError('schema', null, 'No message is defined there.')
  found.type = message.name
  decodeProtobuf(reader, json, described, message)
}

const schemaOf = ({ kind, text }: NonNullable<DecodeInput['schema']>): ProtoSchema =>
  kind === 'descriptors' ? readDescriptorSet(Buffer.from(text, 'base64')) : parseProto(text)

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
