import { z } from 'zod'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { batchMessage, checkBatchMessage } from './batch-message'
import { endpoint } from './endpoint'
import { guarantees, maxPublishBody } from './messages'
import { problemShape } from './problem-shape'
import { maxUpload } from './upload-limit'

const column = z.string().max(1000)

/**
 * How a file becomes messages. What a line of text or of CSV does not say is as the form above says; a line of JSON Lines is a
 * whole message, with no other headers and properties than its own.
 */
const fileFormat = z.discriminatedUnion('kind', [
  /**
   * One message a line, as the live viewer downloads them. `target`: where to, as the line says or as the form does. `pace`:
   * so many times as fast as they came, by the time that each line says (`at`); null for no such waiting.
   */
  z.object({
    kind: z.literal('json-lines'),
    target: z.enum(['line', 'form']).default('line'),
    pace: z
      .number({ error: 'Not a number' })
      .min(0.01, { error: '0.01 to 1,000' })
      .max(1000, { error: '0.01 to 1,000' })
      .nullable()
      .default(null),
    /** The lines are messages that were delivered once: CC, BCC and another's user_id do not work a second time. */
    again: z.boolean().default(true),
  }),
  /** The bytes of one line are one payload. */
  z.object({ kind: z.literal('lines') }),
  /** RFC 4180, the first row names the columns. "" takes the form's value. */
  z.object({
    kind: z.literal('csv'),
    payload: column.min(1, { error: 'Choose a column' }),
    routingKey: column.default(''),
    messageId: column.default(''),
    /** These columns become string headers of the same name. */
    headers: z.array(column).max(256).default([]),
  }),
])
export type FileFormat = z.output<typeof fileFormat>

const wholeCount = z
  .int({ error: 'Not a whole number' })
  .min(1, { error: '1 to 10,000,000' })
  .max(10_000_000, { error: '1 to 10,000,000' })

const batchSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('template'), count: wholeCount }),
  z.object({
    kind: z.literal('file'),
    upload: z.string().min(1, { error: 'Choose a file' }),
    format: fileFormat,
  }),
])

export const batchBody = batchMessage
  .extend({
    vhost: objectName,
    source: batchSource,
    /** Messages a second; null for as fast as the broker takes them. */
    rate: z
      .int({ error: 'Not a whole number' })
      .min(1, { error: '1 to 1,000,000' })
      .max(1_000_000, { error: '1 to 1,000,000' })
      .nullable()
      .default(null),
    guarantee: z.enum(guarantees).default('confirm'),
    /** Messages that may be without an answer at a time; those of one transaction. */
    window: z
      .int({ error: 'Not a whole number' })
      .min(1, { error: '1 to 10,000' })
      .max(10_000, { error: '1 to 10,000' })
      .default(256),
  })
  .superRefine((body, context) => {
    if (body.source.kind === 'template') checkBatchMessage(body, context)
    else checkBatchMessage({ ...body, payload: '', payloadEncoding: 'text' }, context)
  })
export type BatchInput = z.input<typeof batchBody>
export type BatchRequest = z.output<typeof batchBody>

/** sent = confirmed + returned + nacked + refused + unknown + those still without an answer (`waiting`). Always. */
export const batchCounts = z.object({
  sent: z.number().int(),
  confirmed: z.number().int(),
  returned: z.number().int(),
  nacked: z.number().int(),
  /** Certainly not published: the broker closed the channel over it, or its transaction was not committed. */
  refused: z.number().int(),
  /** May have been delivered: the connection went, no answer came, a commit was done in part, or nobody asked. */
  unknown: z.number().int(),
  waiting: z.number().int(),
})
export type BatchCounts = z.output<typeof batchCounts>

export const batchStates = ['checking', 'running', 'stopping', 'done', 'stopped', 'failed'] as const

/** Where a batch stands. Times are in ms. */
export const batchProgress = z.object({
  id: z.string(),
  vhost: z.string(),
  exchange: z.string(),
  routingKey: z.string(),
  guarantee: z.enum(guarantees),
  window: z.number().int(),
  state: z.enum(batchStates),
  /** Null while the file is being read. */
  total: z.number().int().nullable(),
  counts: batchCounts,
  /** Bytes of payload. */
  bytes: z.number(),
  startedAt: z.number(),
  milliseconds: z.number(),
  /** The broker's reason for taking no messages now. */
  blocked: z.string().nullable(),
  /** Why it ended before its end. */
  problem: problemShape.nullable(),
  /** What the broker said of those that came back, most often first. */
  returns: z.array(z.object({ code: z.number(), text: z.string(), count: z.number().int() })),
})
export type BatchProgress = z.output<typeof batchProgress>

export const startBatch = endpoint({
  id: 'startBatch',
  method: 'POST',
  path: '/api/batches',
  summary: 'Publish many messages, as a job of this session that goes on without the page',
  body: batchBody,
  output: z.object({ id: z.string() }),
  audit: 'batch.start',
  maxBody: maxPublishBody,
})

export const listBatches = endpoint({
  id: 'listBatches',
  method: 'GET',
  path: '/api/batches',
  summary: 'The batches of this session, newest first, with their counts',
  output: z.object({ batches: z.array(batchProgress) }),
})

const batchParams = z.object({ batch: z.string().max(64) })

const returnedMessage = z.object({
  /** Its number in the batch, from 1; null where a return looks like no message that was waiting. */
  n: z.number().int().nullable(),
  exchange: z.string(),
  routingKey: z.string(),
  /** The broker's reason: 312 NO_ROUTE. */
  code: z.number(),
  text: z.string(),
  /** Of payload. */
  bytes: z.number().int(),
})
export type ReturnedMessage = z.output<typeof returnedMessage>

export const listReturned = endpoint({
  id: 'listReturned',
  method: 'GET',
  path: '/api/batches/{batch}/returned',
  summary: 'The latest 100 messages of a batch that came back, newest first',
  params: batchParams,
  output: z.object({ returned: z.array(returnedMessage) }),
})

export const batchEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('progress'), batch: batchProgress }),
  z.object({ event: z.literal('beat'), at: z.number() }),
])
export type BatchEvent = z.output<typeof batchEvent>

export const watchBatch = endpoint({
  id: 'watchBatch',
  method: 'GET',
  path: '/api/batches/{batch}',
  summary: 'How a batch goes on, until it ended',
  params: batchParams,
  output: batchEvent,
  stream: true,
})

export const stopBatch = endpoint({
  id: 'stopBatch',
  method: 'POST',
  path: '/api/batches/{batch}/stop',
  summary: 'Stop a batch within a second; what is without an answer then is unknown',
  params: batchParams,
  output: batchProgress,
  audit: 'batch.stop',
})

export const createUpload = endpoint({
  id: 'createUpload',
  method: 'POST',
  path: '/api/uploads',
  summary: 'Upload a file whole, to publish it or its lines afterwards',
  output: z.object({ id: z.string(), bytes: z.number().int(), sha256: z.string() }),
  audit: 'upload.create',
  upload: true,
  maxBody: maxUpload,
})

export const deleteUpload = endpoint({
  id: 'deleteUpload',
  method: 'DELETE',
  path: '/api/uploads/{upload}',
  summary: 'Drop an uploaded file',
  params: z.object({ upload: z.string().max(64) }),
  audit: 'upload.delete',
})
