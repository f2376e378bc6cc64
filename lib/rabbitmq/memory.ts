import { z } from 'zod'
import { memoryGroups, type MemoryGroup } from './memory-groups'

/** Groups of the categories of `rabbitmq-diagnostics memory_breakdown`, 3.10 to 4.3. */
const groupOf: Record<string, MemoryGroup> = {
  connection_readers: 'connections',
  connection_writers: 'connections',
  connection_channels: 'connections',
  connection_other: 'connections',
  queue_procs: 'queues',
  queue_slave_procs: 'queues',
  quorum_queue_procs: 'queues',
  quorum_queue_dlx_procs: 'queues',
  stream_queue_procs: 'queues',
  stream_queue_replica_reader_procs: 'queues',
  stream_queue_coordinator_procs: 'queues',
  binary: 'binaries',
  mnesia: 'tables',
  metadata_store_ets: 'tables',
  msg_index: 'tables',
  mgmt_db: 'tables',
  quorum_ets: 'tables',
  other_ets: 'tables',
  metrics: 'tables',
  plugins: 'processes',
  metadata_store: 'processes',
  other_proc: 'processes',
  code: 'system',
  atom: 'system',
  other_system: 'system',
  allocated_unused: 'unused',
  reserved_unallocated: 'unused',
}

const partShape = z.object({ key: z.string(), group: z.enum(memoryGroups), bytes: z.number() })

export const memoryShape = z.object({
  parts: z.array(partShape),
  /** How the total is measured that the limit is held against: rss, allocated, erlang; null where it is not said. */
  strategy: z.string().nullable(),
  /** Totals in bytes by these three ways. */
  totals: z.record(z.string(), z.number()),
})
export type Memory = z.output<typeof memoryShape>

/** `binary` of a node read with `?binary=true`: bytes by category, the most first; null where it does not tell. */
export const brokerMemoryBinaries = z
  .object({ binary: z.record(z.string(), z.number()).nullish().catch(null) })
  .transform(({ binary }) =>
    binary === null || binary === undefined
      ? null
      : Object.entries(binary)
          .map(([key, bytes]) => ({ key, bytes }))
          .toSorted((one, other) => other.bytes - one.bytes),
  )

/** `memory` of a node read with `?memory=true`. A category that we do not know counts to the system, under its own name. */
export const brokerMemory = z
  .looseObject({
    strategy: z.string().nullish().catch(null),
    total: z.record(z.string(), z.number()).nullish().catch(null),
  })
  .nullish()
  .catch(null)
  .transform((memory): Memory | null => {
    if (memory === null || memory === undefined) return null
    const { strategy, total, ...rest } = memory
    const parts = Object.entries(rest).flatMap(([key, bytes]) =>
      typeof bytes === 'number' ? [{ key, group: groupOf[key] ?? 'system', bytes }] : [],
    )
    return parts.length === 0 ? null : { parts, strategy: strategy ?? null, totals: total ?? {} }
  })
