import { z } from 'zod'
import { argumentInput } from '@/lib/rabbitmq/arguments'
import { destinationTypes } from '@/lib/rabbitmq/binding'
import { fieldInputTypes, type FieldInputType } from '@/lib/rabbitmq/field-types'
import { parseField, type FieldEntry } from '@/lib/rabbitmq/field'
import { isObject } from '@/lib/rabbitmq/is-object'
import { objectName, shortString } from '@/lib/rabbitmq/name-schemas'
import { utf8Length } from '@/lib/rabbitmq/name-rules'
import { endpoint } from './endpoint'
import { deathReason, missReason, queueFact, refusal, stepReason } from './trace-reasons'

const types: readonly string[] = fieldInputTypes

/** `{"type": "int32", "value": 5}`; any other object is a table. */
const isTyped = (value: unknown): value is { type: FieldInputType; value?: unknown } =>
  isObject(value) &&
  Object.keys(value).every((key) => key === 'type' || key === 'value') &&
  types.includes(String(value['type']))

function headerOf(name: string, value: unknown): { entry: FieldEntry } | { error: string } {
  if (utf8Length(name) > 255) return { error: 'At most 255 bytes of UTF-8' }
  if (isTyped(value)) {
    const { type, value: given } = value
    const text = typeof given === 'string' ? given : given === undefined ? '' : JSON.stringify(given)
    const parsed = parseField(type, text)
    return 'error' in parsed ? parsed : { entry: { name, value: parsed.value } }
  }
  // Plain JSON by the rules of a list: whole numbers are int64, others double, null is void.
  const parsed = parseField('array', JSON.stringify([value]))
  if ('error' in parsed) return parsed
  const item = parsed.value.type === 'array' ? parsed.value.items[0] : undefined
  return { entry: { name, value: item ?? { type: 'void' } } }
}

/** Not a record of zod's, which leaves a key `__proto__` out: a header may be called that. */
const anyObject = z
  .custom<Record<string, unknown>>(isObject, { error: 'Not a JSON object' })
  .meta({ type: 'object', additionalProperties: {} })

const headers = anyObject.transform((object, context): FieldEntry[] => {
  const entries: FieldEntry[] = []
  for (const [name, value] of Object.entries(object)) {
    const header = headerOf(name, value)
    if ('entry' in header) entries.push(header.entry)
    else context.addIssue({ code: 'custom', path: [name], message: header.error })
  }
  return entries
})

export const traceBody = z.object({
  vhost: objectName,
  /** "" is the default exchange. */
  exchange: shortString,
  routingKey: shortString.default(''),
  /** JSON values, or `{"type", "value"}` where the AMQP type matters. */
  headers: headers.prefault({}),
  /** The message's own, in milliseconds. */
  expiration: z.int().min(0).nullable().default(null),
  /** A queue that it was expected in: why it does not get there. */
  expected: objectName.nullable().default(null),
  /** Reads the topology anew first. */
  fresh: z.boolean().default(false),
})
export type TraceInput = z.input<typeof traceBody>

const end = z.object({ kind: z.enum(destinationTypes), name: z.string() })

const missingBinding = z.object({
  source: z.string(),
  destination: z.string(),
  destinationType: z.enum(destinationTypes),
  bindingKey: z.string(),
  arguments: z.array(argumentInput),
})

const miss = z.object({
  exchange: z.string(),
  type: z.string(),
  to: end,
  reason: missReason,
  text: z.string(),
  /** The binding that would take it; null where none can be made. */
  fix: missingBinding.nullable(),
})
export type TraceMiss = z.output<typeof miss>

const step = z.object({
  number: z.number().int(),
  /** Exchanges behind the first one. */
  depth: z.number().int(),
  from: z.string(),
  /** Null: it goes nowhere from there. */
  to: end.nullable(),
  /** False where it cannot be told beforehand. */
  certain: z.boolean(),
  /** It has been there already: a queue gets one copy, an exchange routes it once. */
  repeats: z.boolean(),
  /** More bindings that take it to the same place. */
  also: z.number().int(),
  bindingKey: z.string().nullable(),
  reason: stepReason,
  text: z.string(),
})
export type TraceStep = z.output<typeof step>

const deadLetter = z.object({
  queue: z.string(),
  /** What is likely there; a consumer may also reject it. */
  reason: deathReason,
  exchange: z.string(),
  /** Null: the message keeps its own. */
  routingKey: z.string().nullable(),
  /** False: the exchange is not there, and the message is lost. */
  isThere: z.boolean(),
  queues: z.array(z.object({ name: z.string(), certain: z.boolean() })),
  /** Where it comes back to a queue; `isDropped`: the broker drops it there, else it goes around for ever. */
  cycles: z.array(z.object({ around: z.array(z.string()), isDropped: z.boolean() })),
})
export type TraceDeadLetter = z.output<typeof deadLetter>

export const traceMessage = endpoint({
  id: 'traceMessage',
  method: 'POST',
  path: '/api/topology/trace',
  summary: 'Where a message would go and why, without publishing it',
  body: traceBody,
  reads: true,
  output: z.object({
    queues: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        /** False: it may get it, which cannot be told beforehand. */
        certain: z.boolean(),
        facts: z.array(queueFact),
      }),
    ),
    /** No queue gets it: returned (312 NO_ROUTE) when mandatory, else dropped. */
    unroutable: z.boolean(),
    /** The broker closes the channel instead of routing. */
    refused: refusal.nullable(),
    /** What a publisher would be told. */
    told: z.string(),
    steps: z.array(step),
    stepsLeftOut: z.number().int(),
    /** Bindings that could not be read: the message may take them, too. */
    unreadable: z.number().int(),
    /** The nearest bindings that do not take it. */
    misses: z.array(miss),
    expected: z.object({ queue: z.string(), isThere: z.boolean(), misses: z.array(miss) }).nullable(),
    deadLetters: z.array(deadLetter),
    /** When the topology was read, by our clock in ms. */
    asOf: z.number(),
  }),
})
export type TraceAnswer = z.output<NonNullable<typeof traceMessage.output>>
