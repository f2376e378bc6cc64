import { z } from 'zod'
import { fieldInput, isBase64 } from '@/lib/rabbitmq/field'
import { messageShape } from '@/lib/rabbitmq/message'
import { charsets, compressions, isHex } from '@/lib/rabbitmq/message-encoding'
import { longestExpiration } from '@/lib/rabbitmq/message-expiration'
import { shortString } from '@/lib/rabbitmq/name-schemas'
import { publishOutcomeShape } from '@/lib/rabbitmq/publish'
import { endpoint } from './endpoint'
import { queueParams, vhostParams } from './segments'

/** "" in a form means: leave this property out. */
const property = shortString.default('')

export const publishProperties = z.object({
  contentType: property,
  /** Left out, it is what `compression` or `charset` made of the payload. */
  contentEncoding: property,
  deliveryMode: z.union([z.literal(1), z.literal(2)]).default(2),
  priority: z
    .int({ error: 'Not a whole number' })
    .min(0, { error: '0 to 255' })
    .max(255, { error: '0 to 255' })
    .nullable()
    .default(null),
  correlationId: property,
  replyTo: property,
  expiration: property
    .refine((text) => /^\d*$/.test(text), { error: 'Whole milliseconds' })
    .refine((text) => !(Number(text) > longestExpiration), { error: 'At most 315,360,000,000, ten years' }),
  messageId: property,
  timestamp: z
    .int({ error: 'Not a whole number' })
    .min(0, { error: 'Seconds since 1970' })
    .nullable()
    .default(null),
  type: property,
  userId: property,
  appId: property,
  clusterId: property,
  headers: z.array(fieldInput).max(256).default([]),
})

/** A message as somebody wrote it. */
const writtenMessage = z.object({
  /** "" is the default exchange. */
  exchange: shortString,
  routingKey: shortString,
  /** With `file` it is the id of an upload, whose bytes are the payload. */
  payload: z.string(),
  payloadEncoding: z.enum(['text', 'base64', 'hex', 'file']).default('text'),
  /** Of a payload that is text. */
  charset: z.enum(charsets).default('UTF-8'),
  compression: z.enum(compressions).default('none'),
  properties: publishProperties.prefault({}),
  mandatory: z.boolean().default(true),
})

/** What RabbitMQ is asked to promise: nothing, a confirm for each message, or that a transaction is committed. */
export const guarantees = ['none', 'confirm', 'transaction'] as const
export type Guarantee = (typeof guarantees)[number]

function checkMessage(message: z.output<typeof writtenMessage>, context: z.core.$RefinementCtx): void {
  const say = (path: (string | number)[], text: string) =>
    context.addIssue({ code: 'custom', path, message: text })
  if (message.payloadEncoding === 'base64' && !isBase64(message.payload)) say(['payload'], 'Not base64')
  if (message.payloadEncoding === 'hex' && !isHex(message.payload)) {
    say(['payload'], 'Not pairs of hexadecimal digits')
  }
  if (message.payloadEncoding === 'file' && message.payload === '') say(['payload'], 'Choose a file')
  const names = message.properties.headers.map((row) => row.name)
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) {
      say(['properties', 'headers', index, 'name'], 'This header is there twice')
    }
  }
}

export const publishBody = writtenMessage
  .extend({
    guarantee: z.enum(guarantees).default('confirm'),
    /** How a transaction ends. */
    commit: z.boolean().default(true),
  })
  .superRefine(checkMessage)
export type PublishInput = z.input<typeof publishBody>

/** Room for the 128 MiB of RabbitMQ 3.10 is made for files; forms carry test messages. 16 MiB is the default limit from 4.0. */
export const maxPublishBody = 24 * 1024 * 1024

export const publishMessage = endpoint({
  id: 'publishMessage',
  method: 'POST',
  path: '/api/messages/{vhost}/publish',
  summary: 'Publish one message and tell what became of it',
  params: vhostParams,
  body: publishBody,
  output: z.object({ outcome: publishOutcomeShape, milliseconds: z.number() }),
  audit: 'message.publish',
  maxBody: maxPublishBody,
})

export const requestBody = writtenMessage
  .extend({
    /** `direct`: RabbitMQ's direct reply-to. `queue`: an exclusive queue that goes when the request is over. */
    replyThrough: z.enum(['direct', 'queue']).default('direct'),
    /** Milliseconds to wait for replies. */
    timeLimit: z
      .int({ error: 'Not a whole number' })
      .min(100, { error: '100 to 60,000' })
      .max(60_000, { error: '100 to 60,000' })
      .default(5000),
    /** Replies to wait for; more than one where several servers answer. */
    replies: z
      .int({ error: 'Not a whole number' })
      .min(1, { error: '1 to 100' })
      .max(100, { error: '1 to 100' })
      .default(1),
  })
  .superRefine(checkMessage)
export type RequestInput = z.input<typeof requestBody>

const replyShape = messageShape.extend({
  /** After the request was handed over. */
  milliseconds: z.number(),
  /** Its correlation id is the request's. */
  matched: z.boolean(),
})
export type Reply = z.output<typeof replyShape>

export const requestReply = endpoint({
  id: 'requestReply',
  method: 'POST',
  path: '/api/messages/{vhost}/request',
  summary: 'Publish a request and wait for its replies',
  params: vhostParams,
  body: requestBody,
  output: z.object({
    outcome: publishOutcomeShape,
    /** Where replies were waited for, as the request says it in `reply_to`. */
    replyTo: z.string(),
    correlationId: z.string(),
    /** Those that match, and the first 20 of those that do not. */
    replies: z.array(replyShape),
    /** How many came that do not match. */
    strays: z.int(),
    milliseconds: z.number(),
  }),
  audit: 'message.request',
  maxBody: maxPublishBody,
})

export const getMessagesBody = z.object({
  count: z
    .int({ error: 'Not a whole number' })
    .min(1, { error: '1 to 100' })
    .max(100, { error: '1 to 100' })
    .default(1),
  /** requeue: all are put back with nack(requeue) before the answer. ack: they are gone from the queue. */
  settle: z.enum(['requeue', 'ack']).default('requeue'),
})

export const getMessages = endpoint({
  id: 'getMessages',
  method: 'POST',
  path: '/api/queues/{vhost}/{name}/get',
  summary: 'Get up to 100 messages, and put them back or acknowledge them',
  params: queueParams,
  body: getMessagesBody,
  output: z.object({
    messages: z.array(messageShape),
    settled: z.enum(['requeue', 'ack']),
    /** Messages that were ready behind the last one got; null when the queue was empty before. */
    remaining: z.number().int().nullable(),
  }),
  audit: 'message.get',
})
