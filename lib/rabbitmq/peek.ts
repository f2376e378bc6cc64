import { isAtLeast, parseVersion } from './version'

export type PeekCost =
  /** basic.get answers 540 on streams: read them by offset instead. */
  | { possible: false; why: 'stream' }
  | {
      possible: true
      /** Putting back marks messages as redelivered, and others do not see them while they are held. */
      effects: ('redelivered' | 'order' | 'counts-delivery')[]
      /** How many more times a message may be put back before the broker drops or dead-letters it; null without limit. */
      limit: number | null
    }

/**
 * What "Get messages" with putting back costs on this queue. Quorum queues of 4.0 to 4.2 count every nack(requeue)
 * against their delivery limit (20 by default) and then drop or dead-letter the message; 4.3 does not, and before 4.0 there
 * is no limit unless set. Measured on 3.10.8, 4.0.5 and 4.3.6.
 */
export function peekCost(queue: { type: string; deliveryLimit: string | null }, version: string): PeekCost {
  if (queue.type === 'stream') return { possible: false, why: 'stream' }
  if (queue.type !== 'quorum') return { possible: true, effects: ['redelivered'], limit: null }
  if (isAtLeast(version, 4, 3)) return { possible: true, effects: ['redelivered', 'order'], limit: null }
  const set = Number(queue.deliveryLimit ?? Number.NaN)
  const byDefault = parseVersion(version).major >= 4 ? 20 : null
  const limit = Number.isFinite(set) ? set : queue.deliveryLimit === 'unlimited' ? null : byDefault
  return {
    possible: true,
    effects: limit === null ? ['redelivered', 'order'] : ['redelivered', 'order', 'counts-delivery'],
    limit,
  }
}
