import { z } from 'zod'
import { fieldInputTypes, type FieldInputType } from './field-types'
import { fieldOfJson } from './json-field'
import { utf8Length } from './name-rules'

/**
 * A value of an AMQP 0-9-1 field table, with the type that is on the wire.
 * Integers of 64 bits and decimals are text: they do not fit a JavaScript number. Tables are pairs: keys repeat, and
 * `__proto__` is a key like any other. Tags and what RabbitMQ makes of them: https://www.rabbitmq.com/amqp-0-9-1-errata
 */
export type FieldValue =
  | { type: 'boolean'; value: boolean }
  | { type: SmallInteger | 'float' | 'double'; value: number | 'NaN' | 'Infinity' | '-Infinity' }
  | { type: 'int64' | 'uint64' | 'decimal' | 'timestamp'; value: string }
  | { type: 'string'; value: string }
  /** A long string that is no UTF-8, and the byte-array type `x`. */
  | { type: 'binary-string' | 'bytes'; base64: string }
  | { type: 'void' }
  | { type: 'array'; items: FieldValue[] }
  | { type: 'table'; entries: FieldEntry[] }
  /** What our reader does not open: nested too deep, too many values, or a tag that nobody knows. `base64` is cut at 1 KiB. */
  | {
      type: 'unread'
      reason: 'depth' | 'count' | 'tag' | 'truncated'
      tag: string
      bytes: number
      base64: string
    }

type SmallInteger = 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32'
export interface FieldEntry {
  name: string
  value: FieldValue
}

const number = z.union([z.number(), z.literal(['NaN', 'Infinity', '-Infinity'])])

export const fieldValueShape: z.ZodType<FieldValue> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('boolean'), value: z.boolean() }),
    z.object({
      type: z.literal(['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'float', 'double']),
      value: number,
    }),
    z.object({ type: z.literal(['int64', 'uint64', 'decimal', 'timestamp']), value: z.string() }),
    z.object({ type: z.literal('string'), value: z.string() }),
    z.object({ type: z.literal(['binary-string', 'bytes']), base64: z.string() }),
    z.object({ type: z.literal('void') }),
    z.object({ type: z.literal('array'), items: z.array(fieldValueShape) }),
    z.object({ type: z.literal('table'), entries: z.array(fieldEntryShape) }),
    z.object({
      type: z.literal('unread'),
      reason: z.enum(['depth', 'count', 'tag', 'truncated']),
      tag: z.string(),
      bytes: z.number(),
      base64: z.string(),
    }),
  ]),
)
export const fieldEntryShape: z.ZodType<FieldEntry> = z.lazy(() =>
  z.object({ name: z.string(), value: fieldValueShape }),
)

const integerRange: Partial<Record<FieldInputType, readonly [bigint, bigint]>> = {
  int8: [-128n, 127n],
  uint8: [0n, 255n],
  int16: [-32_768n, 32_767n],
  uint16: [0n, 65_535n],
  int32: [-2_147_483_648n, 2_147_483_647n],
  uint32: [0n, 4_294_967_295n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  timestamp: [0n, 2n ** 63n - 1n],
}

type Parsed = { value: FieldValue } | { error: string }

/**
 * What the text of a typed header row means. `bytes` is base64, `decimal` is 12.34, `timestamp` is seconds since 1970,
 * `array` and `table` are JSON, whose numbers become int64 or double.
 */
export function parseField(type: FieldInputType, text: string): Parsed {
  const range = integerRange[type]
  if (range !== undefined) return parseInteger(type, text.trim(), range)
  switch (type) {
    case 'string':
      return { value: { type, value: text } }
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { value: { type, value: text === 'true' } }
        : { error: 'Either true or false' }
    case 'float':
    case 'double': {
      const value = Number(text)
      if (text.trim() === '' || !Number.isFinite(value)) return { error: 'Not a number' }
      if (type === 'float' && !Number.isFinite(Math.fround(value)))
        return { error: 'Beyond what a float holds' }
      return { value: { type, value } }
    }
    case 'decimal':
      return parseDecimal(text.trim())
    case 'bytes':
      return isBase64(text) ? { value: { type, base64: text } } : { error: 'Not base64' }
    case 'void':
      return text === '' ? { value: { type } } : { error: 'Void has no value' }
    default:
      return parseNested(type === 'array' ? 'array' : 'table', text)
  }
}

function parseInteger(type: FieldInputType, text: string, [least, most]: readonly [bigint, bigint]): Parsed {
  if (!/^[+-]?\d{1,20}$/.test(text)) return { error: 'Not a whole number' }
  const value = BigInt(text.replace(/^\+/, ''))
  if (value < least || value > most) return { error: `Outside ${least} to ${most}` }
  return type === 'int64' || type === 'timestamp'
    ? { value: { type, value: String(value) } }
    : { value: { type: type as SmallInteger, value: Number(value) } }
}

function parseDecimal(text: string): Parsed {
  const match = /^([+-]?)(\d{1,10})(?:\.(\d{1,9}))?$/.exec(text)
  if (match === null) return { error: 'Not a decimal number such as 12.34' }
  const unscaled = BigInt(`${match[2] ?? ''}${match[3] ?? ''}`)
  if (unscaled > 2_147_483_647n) return { error: 'At most 2147483647 without the point' }
  return { value: { type: 'decimal', value: text.replace(/^\+/, '') } }
}

function parseNested(type: 'array' | 'table', text: string): Parsed {
  const parsed = fieldOfJson(text)
  if (parsed === null || ('value' in parsed && parsed.value.type !== type))
    return { error: type === 'array' ? 'Not a JSON array' : 'Not a JSON object' }
  return parsed
}

/** Standard base64 with padding, white space not allowed. */
export const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)

/** One typed header row of a form; `value` travels as text and is checked against `type` at both ends. */
export const fieldInput = z
  .object({
    name: z
      .string()
      .min(1, { error: 'A header needs a name' })
      .refine((name) => utf8Length(name) <= 255, { error: 'At most 255 bytes of UTF-8' }),
    type: z.enum(fieldInputTypes),
    value: z.string().max(65_536),
  })
  .superRefine((row, context) => {
    const parsed = parseField(row.type, row.value)
    if ('error' in parsed) context.addIssue({ code: 'custom', path: ['value'], message: parsed.error })
  })
export type FieldInput = z.output<typeof fieldInput>

/** Rows that passed `fieldInput` as field entries. */
export const fieldEntries = (rows: readonly FieldInput[]): FieldEntry[] =>
  rows.flatMap((row) => {
    const parsed = parseField(row.type, row.value)
    return 'value' in parsed ? [{ name: row.name, value: parsed.value }] : []
  })
