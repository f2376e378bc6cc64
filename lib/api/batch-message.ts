import { z } from 'zod'
import { fieldInputTypes } from '@/lib/rabbitmq/field-types'
import { charsets, compressions } from '@/lib/rabbitmq/message-encoding'
import { compileTemplate, wrongPlaceholders, type TemplateContext } from '@/lib/rabbitmq/message-template'
import { publishBody } from './messages'

const text = z.string().default('')

/** A message with placeholders: texts are checked when they are filled, which is what `checkBatchMessage` tries once. */
export const batchMessage = z.object({
  exchange: z.string(),
  routingKey: z.string(),
  payload: z.string(),
  payloadEncoding: z.enum(['text', 'base64', 'hex', 'file']).default('text'),
  charset: z.enum(charsets).default('UTF-8'),
  compression: z.enum(compressions).default('none'),
  properties: z
    .object({
      contentType: text,
      contentEncoding: text,
      deliveryMode: z.union([z.literal(1), z.literal(2)]).default(2),
      priority: z.union([z.number(), z.string()]).nullable().default(null),
      correlationId: text,
      replyTo: text,
      expiration: text,
      messageId: text,
      timestamp: z.union([z.number(), z.string()]).nullable().default(null),
      type: text,
      userId: text,
      appId: text,
      clusterId: text,
      headers: z
        .array(z.object({ name: z.string(), type: z.enum(fieldInputTypes), value: z.string().max(65_536) }))
        .max(256)
        .default([]),
    })
    .prefault({}),
  mandatory: z.boolean().default(true),
})
type BatchMessage = z.output<typeof batchMessage>

/** Texts in which placeholders are filled, with their place. */
function* textsOf(message: BatchMessage): Generator<{ path: (string | number)[]; text: string }> {
  yield { path: ['routingKey'], text: message.routingKey }
  if (message.payloadEncoding === 'text') yield { path: ['payload'], text: message.payload }
  for (const [name, value] of Object.entries(message.properties)) {
    if (typeof value === 'string') yield { path: ['properties', name], text: value }
  }
  for (const [index, { value }] of message.properties.headers.entries()) {
    yield { path: ['properties', 'headers', index, 'value'], text: value }
  }
}

/** True when each message of the batch is another one. */
export const hasTemplates = (message: BatchMessage, test: (text: string) => boolean): boolean =>
  [...textsOf(message)].some(({ text }) => test(text))

/** A batch's message, read once, filled for each message. What comes out must still be checked by `publishBody`. */
export function compileMessage(
  message: BatchMessage,
): (context: TemplateContext) => z.input<typeof publishBody> {
  const routingKey = compileTemplate(message.routingKey)
  const payload =
    message.payloadEncoding === 'text' ? compileTemplate(message.payload) : () => message.payload
  const properties = Object.entries(message.properties).map(
    ([name, value]) => [name, typeof value === 'string' ? compileTemplate(value) : () => value] as const,
  )
  const headers = message.properties.headers.map((row) => ({ row, make: compileTemplate(row.value) }))
  return (context) => {
    const filled = Object.fromEntries(properties.map(([name, make]) => [name, make(context)]))
    return {
      ...message,
      routingKey: routingKey(context),
      payload: payload(context),
      properties: {
        ...filled,
        priority: numberOf(filled['priority']),
        timestamp: numberOf(filled['timestamp']),
        headers: headers.map(({ row, make }) => ({ ...row, value: make(context) })),
      },
    }
  }
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'string'
    ? /^-?\d+$/.test(value.trim())
      ? Number(value)
      : Number.NaN
    : (value as number | null)

const sample: TemplateContext = {
  n: 1,
  now: () => new Date(0),
  uuid: () => '00000000-0000-4000-8000-000000000000',
  random: () => 0,
}

/** Whether the message is one when its placeholders are filled, and no placeholder is a wrong one. */
export function checkBatchMessage(message: BatchMessage, context: z.core.$RefinementCtx): void {
  for (const { path, text } of textsOf(message)) {
    const [wrong] = wrongPlaceholders(text)
    if (wrong !== undefined) {
      context.addIssue({ code: 'custom', path, message: `No such placeholder: ${wrong}` })
    }
  }
  const { error } = publishBody.safeParse(compileMessage(message)(sample))
  for (const issue of error?.issues ?? []) {
    context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
  }
}
