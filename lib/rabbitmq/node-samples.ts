import { z } from 'zod'
import { nodeChurnKeys, timeKeys, workKeys } from './node-work'
import { noColumnsYet, samplesOf, type Samples } from './samples'

/** The broker's names, by what they measure: levels, and what is counted up. */
const levelKeys = {
  memory: 'mem_used',
  diskFree: 'disk_free',
  descriptors: 'fd_used',
  processes: 'proc_used',
  sockets: 'sockets_used',
} as const
const counterKeys = {
  readBytes: 'io_read_bytes',
  writtenBytes: 'io_write_bytes',
  reclaimed: 'gc_bytes_reclaimed',
} as const

const node = z.record(z.string(), z.unknown())

const samplesBy = <K extends string>(table: Record<K, string>, raw: z.output<typeof node>) =>
  Object.fromEntries(
    Object.entries<string>(table).map(([key, name]) => [key, samplesOf.parse(raw[`${name}_details`])]),
  ) as Record<K, Samples | null>

/** GET /api/nodes/{name} with `node_stats_age`: what a node used and did over a range. */
export const brokerNodeSamples = z.preprocess(
  noColumnsYet,
  node.transform((raw) => ({
    levels: samplesBy(levelKeys, raw),
    counters: samplesBy(counterKeys, raw),
    work: samplesBy(workKeys, raw),
    /** Levels: the average of an interval, in ms. */
    times: samplesBy(timeKeys, raw),
    churn: samplesBy(nodeChurnKeys, raw),
  })),
)
export type NodeSamples = z.output<typeof brokerNodeSamples>

/** What of a node's reply they are. */
export const nodeSampleColumns = [levelKeys, counterKeys, workKeys, timeKeys, nodeChurnKeys].flatMap(
  (table) => Object.values(table).map((name) => `${name}_details`),
)
