import { z } from 'zod'
import { argumentInputs } from '@/lib/rabbitmq/arguments'
import { longestFilter } from '@/lib/rabbitmq/filter/parse'
import { messageShape } from '@/lib/rabbitmq/message'
import { objectName, shortString } from '@/lib/rabbitmq/name-schemas'
import { publishOutcomeShape } from '@/lib/rabbitmq/publish'
import { longestTemplate } from '@/lib/rabbitmq/reply-template'
import { endpoint } from './endpoint'
import {
  ackModes,
  mostReplyRate,
  mostSources,
  replyFailures,
  settlements,
  usualReplyRate,
} from './live-names'
import { problemShape } from './problem-shape'

export const tapSource = z.object({
  kind: z.literal('tap'),
  vhost: objectName,
  exchange: objectName,
  /** For topic `#` shows everything; fanout ignores it. */
  bindingKey: shortString.default('#'),
  /** For headers exchanges. */
  arguments: argumentInputs.default([]),
})
const prefetch = z
  .int({ error: 'Not a whole number' })
  .min(1, { error: '1 to 1,000' })
  .max(1000, { error: '1 to 1,000' })

export const queueSource = z.object({
  kind: z.literal('queue'),
  vhost: objectName,
  queue: objectName,
  prefetch: prefetch.default(10),
  /** `automatic`: acked as the reader takes it, so that the prefetch still bounds what is under way. */
  ack: z.enum(ackModes).default('manual'),
  /** Nobody else may consume the queue meanwhile. */
  exclusive: z.boolean().default(false),
  /** "" lets the broker choose. */
  consumerTag: shortString.default(''),
  /** `x-priority`; null leaves it out. */
  priority: z
    .int({ error: 'Not a whole number' })
    .min(-2_147_483_648, { error: 'Outside -2147483648 to 2147483647' })
    .max(2_147_483_647, { error: 'Outside -2147483648 to 2147483647' })
    .nullable()
    .default(null),
  arguments: argumentInputs.default([]),
})

/** Where in a stream reading begins: RabbitMQ's `x-stream-offset`. */
const streamOffset = z.discriminatedUnion('from', [
  z.object({ from: z.enum(['first', 'last', 'next']) }),
  z.object({
    from: z.literal('offset'),
    offset: z.string().regex(/^\d{1,18}$/, { error: 'Not a whole number' }),
  }),
  /** Seconds since 1970. */
  z.object({
    from: z.literal('time'),
    time: z.int({ error: 'Seconds since 1970' }).min(0, { error: 'Seconds since 1970' }),
  }),
  z.object({
    from: z.literal('age'),
    age: z.string().regex(/^\d{1,9}[YMDhms]$/, { error: 'A number and Y, M, D, h, m or s: 1h' }),
  }),
])
export type StreamOffset = z.output<typeof streamOffset>

export const streamSource = z.object({
  kind: z.literal('stream'),
  vhost: objectName,
  queue: objectName,
  offset: streamOffset.default({ from: 'next' }),
  /** Values of `x-stream-filter`: chunks of the stream that hold none of them are left out by the broker. */
  filter: z
    .array(shortString.min(1, { error: 'Missing' }))
    .max(16, { error: 'At most 16' })
    .default([]),
  /** Messages that were published without a filter value come too. */
  matchUnfiltered: z.boolean().default(false),
})

/** Everything that is published and delivered in a virtual host. Turns RabbitMQ's tracing on while it runs. */
export const firehoseSource = z.object({
  kind: z.literal('firehose'),
  vhost: objectName,
  /** `publish.#`, `deliver.#`, `publish.{exchange}`, `deliver.{queue}`. */
  bindingKey: shortString.default('#'),
})

export const liveSource = z.discriminatedUnion('kind', [tapSource, queueSource, streamSource, firehoseSource])
export type LiveSourceRequest = z.output<typeof liveSource>

/** The expression is checked when it is compiled: its errors have places. */
const filterText = z.string().max(longestFilter).default('')

/** A message on the stream. `seq` counts deliveries of one source from 1; `at` is our clock in ms. */
export const liveMessageShape = messageShape.extend({
  seq: z.number().int(),
  at: z.number(),
  /** True while the message is unacked and waits for Ack, Requeue or Reject. */
  held: z.boolean(),
  /** The properties here do not say all of their bytes: reading the message does. */
  inexact: z.literal(true).optional(),
})
export type LiveMessage = z.output<typeof liveMessageShape>

/**
 * Everything that the stream says, each as `event: <event>` with `data: <json>`. `source` is the index in the request.
 * A beat comes every 15 s. `end` of one source leaves the others running.
 */
