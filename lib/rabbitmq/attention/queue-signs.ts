import { followersOf } from '@/lib/rabbitmq/followers'
import type { Queue } from '@/lib/rabbitmq/queue'

/** Below these nothing is said: a queue that breathes is no trouble. */
const thresholds = {
  /** Messages in a queue that grows or drains, and ready ones that slow consumers leave. */
  backlog: 100,
  /** Messages per second by which it grows or drains. */
  perSecond: 1,
  /** Redelivered messages per second, and their share of all deliveries. */
  redelivered: 1,
  redeliveredShare: 0.5,
  /** Share of time in which a queue can deliver at once. */
  capacity: 0.3,
} as const

/** In these it neither takes nor gives messages. */
export const stoppedStates: ReadonlySet<string> = new Set(['down', 'crashed', 'stopped'])

/** Whether its mirrors synchronise (3.x). Its state may be 5 s older than who is synchronised. */
export const isSyncing = (
  queue: Pick<Queue, 'state' | 'node' | 'members' | 'mirrors' | 'synchronised'>,
): boolean => queue.state === 'syncing' && followersOf(queue).unsynchronised.length > 0

/**
 * States of connections and channels that the broker holds back. `blocking` is none: an alarm would block it, but it has not
 * published yet. Every consumer looks so then.
 */
export const heldBack: ReadonlySet<string> = new Set(['blocked', 'flow'])

/** Whether most members of a quorum queue or stream are away. Without members there is no majority to lose. */
export const lacksMajority = ({
  state,
  members,
  online,
}: Pick<Queue, 'state' | 'members' | 'online'>): boolean =>
  state === 'minority' ||
  (members !== null && online !== null && members.length > 0 && online.length <= members.length / 2)

/** Messages are ready and nobody takes them. */
export const lacksConsumer = ({ ready, consumers }: Pick<Queue, 'ready' | 'consumers'>): boolean =>
  consumers === 0 && ready !== null && ready > 0

/**
 * A queue that holds messages only until they go on into another one, and never was consumed: a delay, which has no consumer on
 * purpose. Where deliveries are not told (no rates are kept, its node was restarted) one that sends on is taken for it.
 */
export const isDelay = ({ sendsOn, delivered }: Pick<Queue, 'sendsOn' | 'delivered'>): boolean | null =>
  (delivered ?? 0) > 0 ? false : sendsOn

/** Messages are ready, consumers hold others, and neither deliveries nor acks happen. */
export const isStuck = (
  queue: Pick<Queue, 'ready' | 'unacked' | 'consumers' | 'deliverGetRate' | 'ackRate'>,
): boolean =>
  (queue.ready ?? 0) > 0 &&
  (queue.unacked ?? 0) > 0 &&
  (queue.consumers ?? 0) > 0 &&
  queue.deliverGetRate === 0 &&
  queue.ackRate === 0

type Depth = Pick<Queue, 'total' | 'totalRate'>
const holds = ({ total }: Depth, least: number): boolean => total !== null && total >= least

/** More come in than go out, in a queue that holds `least` messages; who asks about one queue passes 1. */
export const grows = (queue: Depth, least: number = thresholds.backlog): boolean =>
  holds(queue, least) && queue.totalRate !== null && queue.totalRate >= thresholds.perSecond

export const drains = (queue: Depth): boolean =>
  holds(queue, thresholds.backlog) && queue.totalRate !== null && queue.totalRate <= -thresholds.perSecond

/** Most of what is delivered was delivered before. */
export const goesRound = ({
  redeliverRate,
  deliverGetRate,
}: Pick<Queue, 'redeliverRate' | 'deliverGetRate'>): boolean =>
  redeliverRate !== null &&
  deliverGetRate !== null &&
  redeliverRate >= thresholds.redelivered &&
  redeliverRate >= thresholds.redeliveredShare * deliverGetRate

/** Its consumers seldom have room for a message while at least `least` are ready. */
export const hasBusyConsumers = (
  { consumers, consumerCapacity, ready }: Pick<Queue, 'consumers' | 'consumerCapacity' | 'ready'>,
  least: number = thresholds.backlog,
): boolean =>
  consumers !== null &&
  consumers > 0 &&
  consumerCapacity !== null &&
  consumerCapacity < thresholds.capacity &&
  ready !== null &&
  ready >= least
