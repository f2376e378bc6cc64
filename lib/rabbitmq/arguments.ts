import { z } from 'zod'
import { argumentTypes, type ArgumentType } from './argument-text'
import { objectName } from './name-schemas'
import { isObject } from './is-object'
import { jsonSchema, type Json } from './json'

/**
 * Arguments (`x-…`) of a queue, exchange or binding as the management API gives them: a JSON object, or `[]` when empty.
 * Kept as pairs: a key called `__proto__` stays a key.
 */
export const argumentsShape = z.array(z.object({ name: z.string(), value: jsonSchema }))
export type Arguments = z.output<typeof argumentsShape>

/** A JSON object of arguments as pairs. */
export const argumentPairs = (object: Record<string, Json>): Arguments =>
  Object.entries(object).map(([name, value]) => ({ name, value }))

export const brokerArguments = z
  .unknown()
  .optional()
  .transform((value): Arguments => (isObject(value) ? argumentPairs(value as Record<string, Json>) : []))

/** What a typed row of an arguments form means, or what is wrong with it. */
export function parseArgument(type: ArgumentType, text: string): { value: Json } | { error: string } {
  if (type === 'string') return { value: text }
  if (type === 'boolean') {
    return text === 'true' || text === 'false'
      ? { value: text === 'true' }
      : { error: 'Either true or false' }
  }
  if (type === 'number') {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value)) return { error: 'Not a number' }
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return { error: 'Beyond ±(2^53 − 1)' }
    return { value }
  }
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? { value: value as Json[] } : { error: 'Not a JSON array' }
  } catch {
    return { error: 'Not a JSON array' }
  }
}

/** One typed row: `value` travels as text and is checked against `type` at both ends. */
export const argumentInput = z
  .object({ name: objectName, type: z.enum(argumentTypes), value: z.string().max(4096) })
  .superRefine((row, context) => {
    const parsed = parseArgument(row.type, row.value)
    if ('error' in parsed) context.addIssue({ code: 'custom', path: ['value'], message: parsed.error })
  })
export type ArgumentInput = z.output<typeof argumentInput>

export const argumentInputs = z
  .array(argumentInput)
  .max(64)
  .superRefine((rows, context) => {
    const seen = new Set<string>()
    for (const [index, row] of rows.entries()) {
      if (seen.has(row.name)) {
        context.addIssue({ code: 'custom', path: [index, 'name'], message: 'This argument is there twice' })
      }
      seen.add(row.name)
    }
  })

/** Rows that passed argumentInputs as the JSON object that the management API takes. */
export function argumentsObject(rows: readonly ArgumentInput[]): Record<string, Json> {
  const object = Object.create(null) as Record<string, Json>
  for (const row of rows) {
    const parsed = parseArgument(row.type, row.value)
    if ('value' in parsed) object[row.name] = parsed.value
  }
  return object
}
