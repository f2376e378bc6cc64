import { z } from 'zod'
import { argumentsShape } from './arguments'
import { known } from './counters'
import { queueRow } from './queue-row'

export const queueTypes = ['classic', 'quorum', 'stream'] as const
export type QueueType = (typeof queueTypes)[number]

/** A queue as we show it. Counts are null where the broker does not tell: before the first sample, on a node that is down. */
export const queueShape = z.object({
  vhost: z.string(),
  name: z.string(),
  /** classic, quorum, stream, or a plugin's own. */
  type: z.string(),
  /** running, idle, flow, minority, down, crashed, stopped, terminated, timeout; "?" when the broker says nothing. */
  state: z.string(),
  durable: z.boolean(),
  autoDelete: z.boolean(),
  exclusive: z.boolean(),
  arguments: argumentsShape,
  policy: z.string().nullable(),
  operatorPolicy: z.string().nullable(),
  /** Where the queue lives, or its leader does. */
  node: z.string().nullable(),
  leader: z.string().nullable(),
  /** Nodes that hold a replica, and those of them that are up; null for classic queues. */
  members: z.array(z.string()).nullable(),
  online: z.array(z.string()).nullable(),
  /** Nodes with a mirror of a classic queue (3.x), and those of them that are synchronised; null elsewhere. */
  mirrors: z.array(z.string()).nullable(),
  synchronised: z.array(z.string()).nullable(),
  ready: known,
  unacked: known,
  total: known,
  /** Messages in memory, on disk as persistent ones, and waiting for their next delivery (4.3's delayed retry). */
  inMemory: known,
  persistent: known,
  delayed: known,
  consumers: known,
  /** The share of time, 0 to 1, in which the queue could deliver at once. */
  consumerCapacity: known,
  /** Of the queue's process. */
  memoryBytes: known,
  /** Bodies of messages in bytes: all of them, then by what they are. */
  messageBytes: known,
  readyBytes: known,
  unackedBytes: known,
  inMemoryBytes: known,
  persistentBytes: known,
  /** How fast the total changes. Rates are in messages per second, null without statistics ("idle"). */
  totalRate: known,
  incomingRate: known,
  deliverGetRate: known,
  redeliverRate: known,
  ackRate: known,
  /** How often consumers were given one of its messages since its node started: not what was read by get, as a peek does. */
  delivered: known,
  /**
   * Messages that wait in it for too long go on into another queue by themselves, by arguments or policies; null where nobody
   * tells what its policies come to.
   */
  sendsOn: z.boolean().nullable(),
})
export type Queue = z.output<typeof queueShape>

/** One row of GET /api/queues, RabbitMQ 3.10 to 4.3. */
export const brokerQueue = z.unknown().transform((raw, context): Queue => {
  const row = queueRow(raw)
  if (row !== null) return row
  context.addIssue({ code: 'custom', message: 'not a queue' })
  return z.NEVER
})
