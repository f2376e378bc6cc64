import { z } from 'zod'
import { counter, flag, known, optionalFlag, optionalText, rateOf } from './counters'

export const nodeShape = z.object({
  name: z.string(),
  running: z.boolean(),
  /** In maintenance: takes no new connections. */
  drained: z.boolean(),
  memory: known,
  memoryLimit: known,
  /** Null: not told, without statistics. */
  memoryAlarm: z.boolean().nullable(),
  diskFree: known,
  diskLimit: known,
  /** Bytes per second by which free disk changes: below 0 where it fills. */
  diskFreeRate: known,
  diskAlarm: z.boolean().nullable(),
  descriptors: known,
  descriptorsLimit: known,
  processes: known,
  processesLimit: known,
  /** 4.x counts sockets no more: null. */
  sockets: known,
  socketsLimit: known,
  cores: known,
  /** Erlang processes that wait for a scheduler. */
  runQueue: known,
  /** disc or ram. */
  type: z.string().nullable(),
  ratesMode: z.string().nullable(),
  pluginCount: known,
  /** Milliseconds since it started. */
  uptime: known,
  /** Nodes that it cannot see. */
  partitions: z.array(z.string()),
})
export type Node = z.output<typeof nodeShape>

/** One row of GET /api/nodes. A node that is down has a name and hardly more; figures may be "unknown". */
export const brokerNode = z
  .object({
    name: z.string(),
    running: flag,
    being_drained: flag,
    mem_used: counter,
    mem_limit: counter,
    mem_alarm: optionalFlag,
    disk_free: counter,
    disk_free_limit: counter,
    disk_free_details: rateOf,
    disk_free_alarm: optionalFlag,
    fd_used: counter,
    fd_total: counter,
    proc_used: counter,
    proc_total: counter,
    sockets_used: counter,
    sockets_total: counter,
    processors: counter,
    run_queue: counter,
    type: optionalText,
    rates_mode: optionalText,
    enabled_plugins: z.array(z.string()).nullish().catch(null),
    uptime: counter,
    partitions: z.array(z.string()).nullish().catch(null),
  })
  .transform((n): Node => ({
    name: n.name,
    running: n.running,
    drained: n.being_drained,
    memory: n.mem_used,
    memoryLimit: n.mem_limit,
    memoryAlarm: n.mem_alarm,
    diskFree: n.disk_free,
    diskLimit: n.disk_free_limit,
    diskFreeRate: n.disk_free_details,
    diskAlarm: n.disk_free_alarm,
    descriptors: n.fd_used,
    descriptorsLimit: n.fd_total,
    processes: n.proc_used,
    processesLimit: n.proc_total,
    // 4.x says 0 of 0.
    sockets: n.sockets_total === 0 ? null : n.sockets_used,
    socketsLimit: n.sockets_total === 0 ? null : n.sockets_total,
    cores: n.processors,
    runQueue: n.run_queue,
    type: n.type,
    ratesMode: n.rates_mode,
    pluginCount: n.enabled_plugins?.length ?? null,
    uptime: n.uptime,
    partitions: n.partitions ?? [],
  }))
