import { z } from 'zod'
import {
  decodeFaults,
  decodeFormats,
  longestDecoded,
  longestSchema,
  mostSkipped,
  schemaKinds,
} from './decode-names'
import { endpoint } from './endpoint'

const decodeInput = z
  .object({
    format: z.enum(decodeFormats),
    payload: z.object({
      encoding: z.enum(['utf8', 'base64']),
      text: z.string().max(Math.ceil(longestDecoded / 3) * 4),
    }),
    /** Null: Protobuf is shown by numbers, Avro only where its file brings a schema along. */
    schema: z.object({ kind: z.enum(schemaKinds), text: z.string().max(longestSchema) }).nullable(),
    /** Full name of Protobuf's message; the first of the schema unless told. */
    type: z.string().max(500).nullable(),
    skip: z.int().min(0).max(mostSkipped).default(0),
  })
  .superRefine(({ format, schema }, context) => {
    if (schema === null || (format === 'avro') === (schema.kind === 'avro')) return
    context.addIssue({ code: 'custom', path: ['schema'], message: 'A schema of another format' })
  })
export type DecodeInput = z.output<typeof decodeInput>

const decodedShape = z.object({
  /** As JSON, in all digits; with a problem it is what came before. Null when there is nothing. */
  text: z.string().nullable(),
  /** Bytes behind the value. */
  left: z.int(),
  /** Messages that the schema has, and the one that was taken. */
  types: z.array(z.string()),
  type: z.string().nullable(),
  problem: z.object({ fault: z.enum(decodeFaults), at: z.int().nullable(), detail: z.string() }).nullable(),
})
export type Decoded = z.output<typeof decodedShape>

export const decodePayload = endpoint({
  id: 'decodePayload',
  method: 'POST',
  path: '/api/decode',
  summary: 'Decode a payload of MessagePack, CBOR, Protobuf or Avro, within limits of time and memory',
  body: decodeInput,
  output: decodedShape,
  reads: true,
  maxBody: 3 * 1024 * 1024,
})
