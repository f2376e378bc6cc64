import type { QueueDetails } from './queue-details'
import { deliveryLimit, queueRules } from './routing/queue-rules'
import { isAtLeast } from './version'

export type PeekCost =
  /** basic.get answers 540 on streams: read them by offset instead. */
  | { possible: false; why: 'stream' }
  | {
      possible: true
      /** Putting back marks messages as redelivered, and others do not see them while they are held. */
      effects: ('redelivered' | 'order' | 'counts-delivery')[]
      /** How often a message may be put back in all, by whomever, before the next time drops or dead-letters it; null without limit. */
      limit: number | null
    }

/** What decides about it: what the broker says itself, where it does (not of a queue that idles on 4.0), else what it follows from. */
export type PeekedQueue = Pick<QueueDetails, 'type' | 'deliveryLimit' | 'arguments' | 'effectivePolicy'>

/**
 * What "Get messages" with putting back costs on this queue. Quorum queues of 4.0 to 4.2 count every nack(requeue)
 * against their delivery limit (20 by default) and then drop or dead-letter the message; 4.3 does not, and before 4.0 there
 * is no limit unless set. Measured on 3.10.8, 4.0.5 and 4.3.6.
 */
export function peekCost(queue: PeekedQueue, version: string): PeekCost {
  if (queue.type === 'stream') return { possible: false, why: 'stream' }
  if (queue.type !== 'quorum') return { possible: true, effects: ['redelivered'], limit: null }
  if (isAtLeast(version, 4, 3)) return { possible: true, effects: ['redelivered', 'order'], limit: null }
  const limit = limitOf(queue, version)
  return {
    possible: true,
    effects: limit === null ? ['redelivered', 'order'] : ['redelivered', 'order', 'counts-delivery'],
    limit,
  }
}

function limitOf(queue: PeekedQueue, version: string): number | null {
  if (queue.deliveryLimit === 'unlimited') return null
  const told = Number(queue.deliveryLimit ?? Number.NaN)
  if (Number.isFinite(told)) return deliveryLimit([told], version)
  const policy = Object.fromEntries((queue.effectivePolicy ?? []).map(({ name, value }) => [name, value]))
  return queueRules(queue.type, queue.arguments, policy, version).deliveryLimit
}
