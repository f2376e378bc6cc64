import type { Queue } from '@/lib/rabbitmq/queue'

/** What several queues hold together, as far as the broker tells. */
export function bulkTotals(queues: readonly Queue[]) {
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number>((total, each) => total + (each ?? 0), 0)
  const unknown = queues.filter((queue) => queue.ready === null || queue.unacked === null)
  return {
    ready: sum(queues.map((queue) => queue.ready)),
    unacked: sum(queues.map((queue) => queue.unacked)),
    consumers: sum(queues.map((queue) => queue.consumers)),
    /** How many queues do not tell what they hold. */
    unknown: unknown.length,
    /** Nor who consumes from them. */
    unknownConsumers: queues.filter((queue) => queue.consumers === null).length,
    /** Unknown counts as not empty. */
    isEmpty: queues.every((queue) => queue.total === 0),
  }
}
