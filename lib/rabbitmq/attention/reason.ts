import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'

/** A channel that holds messages of a queue unacked. `limit` is what it may hold of all its queues. */
const holder = z.object({
  channel: z.string(),
  user: z.string().nullable(),
  unacked: z.number(),
  limit: known,
})

/** Why a queue does not move, each with its evidence. */
export const reasonShape = z.discriminatedUnion('kind', [
  /** It neither takes nor gives: minority, down, crashed, stopped. */
  z.object({ kind: z.literal('state'), state: z.string(), online: known, members: known }),
  z.object({ kind: z.literal('noConsumer'), ready: z.number() }),
  z.object({ kind: z.literal('prefetchFull'), holders: z.array(holder), consumers: z.number() }),
  /** One consumer gets everything, and it holds all it may or does not ack. */
  z.object({
    kind: z.literal('singleActive'),
    tag: z.string(),
    channel: z.string().nullable(),
    waiting: z.number(),
  }),
  /** Consumers that the queue itself leaves out: suspected down, blocked. */
  z.object({
    kind: z.literal('inactive'),
    count: z.number(),
    consumers: z.number(),
    activity: z.array(z.string()),
  }),
  z.object({ kind: z.literal('clientFlow'), channels: z.array(z.string()), state: z.string() }),
  z.object({ kind: z.literal('delayed'), delayed: z.number() }),
  z.object({ kind: z.literal('slowConsumers'), capacity: z.number(), consumers: z.number() }),
  z.object({ kind: z.literal('redelivered'), redelivered: z.number(), delivered: z.number() }),
  z.object({ kind: z.literal('outpaced'), incoming: z.number(), leaving: z.number() }),
  z.object({ kind: z.literal('drops'), limit: z.number(), overflow: z.string() }),
  z.object({ kind: z.literal('expires'), ttl: z.number() }),
  z.object({ kind: z.literal('alarm'), nodes: z.array(z.string()), of: z.enum(['memory', 'disk']) }),
  z.object({ kind: z.literal('queueFlow') }),
  /** Nothing but the default exchange leads here. */
  z.object({ kind: z.literal('unbound') }),
  /** Everything is unacked: what consumers hold is all there is. */
  z.object({ kind: z.literal('allUnacked'), unacked: z.number(), holders: z.array(holder) }),
])
export type Reason = z.output<typeof reasonShape>

export const verdicts = ['stuck', 'moving', 'empty', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]
