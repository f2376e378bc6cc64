import type { Queue } from '@/lib/rabbitmq/queue'

type Row = Pick<
  Queue,
  | 'type'
  | 'state'
  | 'ready'
  | 'unacked'
  | 'total'
  | 'consumers'
  | 'arguments'
  | 'totalRate'
  | 'deliverGetRate'
  | 'ackRate'
>
type Mark = 'minority' | 'stuck' | 'noConsumer' | 'grows'

/** Fewer messages than this, or a slower change, is a queue that breathes. */
const backlog = 100
const perSecond = 1

/** A queue that holds messages only until they expire into another one: a delay, which has no consumer on purpose. */
const isDelay = (queue: Row): boolean => {
  const names = new Set(queue.arguments.map((argument) => argument.name))
  return names.has('x-message-ttl') && names.has('x-dead-letter-exchange')
}

/**
 * The reason to look at a queue that its row alone tells; null where it tells none. What is unknown says nothing. A stream
 * keeps its messages anyway.
 */
export function markOf(queue: Row): Mark | null {
  const { ready, unacked, total, consumers, totalRate } = queue
  if (queue.state === 'minority') return 'minority'
  if (queue.type === 'stream' || ready === null || ready === 0 || consumers === null) return null
  if (consumers === 0) return isDelay(queue) ? null : 'noConsumer'
  if (unacked !== null && unacked > 0 && queue.deliverGetRate === 0 && queue.ackRate === 0) return 'stuck'
  const isMore = total !== null && totalRate !== null && total >= backlog && totalRate >= perSecond
  return isMore ? 'grows' : null
}
