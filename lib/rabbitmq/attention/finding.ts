import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'

const queueName = z.object({ vhost: z.string(), name: z.string() })
const node = z.object({ name: z.string() })
const perSecond = z.number()

/** Where a queue ends that grows: until its maximum length, and until free disk of its node is at the limit. */
const ends = {
  /** Null where there is no limit, or it does not grow. */
  secondsLeft: known,
  /** The maximum length that comes first, in messages or in bytes. */
  limit: known,
  limitIn: z.enum(['messages', 'bytes']),
  /** While disk falls; null where it does not, or is unknown. */
  secondsOfDisk: known,
}

const nodeKinds = [
  z.object({ kind: z.literal('partition'), node, others: z.array(z.string()) }),
  z.object({ kind: z.literal('down'), node }),
  z.object({ kind: z.literal('memory'), node, used: known, limit: known }),
  z.object({ kind: z.literal('disk'), node, free: known, limit: known }),
  z.object({ kind: z.literal('drained'), node }),
  /** A virtual host that its nodes run without: whoever connects to it there is refused. */
  z.object({ kind: z.literal('vhostDown'), vhost: z.string(), nodes: z.array(z.string()) }),
] as const

const queueKinds = [
  /** down, crashed or stopped: it neither takes nor gives messages. */
  z.object({ kind: z.literal('stopped'), queue: queueName, state: z.string() }),
  /** A quorum queue or stream with most of its members away. */
  z.object({ kind: z.literal('minority'), queue: queueName, online: known, members: known }),
  z.object({ kind: z.literal('lagging'), queue: queueName, away: z.array(z.string()), members: z.number() }),
  /** Members of a quorum queue that are online, but so many entries of its log behind the leader. */
  z.object({
    kind: z.literal('behind'),
    queue: queueName,
    behind: z.array(z.object({ node: z.string(), entries: z.number() })),
    members: known,
  }),
  /** A classic queue (3.x) some of whose mirrors lack messages that its leader has. */
  z.object({
    kind: z.literal('unsynchronised'),
    queue: queueName,
    lacking: z.array(z.string()),
    mirrors: z.number(),
    total: known,
    /** Whether one that lacks messages takes over, and whether they synchronise by themselves; null where policies are not known. */
    mirroring: z
      .object({ onFailure: z.boolean(), onShutdown: z.boolean(), automatic: z.boolean() })
      .nullable(),
    /** It synchronises now. */
    syncing: z.boolean(),
  }),
  /** Consumers hold messages and ack none, and others wait. */
  z.object({
    kind: z.literal('stuck'),
    queue: queueName,
    ready: z.number(),
    unacked: z.number(),
    consumers: z.number(),
    /** For how long nothing was delivered or acked: as far back as was looked. */
    seconds: z.number(),
  }),
  z.object({
    kind: z.literal('noConsumer'),
    queue: queueName,
    ready: z.number(),
    incoming: known,
    /** By which it grows; null where it does not. */
    perSecond: known,
    /** Where messages go that wait for longer than `ttl` ms; null where they wait for ever, or are dropped. */
    expires: z.object({ ttl: z.number(), exchange: z.string() }).nullable(),
    ...ends,
  }),
  /** Full, and messages still come: `overflow` says what becomes of them. */
  z.object({
    kind: z.literal('atLimit'),
    queue: queueName,
    ready: z.number(),
    limit: z.number(),
    limitIn: z.enum(['messages', 'bytes']),
    overflow: z.string(),
    incoming: known,
  }),
  z.object({
    kind: z.literal('growing'),
    queue: queueName,
    total: z.number(),
    perSecond,
    incoming: known,
    leaving: known,
    ...ends,
  }),
  z.object({
    kind: z.literal('redelivered'),
    queue: queueName,
    redelivered: perSecond,
    delivered: perSecond,
  }),
  z.object({
    kind: z.literal('slowConsumers'),
    queue: queueName,
    ready: z.number(),
    consumers: z.number(),
    /** From 0 to 1. */
    capacity: z.number(),
  }),
  z.object({
    kind: z.literal('deadLetters'),
    queue: queueName,
    ready: z.number(),
    exchange: z.string(),
    /** Who consumes them and gets nowhere. */
    consumers: z.number(),
  }),
  z.object({
    kind: z.literal('draining'),
    queue: queueName,
    total: z.number(),
    perSecond,
    secondsLeft: z.number(),
  }),
] as const

const clientKinds = [
  z.object({
    kind: z.literal('prefetchFull'),
    channel: z.string(),
    connection: z.string().nullable(),
    vhost: z.string().nullable(),
    user: z.string().nullable(),
    unacked: z.number(),
    limit: z.number(),
    /** What waits in the queues that it consumes. */
    ready: z.number(),
    /** For how long it was sent nothing and acked nothing: as far back as was looked. */
    seconds: z.number(),
  }),
  z.object({
    kind: z.literal('blocked'),
    connection: z.string(),
    vhost: z.string().nullable(),
    user: z.string().nullable(),
    /** blocked or flow. */
    state: z.string(),
  }),
] as const

const brokerKinds = [
  /** Per second: messages that no queue took, without and with notice to their publisher. */
  z.object({
    kind: z.literal('unroutable'),
    dropped: z.number(),
    returned: z.number(),
    channels: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('churn'),
    of: z.enum(['connections', 'channels']),
    opened: perSecond,
    open: known,
  }),
  /** Events that the statistics of the broker have not worked off. */
  z.object({ kind: z.literal('statisticsBacklog'), events: z.number() }),
  z.object({
    kind: z.literal('certificates'),
    reason: z.string(),
    evidence: z.array(z.string()),
    /** The node that answers looks at its own listeners only, and is not known to be alone. */
    ofOneNode: z.boolean(),
  }),
  z.object({ kind: z.literal('deprecated'), features: z.array(z.string()) }),
  z.object({
    kind: z.literal('unusedPolicy'),
    vhost: z.string(),
    policy: z.string(),
    operator: z.boolean(),
    pattern: z.string(),
  }),
  z.object({
    kind: z.literal('shadowedPolicy'),
    vhost: z.string(),
    policy: z.string(),
    operator: z.boolean(),
    /** The policies that win, by priority. */
    by: z.array(z.string()),
  }),
] as const

/** Something that somebody should look at: what it is about and its evidence. Words are made of it on screen. */
export const findingShape = z.discriminatedUnion('kind', [
  ...nodeKinds,
  ...queueKinds,
  ...clientKinds,
  ...brokerKinds,
])
export type Finding = z.output<typeof findingShape>
export type FindingKind = Finding['kind']
