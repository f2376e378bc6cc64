import {
  decodeFormats,
  mostSkipped,
  schemaKinds,
  type DecodeFormat,
  type SchemaKind,
} from '@/lib/api/decode-names'
import { isObject } from '@/lib/rabbitmq/is-object'

/** A schema that this browser keeps. */
export interface KeptSchema {
  kind: SchemaKind
  name: string
  text: string
}

/** How payloads of one content type are decoded. */
export interface DecodeChoice {
  /** `none`: not at all. */
  format: DecodeFormat | 'none'
  schema: KeptSchema | null
  /** Message of Protobuf. */
  type: string | null
  skip: number
}

/** By content type, the one chosen last at the end. */
export type DecodeChoices = readonly (DecodeChoice & { contentType: string })[]

const mostKept = 16
/** Characters of schemas that the browser keeps: its store has some five million for everything. */
const mostText = 1024 * 1024

const byContentType: readonly [RegExp, DecodeFormat][] = [
  [/msgpack|messagepack/, 'messagepack'],
  [/\bcbor\b/, 'cbor'],
  [/protobuf|\bproto\b/, 'protobuf'],
  [/\bavro\b/, 'avro'],
]

const isEncoded = /json|text\//

/** What a content type says by itself: application/msgpack, application/x-protobuf, avro/binary, application/senml+cbor. */
export function usualChoice(contentType: string | null): DecodeChoice {
  const name = (contentType ?? '').toLowerCase()
  const format = isEncoded.test(name) ? undefined : byContentType.find(([pattern]) => pattern.test(name))?.[1]
  return { format: format ?? 'none', schema: null, type: null, skip: 0 }
}

export const choiceFor = (choices: DecodeChoices, contentType: string | null): DecodeChoice =>
  choices.find((choice) => choice.contentType === (contentType ?? '')) ?? usualChoice(contentType)

/** With another choice for a content type; the oldest leave when there are too many, or too much text. */
export function withChoice(
  choices: DecodeChoices,
  contentType: string | null,
  choice: DecodeChoice,
): DecodeChoices {
  const name = contentType ?? ''
  const all = [...choices.filter((each) => each.contentType !== name), { ...choice, contentType: name }]
  const length = () => all.reduce((sum, { schema }) => sum + (schema?.text.length ?? 0), 0)
  while (all.length > mostKept || (length() > mostText && all.length > 1)) all.shift()
  return all
}

/** What the browser kept, or nothing of it. */
export function parseChoices(kept: unknown): DecodeChoices {
  if (!Array.isArray(kept)) return []
  return kept.slice(-mostKept).flatMap((each: unknown) => {
    if (!isObject(each) || typeof each['contentType'] !== 'string') return []
    const format = (['none', ...decodeFormats] as const).find((name) => name === each['format'])
    if (format === undefined) return []
    const { skip, type } = each
    const isSkip = typeof skip === 'number' && Number.isInteger(skip) && skip >= 0 && skip <= mostSkipped
    return [
      {
        contentType: each['contentType'],
        format,
        schema: parseSchema(each['schema']),
        type: typeof type === 'string' ? type : null,
        skip: isSkip ? skip : 0,
      },
    ]
  })
}

function parseSchema(kept: unknown): KeptSchema | null {
  if (!isObject(kept) || typeof kept['name'] !== 'string' || typeof kept['text'] !== 'string') return null
  const kind = schemaKinds.find((each) => each === kept['kind'])
  return kind === undefined ? null : { kind, name: kept['name'], text: kept['text'] }
}