export const liveEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('open'), stream: z.string(), at: z.number() }),
  z.object({
    event: z.literal('started'),
    source: z.number().int(),
    queue: z.string(),
    consumerTag: z.string(),
    /** Of a firehose: somebody had tracing on before, so it stays on. Null for other sources. */
    tracingWasOn: z.boolean().nullable(),
    /** Queues that were bound to the trace exchange then. Null when it was not on, or they are not known. */
    tracingListeners: z.number().int().nullable(),
  }),
  z.object({ event: z.literal('messages'), source: z.number().int(), messages: z.array(liveMessageShape) }),
  /**
   * How a filter does: messages looked at, those that it let through, and those that it did not but that are held for a
   * consumer. `unsure` came through because the filter could not tell: what it asks for stands, if anywhere, in what the
   * console did not keep or had no time to look at. `offset` is that of the message looked at last, of a stream; null for other
   * sources, and where its headers cannot be read.
   */
  z.object({
    event: z.literal('counts'),
    source: z.number().int(),
    seen: z.number().int(),
    matched: z.number().int(),
    unsure: z.number().int(),
    hidden: z.number().int(),
    offset: z.string().regex(/^\d+$/).nullable(),
  }),
  /** How many messages the tap's queue has dropped so far, as the broker's statistics tell; null where they do not. */
  z.object({ event: z.literal('dropped'), source: z.number().int(), count: z.number().int().nullable() }),
  /**
   * How automatic replies do. `answered` are requests that were acked, each after its reply was confirmed; `failed` are
   * still held, but for those whose ack is `unsettled`. Counts are since they were begun: of `answered`, of replies that were
   * confirmed; of `failed`, of requests without one.
   */
  z.object({
    event: z.literal('replies'),
    source: z.number().int(),
    running: z.boolean(),
    answered: z.array(z.number().int()),
    failed: z.array(
      z.object({
        seq: z.number().int(),
        failure: z.enum(replyFailures),
        replyTo: z.string(),
        text: z.string(),
      }),
    ),
    counts: z.object({
      answered: z.number().int(),
      failed: z.number().int(),
      /** Shown, but without a reply_to: nobody asked. */
      silent: z.number().int(),
      waiting: z.number().int(),
    }),
    /** Why the broker takes no replies at the moment. */
    blocked: z.string().nullable(),
    /** Why they ended by themselves. */
    problem: problemShape.nullable(),
  }),
  z.object({ event: z.literal('end'), source: z.number().int(), problem: problemShape }),
  z.object({ event: z.literal('closed'), problem: problemShape }),
  z.object({ event: z.literal('beat'), at: z.number() }),
])
export type LiveEvent = z.output<typeof liveEvent>

export const openLive = endpoint({
  id: 'openLive',
  method: 'POST',
  path: '/api/live',
  summary: 'Open the live stream of a tab: taps and consumers, until the reader goes away',
  body: z.object({ sources: z.array(liveSource).min(1).max(mostSources), filter: filterText }),
  output: liveEvent,
  stream: true,
  audit: 'live.open',
})

const streamParams = z.object({ stream: z.string().max(64) })
const sourceIndex = z
  .int()
  .min(0)
  .max(mostSources - 1)

export const filterLive = endpoint({
  id: 'filterLive',
  method: 'POST',
  path: '/api/live/{stream}/filter',
  summary: 'Give a running live stream another filter; "" lets everything through',
  params: streamParams,
  body: z.object({ filter: filterText }),
  reads: true,
})

export const settleLive = endpoint({
  id: 'settleLive',
  method: 'POST',
  path: '/api/live/{stream}/settle',
  summary: 'Ack, requeue or reject messages that a consumer of this stream holds',
  params: streamParams,
  body: z.object({
    source: sourceIndex,
    seqs: z.array(z.int().min(1)).min(1).max(1000),
    settlement: z.enum(settlements),
  }),
  /** `missed`: no longer held, for example settled before. */
  output: z.object({ settled: z.array(z.number().int()), missed: z.array(z.number().int()) }),
  audit: 'live.settle',
})

export const endTracingLive = endpoint({
  id: 'endTracingLive',
  method: 'POST',
  path: '/api/live/{stream}/tracing',
  summary: 'Let the firehose go off with its last viewer here, although it was on before',
  params: streamParams,
  body: z.object({
    source: sourceIndex,
  }),
  audit: 'live.tracing',
})

/** What answers requests without anybody pressing a button. */
export const replyRule = z.object({
  /** As `fillReply` reads it. */
  template: z.string().max(longestTemplate),
  contentType: shortString.default('application/json'),
  rate: z
    .int({ error: 'Not a whole number' })
    .min(1, { error: '1 to 1,000' })
    .max(mostReplyRate, { error: '1 to 1,000' })
    .default(usualReplyRate),
})
export type ReplyRule = z.output<typeof replyRule>

export const replyLive = endpoint({
  id: 'replyLive',
  method: 'POST',
  path: '/api/live/{stream}/replies',
  summary:
    'Answer requests that a consumer of this stream shows, each acked once its reply is confirmed; null ends it',
  params: streamParams,
  body: z.object({
    source: sourceIndex,
    reply: replyRule.nullable(),
  }),
  audit: 'live.reply',
  maxBody: 512 * 1024,
})

const messageParams = streamParams.extend({
  source: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostSources - 1),
  seq: z.coerce.number().int().min(1),
})

/**
 * A message to be kept: with the bytes of its properties where our reader could not take them apart without loss. Its payload
 * is truncated where it is longer than the console keeps.
 */
export const wholeMessageShape = liveMessageShape.extend({ rawProperties: z.string().nullable() })
export type WholeMessage = z.output<typeof wholeMessageShape>

/**
 * Publishes a message of the stream again, with the bytes that it came with: no header is read and written anew. Only CC goes by
 * the name x-original-cc, and BCC and another's user_id are left out: copies would be made again, and the broker would refuse it.
 */
export const republishLive = endpoint({
  id: 'republishLive',
  method: 'POST',
  path: '/api/live/{stream}/messages/{source}/{seq}/publish',
  summary:
    'Publish a message of a live stream again, byte for byte but for CC, BCC and user_id, while the console still holds it',
  params: messageParams,
  body: z.object({
    vhost: objectName,
    exchange: shortString,
    /** Null: the one that it came with, byte for byte. */
    routingKey: shortString.nullable(),
  }),
  output: z.object({ outcome: publishOutcomeShape, milliseconds: z.number() }),
  audit: 'message.publish',
})

export const readLiveMessage = endpoint({
  id: 'readLiveMessage',
  method: 'GET',
  path: '/api/live/{stream}/messages/{source}/{seq}',
  summary:
    'One message of a live stream with its payload (at most the first 16 MiB), while the console still holds it',
  params: messageParams,
  output: wholeMessageShape,
})
