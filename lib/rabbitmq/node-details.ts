import { z } from 'zod'
import { counter, flag, known, optionalText, rateOf } from './counters'
import { brokerMemory, memoryShape } from './memory'
import { brokerNode, nodeShape } from './node'
import { brokerNodeChurn, brokerWork, nodeChurnShape, workShape } from './node-work'
import { tolerantList } from './page'

const nameAndVersion = z.object({ name: z.string(), version: z.string().nullable() })
const linkShape = z.object({
  peer: z.string(),
  /** Of the other node's end, and of this one's. */
  address: z.string().nullable(),
  port: known,
  localAddress: z.string().nullable(),
  localPort: known,
  /** Bytes per second. */
  received: known,
  sent: known,
})

/** One node as its page shows it. Null where this version, or a node that is down, does not tell. */
export const nodeDetailsShape = nodeShape.extend({
  rabbitmqVersion: z.string().nullable(),
  erlangVersion: z.string().nullable(),
  cryptoVersion: z.string().nullable(),
  osPid: z.string().nullable(),
  dataFolder: z.string().nullable(),
  configFiles: z.array(z.string()).nullable(),
  logFiles: z.array(z.string()).nullable(),
  /** Seconds after which a silent node of the cluster counts as down. */
  netTickTime: known,
  plugins: z.array(z.string()).nullable(),
  applications: z.array(nameAndVersion).nullable(),
  authMechanisms: z.array(z.object({ name: z.string(), enabled: z.boolean() })).nullable(),
  exchangeTypes: z.array(z.string()).nullable(),
  links: z.array(linkShape).nullable(),
  work: workShape,
  /** What clients opened and closed on this node. */
  churn: nodeChurnShape,
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
    sock_addr: optionalText,
    sock_port: counter,
    stats: z.object({ recv_bytes_details: rateOf, send_bytes_details: rateOf }).nullish().catch(null),
  })
  .transform((link) => ({
    peer: link.name,
    address: link.peer_addr,
    port: link.peer_port,
    localAddress: link.sock_addr,
    localPort: link.sock_port,
    received: link.stats?.recv_bytes_details ?? null,
    sent: link.stats?.send_bytes_details ?? null,
  }))

const listOf = <S extends z.ZodType>(row: S) =>
  tolerantList(row)
    .nullish()
    .catch(null)
    .transform((list): z.output<S>[] | null => list?.rows ?? null)

const brokerMore = z
  .object({
    // 3.10 names both versions only in /overview.
    rabbitmq_version: optionalText,
    erlang_full_version: optionalText,
    crypto_lib_version: optionalText,
    os_pid: optionalText,
    db_dir: optionalText,
    config_files: texts,
    log_files: texts,
    net_ticktime: counter,
    enabled_plugins: texts,
    applications: listOf(z.object({ name: z.string(), version: optionalText })),
    auth_mechanisms: listOf(z.object({ name: z.string(), enabled: flag })),
    exchange_types: listOf(z.object({ name: z.string() })),
    cluster_links: listOf(brokerLink),
    memory: brokerMemory,
  })
  .transform((n): Omit<NodeDetails, keyof z.output<typeof nodeShape> | 'work' | 'churn'> => ({
    rabbitmqVersion: n.rabbitmq_version,
    erlangVersion: n.erlang_full_version,
    cryptoVersion: n.crypto_lib_version,
    osPid: n.os_pid,
    dataFolder: n.db_dir,
    configFiles: n.config_files,
    logFiles: n.log_files,
    netTickTime: n.net_ticktime,
    plugins: n.enabled_plugins,
    applications: n.applications,
    authMechanisms: n.auth_mechanisms,
    exchangeTypes: n.exchange_types?.map((type) => type.name) ?? null,
    links: n.cluster_links,
    memoryParts: n.memory,
  }))

/** GET /api/nodes/{name}?memory=true, RabbitMQ 3.10 to 4.3. */
export const brokerNodeDetails = z.unknown().transform((raw, context): NodeDetails => {
  const node = brokerNode.safeParse(raw)
  const more = brokerMore.safeParse(raw)
  const work = brokerWork.safeParse(raw)
  const churn = brokerNodeChurn.safeParse(raw)
  if (node.success && more.success && work.success && churn.success) {
    return { ...node.data, ...more.data, work: work.data, churn: churn.data }
  }
  context.addIssue({ code: 'custom', message: 'not a node' })
  return z.NEVER
})
