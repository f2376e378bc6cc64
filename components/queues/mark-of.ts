import { grows, isStuck, lacksConsumer, lacksMajority } from '@/lib/rabbitmq/attention/queue-signs'
import type { Queue } from '@/lib/rabbitmq/queue'

type Mark = 'minority' | 'stuck' | 'noConsumer' | 'grows'

/** A queue that holds messages only until they expire into another one: a delay, which never had a consumer, on purpose. */
const isDelay = (queue: Queue): boolean => {
  if ((queue.delivered ?? 0) > 0) return false
  const names = new Set(queue.arguments.map((argument) => argument.name))
  return names.has('x-message-ttl') && names.has('x-dead-letter-exchange')
}

/**
 * The reason to look at a queue that its row alone tells; null where it tells none. What is unknown says nothing. A stream
 * keeps its messages anyway.
 */
export function markOf(queue: Queue): Mark | null {
  if (lacksMajority(queue)) return 'minority'
  if (queue.type === 'stream') return null
  if (lacksConsumer(queue)) return isDelay(queue) ? null : 'noConsumer'
  if (isStuck(queue)) return 'stuck'
  return grows(queue) && queue.consumers !== 0 ? 'grows' : null
}
