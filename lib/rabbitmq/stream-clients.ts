import { z } from 'zod'
import { counter, known, optionalFlag, optionalText } from './counters'
import { tolerantList } from './page'

/** A subscription of the stream protocol. AMQP's consumers of a stream are none. */
export const streamConsumerShape = z.object({
  /** Null until the broker knows the connection, some seconds after it was opened. */
  connection: z.string().nullable(),
  user: z.string().nullable(),
  subscription: known,
  /** What it calls itself: it stores its offsets by this reference. */
  name: z.string().nullable(),
  /** Chunks that it may still be sent. */
  credits: known,
  consumed: known,
  /** Of the last message that it was sent; up to 4.2 the first of that chunk. */
  offset: known,
  lag: known,
  /** Null on versions that do not tell. */
  active: z.boolean().nullable(),
  /** `up`, `single_active`, `waiting`. */
  activity: z.string().nullable(),
})
export type StreamConsumer = z.output<typeof streamConsumerShape>

export const streamPublisherShape = z.object({
  connection: z.string().nullable(),
  user: z.string().nullable(),
  id: known,
  /** Null: it has none, so the broker does not drop what it publishes twice. */
  reference: z.string().nullable(),
  published: known,
  confirmed: known,
  errored: known,
})
export type StreamPublisher = z.output<typeof streamPublisherShape>

export const storedOffsetShape = z.object({ reference: z.string(), offset: z.number() })
type StoredOffset = z.output<typeof storedOffsetShape>

const connectionDetails = z.object({ name: optionalText, user: optionalText }).nullish().catch(null)
const inQueue = z.object({ name: z.string(), vhost: z.string() })

const consumer = z
  .object({
    queue: inQueue,
    connection_details: connectionDetails,
    subscription_id: counter,
    properties: z.object({ name: optionalText }).nullish().catch(null),
    credits: counter,
    consumed: counter,
    offset: counter,
    offset_lag: counter,
    active: optionalFlag,
    activity_status: optionalText,
  })
  .transform((c): StreamConsumer & { queue: string } => {
    // Before its first message the broker has 0 for where it is, and for how far behind, whatever they are.
    const hasBegun = (c.consumed ?? 0) > 0
    return {
      queue: c.queue.name,
      connection: c.connection_details?.name ?? null,
      user: c.connection_details?.user ?? null,
      subscription: c.subscription_id,
      name: c.properties?.name ?? null,
      credits: c.credits,
      consumed: c.consumed,
      offset: hasBegun ? c.offset : null,
      // Its two halves are counted one after the other.
      lag: hasBegun && c.offset_lag !== null ? Math.max(0, c.offset_lag) : null,
      active: c.active,
      activity: c.activity_status,
    }
  })

const publisher = z
  .object({
    queue: inQueue,
    connection_details: connectionDetails,
    publisher_id: counter,
    reference: optionalText,
    published: counter,
    confirmed: counter,
    errored: counter,
  })
  .transform((p): StreamPublisher => ({
    connection: p.connection_details?.name ?? null,
    user: p.connection_details?.user ?? null,
    id: p.publisher_id,
    reference: p.reference,
    published: p.published,
    confirmed: p.confirmed,
    errored: p.errored,
  }))

/** By code unit, as the broker sorts and every other list here. */
const byCode = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** By connection and number: the broker has them in no order, and rows stay where they are. */
const inOrder =
  <Row extends { connection: string | null }>(idOf: (row: Row) => number | null) =>
  ({ rows, unreadable }: { rows: Row[]; unreadable: number }) => ({
    rows: rows.toSorted(
      (one, other) =>
        byCode(one.connection ?? '', other.connection ?? '') || (idOf(one) ?? 0) - (idOf(other) ?? 0),
    ),
    unreadable,
  })

/** GET /api/stream/consumers/{vhost} */
export const brokerStreamConsumers = tolerantList(consumer).transform(
  inOrder(({ subscription }) => subscription),
)

/** GET /api/stream/publishers/{vhost}/{queue} */
export const brokerStreamPublishers = tolerantList(publisher).transform(inOrder(({ id }) => id))

/** GET /api/stream/{vhost}/{queue}/tracking, 3.13 and later. Offsets are an object by reference: without it none are known. */
export const brokerStreamTracking = z.object({
  offsets: z.record(z.string(), z.unknown()).transform((offsets): StoredOffset[] =>
    Object.entries(offsets)
      .flatMap(([reference, offset]) => (typeof offset === 'number' ? [{ reference, offset }] : []))
      .toSorted((one, other) => byCode(one.reference, other.reference)),
  ),
})

interface Told {
  /** Messages that are there, or were a moment ago. */
  total: number | null
  committedOffset: number | null
  committedChunk: number | null
}

/**
 * The newest offset that the broker lets one conclude: the stream may be further. It counts messages and not from which offset
 * on; how far a consumer is and how much it lacks come to the last offset (up to 4.2: the first of the last chunk).
 */
export function newestOffset(
  { total, committedOffset, committedChunk }: Told,
  consumers: readonly Pick<StreamConsumer, 'offset' | 'lag'>[],
): number | null {
  let newest: number | null = null
  for (const offset of [
    total === null || total === 0 ? null : total - 1,
    committedOffset,
    committedChunk,
    ...consumers.map(({ offset: at, lag }) => (at === null || lag === null ? null : at + lag)),
  ]) {
    if (offset !== null && offset > (newest ?? -1)) newest = offset
  }
  return newest
}

/** How far a stored offset is behind, at least; null where it is beyond all that is known. */
export const behind = (offset: number, newest: number | null): number | null =>
  newest === null || offset > newest ? null : newest - offset
