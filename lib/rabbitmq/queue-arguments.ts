import { isAtLeast } from './version'
import type { ArgumentType } from './argument-text'
import type { QueueType } from './queue'

export interface QueueArgument {
  name: string
  type: ArgumentType
  queueTypes: readonly QueueType[]
  /** The version that brought it; absent: all that we support (3.10 and later) have it. */
  since?: readonly [major: number, minor: number]
}

const classic = ['classic'] as const
const quorum = ['quorum'] as const
const stream = ['stream'] as const
const classicAndQuorum = ['classic', 'quorum'] as const
const all = ['classic', 'quorum', 'stream'] as const

/**
 * The x-arguments of queues that make sense today, by queue type. The broker refuses one that does not fit ("invalid arg
 * 'x-max-age' … of queue type rabbit_classic_queue"); each pair here was declared on 4.3.6. x-queue-type is the form's own
 * field; x-queue-mode, x-queue-version and x-queue-master-locator do nothing any more or are refused by 4.3.
 */
export const queueArguments = [
  { name: 'x-message-ttl', type: 'number', queueTypes: classicAndQuorum },
  { name: 'x-expires', type: 'number', queueTypes: classicAndQuorum },
  { name: 'x-max-length', type: 'number', queueTypes: classicAndQuorum },
  { name: 'x-max-length-bytes', type: 'number', queueTypes: all },
  { name: 'x-overflow', type: 'string', queueTypes: classicAndQuorum },
  { name: 'x-dead-letter-exchange', type: 'string', queueTypes: classicAndQuorum },
  { name: 'x-dead-letter-routing-key', type: 'string', queueTypes: classicAndQuorum },
  { name: 'x-dead-letter-strategy', type: 'string', queueTypes: quorum },
  { name: 'x-single-active-consumer', type: 'boolean', queueTypes: classicAndQuorum },
  { name: 'x-max-priority', type: 'number', queueTypes: classic },
  { name: 'x-delivery-limit', type: 'number', queueTypes: quorum },
  // Classic queues took it from 3.12 to 4.2; 4.3.6 refuses it there.
  { name: 'x-consumer-timeout', type: 'number', queueTypes: quorum, since: [3, 12] },
  { name: 'x-consumer-disconnected-timeout', type: 'number', queueTypes: quorum, since: [4, 3] },
  { name: 'x-delayed-retry-type', type: 'string', queueTypes: quorum, since: [4, 3] },
  { name: 'x-delayed-retry-min', type: 'number', queueTypes: quorum, since: [4, 3] },
  { name: 'x-delayed-retry-max', type: 'number', queueTypes: quorum, since: [4, 3] },
  { name: 'x-quorum-initial-group-size', type: 'number', queueTypes: quorum },
  { name: 'x-quorum-target-group-size', type: 'number', queueTypes: quorum, since: [3, 13] },
  { name: 'x-max-age', type: 'string', queueTypes: stream },
  { name: 'x-stream-max-segment-size-bytes', type: 'number', queueTypes: stream },
  { name: 'x-stream-filter-size-bytes', type: 'number', queueTypes: stream, since: [3, 13] },
  { name: 'x-initial-cluster-size', type: 'number', queueTypes: stream },
  { name: 'x-queue-leader-locator', type: 'string', queueTypes: all, since: [3, 12] },
] as const satisfies readonly QueueArgument[]
export type QueueArgumentName = (typeof queueArguments)[number]['name']

const known: readonly QueueArgument[] = queueArguments

/** What a queue of this type may be declared with on this version of the broker, in the order of use. */
export const queueArgumentsFor = (type: QueueType, version: string): readonly QueueArgument[] =>
  known.filter(
    (argument) =>
      argument.queueTypes.includes(type) &&
      (argument.since === undefined || isAtLeast(version, ...argument.since)),
  )

export const isQueueArgument = (name: string): name is QueueArgumentName =>
  known.some((argument) => argument.name === name)

/** What is known of an argument by its name, undefined when nothing is: plugins and later versions bring their own. */
export const queueArgument = (name: string): QueueArgument | undefined =>
  known.find((argument) => argument.name === name)
