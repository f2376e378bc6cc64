import { grows, isDelay, isStuck, lacksConsumer, lacksMajority } from '@/lib/rabbitmq/attention/queue-signs'
import type { Queue } from '@/lib/rabbitmq/queue'

type Mark = 'minority' | 'stuck' | 'noConsumer' | 'grows'

/**
 * The reason to look at a queue that its row alone tells; null where it tells none. What is unknown says nothing. A stream
 * keeps its messages anyway.
 */
export function markOf(queue: Queue): Mark | null {
  if (lacksMajority(queue)) return 'minority'
  if (queue.type === 'stream') return null
  if (lacksConsumer(queue)) return isDelay(queue) === false ? 'noConsumer' : null
  if (isStuck(queue)) return 'stuck'
  return grows(queue) && queue.consumers !== 0 ? 'grows' : null
}
