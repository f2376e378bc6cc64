import { z } from 'zod'
import { counter, known, rateOf } from './counters'

/** How often a node does something, in 1/s, by the broker's names; in the order in which it is told. */
export const workKeys = {
  reads: 'io_read_count',
  writes: 'io_write_count',
  syncs: 'io_sync_count',
  seeks: 'io_seek_count',
  reopens: 'io_reopen_count',
  storeReads: 'msg_store_read_count',
  storeWrites: 'msg_store_write_count',
  indexReads: 'queue_index_read_count',
  indexWrites: 'queue_index_write_count',
  ramTransactions: 'mnesia_ram_tx_count',
  diskTransactions: 'mnesia_disk_tx_count',
  contextSwitches: 'context_switches',
  collections: 'gc_num',
} as const
export type WorkKey = keyof typeof workKeys

/** How long one of them takes, in ms. */
export const timeKeys = {
  read: 'io_read_avg_time',
  write: 'io_write_avg_time',
  sync: 'io_sync_avg_time',
  seek: 'io_seek_avg_time',
} as const
export type TimeKey = keyof typeof timeKeys

/** What clients open and close. */
export const nodeChurnKeys = {
  connectionsOpened: 'connection_created',
  connectionsClosed: 'connection_closed',
  channelsOpened: 'channel_created',
  channelsClosed: 'channel_closed',
  queuesDeclared: 'queue_declared',
  queuesCreated: 'queue_created',
  queuesDeleted: 'queue_deleted',
} as const
export type NodeChurnKey = keyof typeof nodeChurnKeys

export const keysOf = <T extends object>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]

/** Bytes per second read from and written to disk, and what garbage collections give back. */
const byteKeys = {
  readBytes: 'io_read_bytes',
  writtenBytes: 'io_write_bytes',
  reclaimed: 'gc_bytes_reclaimed',
} as const

/** What is counted for each of these times. */
const countsOf: Record<TimeKey, WorkKey> = { read: 'reads', write: 'writes', sync: 'syncs', seek: 'seeks' }

export const workShape = z.object({
  /** What this version does not count, and then has neither a rate nor a time of. */
  uncounted: z.array(z.enum([...keysOf(workKeys), ...keysOf(byteKeys)])),
  /** Null where this version does not count it, or a node that is down does not tell. */
  rates: z.record(z.enum(keysOf(workKeys)), known),
  times: z.record(z.enum(keysOf(timeKeys)), known),
  bytes: z.record(z.enum(keysOf(byteKeys)), known),
})

export const nodeChurnShape = z.record(z.enum(keysOf(nodeChurnKeys)), z.object({ rate: known, count: known }))

const node = z.record(z.string(), z.unknown())

const mapped = <K extends string, V>(table: Record<K, string>, of: (name: string) => V): Record<K, V> =>
  Object.fromEntries(keysOf(table).map((key) => [key, of(table[key])])) as Record<K, V>

/**
 * 4.x sends 0 for what it counts no more, sockets among it: that would tell of an idle disk. What Raft does with the disk 4.0 still
 * counts.
 */
const isUncounted = (raw: z.output<typeof node>, name: string) =>
  raw['sockets_total'] === 0 && raw[name] === 0

/** GET /api/nodes/{name}: what it does. */
export const brokerWork = node.transform((raw): z.output<typeof workShape> => {
  const names = { ...workKeys, ...byteKeys }
  const uncounted = keysOf(names).filter((key) => isUncounted(raw, names[key]))
  const rate = (name: string) => (isUncounted(raw, name) ? null : rateOf.parse(raw[`${name}_details`]))
  const times = mapped(timeKeys, (name) => counter.parse(raw[name]))
  for (const key of keysOf(timeKeys)) if (uncounted.includes(countsOf[key])) times[key] = null
  return { uncounted, rates: mapped(workKeys, rate), times, bytes: mapped(byteKeys, rate) }
})

/** And what clients open and close on it. */
export const brokerNodeChurn = node.transform((raw): z.output<typeof nodeChurnShape> =>
  mapped(nodeChurnKeys, (name) => ({
    rate: rateOf.parse(raw[`${name}_details`]),
    count: counter.parse(raw[name]),
  })),
)
