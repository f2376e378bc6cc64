import { z } from 'zod'
import { argumentInputs } from '@/lib/rabbitmq/arguments'
import { messageShape } from '@/lib/rabbitmq/message'
import { objectName, shortString } from '@/lib/rabbitmq/names'
import { endpoint } from './endpoint'
import { problemShape } from './problem-shape'

/** The tap's own queue holds at most this many messages; older ones are dropped from its head and counted. */
export const tapLength = 10_000

export const tapSource = z.object({
  kind: z.literal('tap'),
  vhost: objectName,
  exchange: objectName,
  /** For topic `#` shows everything; fanout ignores it. */
  bindingKey: shortString.default('#'),
  /** For headers exchanges. */
  arguments: argumentInputs.default([]),
})
export const queueSource = z.object({
  kind: z.literal('queue'),
  vhost: objectName,
  queue: objectName,
  prefetch: z
    .int({ error: 'Not a whole number' })
    .min(1, { error: '1 to 1,000' })
    .max(1000, { error: '1 to 1,000' })
    .default(10),
})
export const liveSource = z.discriminatedUnion('kind', [tapSource, queueSource])
export type LiveSource = z.output<typeof liveSource>

/** How an unsettled message leaves the viewer: basic.ack, basic.nack(requeue), basic.reject(no requeue: dead-lettered or gone). */
export const settlements = ['ack', 'requeue', 'reject'] as const
export type Settlement = (typeof settlements)[number]

/** A message on the stream. `seq` counts deliveries of one source from 1; `at` is our clock in ms. */
export const liveMessageShape = messageShape.extend({
  seq: z.number().int(),
  at: z.number(),
  /** True while the message is unacked and waits for Ack, Requeue or Reject. */
  held: z.boolean(),
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
  }),
  z.object({ event: z.literal('messages'), source: z.number().int(), messages: z.array(liveMessageShape) }),
  /** How many messages the tap's queue has dropped so far, as the broker's statistics tell. */
  z.object({ event: z.literal('dropped'), source: z.number().int(), count: z.number().int() }),
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
  body: z.object({ sources: z.array(liveSource).min(1).max(8) }),
  output: liveEvent,
  stream: true,
  audit: 'live.open',
})

export const settleLive = endpoint({
  id: 'settleLive',
  method: 'POST',
  path: '/api/live/{stream}/settle',
  summary: 'Ack, requeue or reject messages that a consumer of this stream holds',
  params: z.object({ stream: z.string().max(64) }),
  body: z.object({
    source: z.int().min(0).max(7),
    seqs: z.array(z.int().min(1)).min(1).max(1000),
    settlement: z.enum(settlements),
  }),
  /** `missed`: no longer held, for example settled before. */
  output: z.object({ settled: z.array(z.number().int()), missed: z.array(z.number().int()) }),
  audit: 'live.settle',
})

export const readLiveMessage = endpoint({
  id: 'readLiveMessage',
  method: 'GET',
  path: '/api/live/{stream}/messages/{source}/{seq}',
  summary:
    'One message of a live stream with its whole payload (up to 16 MiB), while the console still holds it',
  params: z.object({
    stream: z.string().max(64),
    source: z.coerce.number().int().min(0).max(7),
    seq: z.coerce.number().int().min(1),
  }),
  output: liveMessageShape,
})
