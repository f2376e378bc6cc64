import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'

/** A channel that holds messages unacked, and how many of this queue it may hold. */
const holder = z.object({
  channel: z.string(),
  user: z.string().nullable(),
  unacked: z.number(),
  limit: known,
  /** `unacked` is of all its queues: how many are of this one is not told. */
  shared: z.boolean(),
})
export type Holder = z.output<typeof holder>

/** Why a queue does not move, each with its evidence. */
export const reasonShape = z.discriminatedUnion('kind', [
  /** It neither takes nor gives: minority, down, crashed, stopped. */
  z.object({ kind: z.literal('state'), state: z.string(), online: known, members: known }),
  z.object({ kind: z.literal('noConsumer'), ready: z.number() }),
  /** `full` of its consumers hold all they may. */
  z.object({
    kind: z.literal('prefetchFull'),
    holders: z.array(holder),
    full: z.number(),
    consumers: z.number(),
  }),
  /** So many consumers may hold all they may: their channels hold enough, but serve other queues, too. */
  z.object({
    kind: z.literal('prefetchShared'),
    holders: z.array(holder),
    full: z.number(),
    consumers: z.number(),
  }),
  /** One consumer gets everything, and it holds all it may (or may), or does not ack. */
  z.object({
    kind: z.literal('singleActive'),
    tag: z.string(),
    channel: z.string().nullable(),
    full: z.enum(['yes', 'maybe', 'no']),
    unacked: z.number(),
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
  z.object({
    kind: z.literal('drops'),
    limit: z.number(),
    limitIn: z.enum(['messages', 'bytes']),
    overflow: z.string(),
  }),
  z.object({ kind: z.literal('expires'), ttl: z.number() }),
  z.object({ kind: z.literal('alarm'), nodes: z.array(z.string()), of: z.enum(['memory', 'disk']) }),
  z.object({ kind: z.literal('queueFlow') }),
  /** Nothing but the default exchange leads here. */
  z.object({ kind: z.literal('unbound') }),
  /** Everything is unacked: what consumers hold is all there is. */
  z.object({ kind: z.literal('allUnacked'), unacked: z.number(), holders: z.array(holder) }),
])
export type Reason = z.output<typeof reasonShape>

/** quiet: it may be stuck, or a consumer is at work: too short a time has passed to tell. */
export const verdicts = ['stuck', 'quiet', 'moving', 'empty', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * Why there is no verdict: how many messages it holds, whether any are delivered and acked, or for how long none were, is not
 * told.
 */
export const unknowns = ['counts', 'rates', 'samples'] as const
export type Unknown = (typeof unknowns)[number]
