import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'

/** The maximum length of a queue that comes first, and how much room is left to it. */
export interface Room {
  in: 'messages' | 'bytes'
  limit: number
  /** So many more messages fit, of the size that those in it have. */
  left: number
}

/**
 * How much room a queue has, by its maximum length in messages or in bytes; null where neither is set, or what it holds is not
 * known. Only ready messages count.
 */
export function roomOf(queue: Queue, { maxLength, maxLengthBytes }: QueueRules): Room | null {
  // A stream drops whole segments, and means to.
  if (queue.type === 'stream') return null
  const ready = queue.ready ?? queue.total
  const bytes = queue.readyBytes ?? queue.messageBytes
  const rooms: Room[] = []
  if (maxLength !== null && ready !== null)
    rooms.push({ in: 'messages', limit: maxLength, left: maxLength - ready })
  if (maxLengthBytes !== null && bytes !== null && ready !== null && ready > 0 && bytes > 0) {
    rooms.push({ in: 'bytes', limit: maxLengthBytes, left: (maxLengthBytes - bytes) / (bytes / ready) })
  }
  return rooms.toSorted((one, other) => one.left - other.left)[0] ?? null
}

/** Not one more message fits. */
export const hasNoRoom = (room: Room): boolean => room.left < 1
