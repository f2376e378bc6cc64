import { z } from 'zod'
import { brokerCollections, collectionsShape } from './collections'
import { counter, known, optionalText, rateOf } from './counters'

/** What a queue tells of its inside, by type and version. Null where it has no such thing, or does not tell. */
export const queueInsideShape = z.object({
  /** The connection that an exclusive queue belongs to. */
  owner: z.string().nullable(),
  /** Made by the broker for itself (4.3), and what for. */
  internal: z.boolean().nullable(),
  internalOwner: z.string().nullable(),
  /** The consumer that holds a classic queue alone. */
  exclusiveTag: z.string().nullable(),
  singleActiveTag: z.string().nullable(),
  /** Nodes with a mirror of a classic queue (3.x) that could be synchronised again. */
  recoverable: z.array(z.string()).nullable(),
  /** How many messages its mirrors were sent so far, while they synchronise. */
  syncMessages: known,
  /** `default` or `lazy` (3.x). */
  mode: z.string().nullable(),
  storageVersion: known,
  readyInMemory: known,
  unackedInMemory: known,
  /** Messages that were written to disk to save memory, and their bytes (up to 4.0). */
  pagedOut: known,
  pagedOutBytes: known,
  /** Ready messages by priority (4.3), and in two levels (4.0). */
  byPriority: z.array(z.object({ priority: z.string(), count: z.number() })).nullable(),
  readyHigh: known,
  readyNormal: known,
  /** "disabled", "all (min: 60000ms, max: 60000ms)" */
  delayedRetry: z.string().nullable(),
  /** When the first and the last of the delayed messages come back, in ms since the epoch. */
  nextDelayedAt: known,
  lastDelayedAt: known,
  /** Of a stream. */
  committedChunk: known,
  /** Of the queue's process: Erlang's reductions per second and garbage collections. */
  reductionsRate: known,
  collections: collectionsShape,
})
export type QueueInside = z.output<typeof queueInsideShape>

const names = z
  .array(z.string())
  .nullish()
  .catch(null)
  .transform((list) => list ?? null)

const owner = z
  .object({ name: optionalText })
  .nullish()
  .catch(null)
  .transform((details) => details?.name ?? null)

/** A name, an object with one, or false. */
const internalOwner = z
  .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
  .nullish()
  .catch(null)
  .transform((text) => (text ? text : null))

const byPriority = z
  .record(z.string(), z.number())
  .nullish()
  .catch(null)
  .transform((counts) =>
    counts === null || counts === undefined
      ? null
      : Object.entries(counts)
          .map(([priority, count]) => ({ priority, count }))
          .toSorted((one, other) => Number(other.priority) - Number(one.priority)),
  )

export const brokerQueueInside = z
  .object({
    owner_pid_details: owner,
    internal: z.boolean().nullish().catch(null),
    internal_owner: internalOwner,
    arguments: z.record(z.string(), z.unknown()).catch({}),
    exclusive_consumer_tag: optionalText,
    single_active_consumer_tag: optionalText,
    // Of quorum queues in 3.x.
    single_active_consumer_ctag: optionalText,
    recoverable_slaves: names,
    sync_messages: counter,
    // 3.x: its other members are the inside of the queue's inside.
    backing_queue_status: z.object({ mode: optionalText, version: counter }).nullish().catch(null),
    storage_version: counter,
    messages_ready_ram: counter,
    messages_unacknowledged_ram: counter,
    messages_paged_out: counter,
    message_bytes_paged_out: counter,
    messages_by_priority: byPriority,
    messages_ready_high: counter,
    messages_ready_normal: counter,
    delayed_retry: optionalText,
    next_delayed_at: counter,
    last_delayed_at: counter,
    committed_chunk_id: counter,
    reductions_details: rateOf,
    garbage_collection: brokerCollections,
  })
  .transform((q): QueueInside => ({
    owner: q.owner_pid_details,
    internal: q.internal ?? null,
    internalOwner: q.internal_owner,
    exclusiveTag: q.exclusive_consumer_tag,
    // 4.3.6 names one of the consumers of any quorum queue; only this argument, which no policy sets, makes it the single one.
    singleActiveTag:
      q.arguments['x-single-active-consumer'] === true
        ? (q.single_active_consumer_tag ?? q.single_active_consumer_ctag)
        : null,
    recoverable: q.recoverable_slaves,
    syncMessages: q.sync_messages,
    mode: q.backing_queue_status?.mode ?? null,
    storageVersion: q.storage_version ?? q.backing_queue_status?.version ?? null,
    readyInMemory: q.messages_ready_ram,
    unackedInMemory: q.messages_unacknowledged_ram,
    pagedOut: q.messages_paged_out,
    pagedOutBytes: q.message_bytes_paged_out,
    byPriority: q.messages_by_priority,
    readyHigh: q.messages_ready_high,
    readyNormal: q.messages_ready_normal,
    delayedRetry: q.delayed_retry,
    nextDelayedAt: q.next_delayed_at,
    lastDelayedAt: q.last_delayed_at,
    committedChunk: q.committed_chunk_id,
    reductionsRate: q.reductions_details,
    collections: q.garbage_collection,
  }))
