/** Formats that the server decodes, as a page offers them. */
export const decodeFormats = ['messagepack', 'cbor', 'protobuf', 'avro'] as const
export type DecodeFormat = (typeof decodeFormats)[number]

/** How a schema came: the text of .proto files, a descriptor set in base64, or Avro's JSON. */
export const schemaKinds = ['proto', 'descriptors', 'avro'] as const
export type SchemaKind = (typeof schemaKinds)[number]

/** Characters of a schema, and bytes of a payload, that are taken. */
export const longestSchema = 512 * 1024
export const longestDecoded = 1024 * 1024

/** Bytes before the value that may be passed over, such as the five of a schema registry. */
export const mostSkipped = 64

/** Why bytes could not be decoded to their end. */
export const decodeFaults = [
  /** They end in the middle of a value. */
  'end',
  /** No value can begin, or go on, with this. */
  'byte',
  /** Nested too deep, too many values, too long as JSON. */
  'depth',
  'count',
  'long',
  /** The schema is none, or lacks something. */
  'schema',
  /** A branch, a symbol or a codec that the schema does not have. */
  'type',
  /** It took too long, or too much memory. */
  'time',
  'memory',
  /** Others are decoded now. */
  'busy',
] as const
export type DecodeFault = (typeof decodeFaults)[number]
