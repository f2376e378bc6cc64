import { z } from 'zod'
import { counter, flag, known, optionalText, rateOf } from './counters'
import { brokerMemory, memoryShape } from './memory'
import { brokerNode, nodeShape } from './node'
import { tolerantList } from './page'

const nameAndVersion = z.object({ name: z.string(), version: z.string().nullable() })
const linkShape = z.object({
  peer: z.string(),
  address: z.string().nullable(),
  port: known,
  /** Bytes per second. */
  received: known,
  sent: known,
})

/** How often a node does something, in 1/s. */
const workKeys = ['reads', 'writes', 'syncs', 'contextSwitches', 'collections', 'segmentReads'] as const

/** One node as its page shows it. Null where this version, or a node that is down, does not tell. */
export const nodeDetailsShape = nodeShape.extend({
  rabbitmqVersion: z.string().nullable(),
  erlangVersion: z.string().nullable(),
  cryptoVersion: z.string().nullable(),
  /** disc or ram. */
  type: z.string().nullable(),
  osPid: z.string().nullable(),
  cores: known,
  /** Erlang processes that wait for a scheduler. */
  runQueue: known,
  sockets: known,
  socketsLimit: known,
  dataFolder: z.string().nullable(),
  configFiles: z.array(z.string()),
  logFiles: z.array(z.string()),
  /** Seconds after which a silent node of the cluster counts as down. */
  netTickTime: known,
  plugins: z.array(z.string()).nullable(),
  applications: z.array(nameAndVersion),
  authMechanisms: z.array(z.object({ name: z.string(), enabled: z.boolean() })),
  exchangeTypes: z.array(z.string()),
  links: z.array(linkShape),
  /** Bytes per second read from and written to disk. */
  readBytes: known,
  writtenBytes: known,
  work: z.record(z.enum(workKeys), known),
  memoryParts: memoryShape.nullable(),
})
export type NodeDetails = z.output<typeof nodeDetailsShape>

const texts = z
  .array(z.string())
  .nullish()
  .catch(null)
  .transform((list) => list ?? null)

const brokerLink = z
  .object({
    name: z.string(),
    peer_addr: optionalText,
    peer_port: counter,
    stats: z.object({ recv_bytes_details: rateOf, send_bytes_details: rateOf }).nullish().catch(null),
  })
  .transform((link) => ({
    peer: link.name,
    address: link.peer_addr,
    port: link.peer_port,
    received: link.stats?.recv_bytes_details ?? null,
    sent: link.stats?.send_bytes_details ?? null,
  }))

const listOf = <S extends z.ZodType>(row: S) =>
  tolerantList(row)
    .nullish()
    .catch(null)
    .transform((list): z.output<S>[] => list?.rows ?? [])

const brokerMore = z
  .object({
    // 3.10 names both versions only in /overview.
    rabbitmq_version: optionalText,
    erlang_full_version: optionalText,
    crypto_lib_version: optionalText,
    type: optionalText,
    os_pid: optionalText,
    processors: counter,
    run_queue: counter,
    sockets_used: counter,
    sockets_total: counter,
    db_dir: optionalText,
    config_files: texts,
    log_files: texts,
    net_ticktime: counter,
    enabled_plugins: texts,
    applications: listOf(z.object({ name: z.string(), version: optionalText })),
    auth_mechanisms: listOf(z.object({ name: z.string(), enabled: flag })),
    exchange_types: listOf(z.object({ name: z.string() })),
    cluster_links: listOf(brokerLink),
    io_read_bytes_details: rateOf,
    io_write_bytes_details: rateOf,
    io_read_count_details: rateOf,
    io_write_count_details: rateOf,
    io_sync_count_details: rateOf,
    context_switches_details: rateOf,
    gc_num_details: rateOf,
    queue_index_read_count_details: rateOf,
    memory: brokerMemory,
  })
  .transform((n): Omit<NodeDetails, keyof z.output<typeof nodeShape>> => ({
    rabbitmqVersion: n.rabbitmq_version,
    erlangVersion: n.erlang_full_version,
    cryptoVersion: n.crypto_lib_version,
    type: n.type,
    osPid: n.os_pid,
    cores: n.processors,
    runQueue: n.run_queue,
    sockets: n.sockets_used,
    // 4.x counts sockets no more and says 0 of 0.
    socketsLimit: n.sockets_total === 0 ? null : n.sockets_total,
    dataFolder: n.db_dir,
    configFiles: n.config_files ?? [],
    logFiles: n.log_files ?? [],
    netTickTime: n.net_ticktime,
    plugins: n.enabled_plugins,
    applications: n.applications,
    authMechanisms: n.auth_mechanisms,
    exchangeTypes: n.exchange_types.map((type) => type.name),
    links: n.cluster_links,
    readBytes: n.io_read_bytes_details,
    writtenBytes: n.io_write_bytes_details,
    work: {
      reads: n.io_read_count_details,
      writes: n.io_write_count_details,
      syncs: n.io_sync_count_details,
      contextSwitches: n.context_switches_details,
      collections: n.gc_num_details,
      segmentReads: n.queue_index_read_count_details,
    },
    memoryParts: n.memory,
  }))

/** GET /api/nodes/{name}?memory=true, RabbitMQ 3.10 to 4.3. */
export const brokerNodeDetails = z.unknown().transform((raw, context): NodeDetails => {
  const node = brokerNode.safeParse(raw)
  const more = brokerMore.safeParse(raw)
  if (node.success && more.success) return { ...node.data, ...more.data }
  context.addIssue({ code: 'custom', message: 'not a node' })
  return z.NEVER
})
