import { z } from 'zod'
import { fieldInput, isBase64 } from '@/lib/rabbitmq/field'
import { messageShape } from '@/lib/rabbitmq/message'
import { shortString } from '@/lib/rabbitmq/names'
import { publishOutcomeShape } from '@/lib/rabbitmq/publish'
import { endpoint } from './endpoint'
import { queueParams, vhostParams } from './segments'

/** "" in a form means: leave this property out. */
const property = shortString.default('')

export const publishProperties = z.object({
  contentType: property,
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
  expiration: property.refine((text) => /^\d*$/.test(text), { error: 'Whole milliseconds' }),
  messageId: property,
  timestamp: z
    .int({ error: 'Not a whole number' })
    .min(0, { error: 'Seconds since 1970' })
    .nullable()
    .default(null),
  type: property,
  userId: property,
  appId: property,
  headers: z.array(fieldInput).max(256).default([]),
})

export const publishBody = z
  .object({
    /** "" is the default exchange. */
    exchange: shortString,
    routingKey: shortString,
    payload: z.string(),
    payloadEncoding: z.enum(['text', 'base64']).default('text'),
    properties: publishProperties.prefault({}),
    confirm: z.boolean().default(true),
    mandatory: z.boolean().default(true),
  })
  .superRefine((message, context) => {
    if (message.payloadEncoding === 'base64' && !isBase64(message.payload)) {
      context.addIssue({ code: 'custom', path: ['payload'], message: 'Not base64' })
    }
    const names = message.properties.headers.map((row) => row.name)
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) !== index) {
        context.addIssue({
          code: 'custom',
          path: ['properties', 'headers', index, 'name'],
          message: 'This header is there twice',
        })
      }
    }
  })
export type PublishInput = z.input<typeof publishBody>

/** Room for the 128 MiB of RabbitMQ 3.10 is not made here: forms carry test messages. 16 MiB is the default limit from 4.0. */
const maxPublishBody = 24 * 1024 * 1024

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
