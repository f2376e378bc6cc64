import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { readQueue } from '@/lib/api/queues'
import { cheapQueueSorts } from '@/lib/api/queue-sorts'
import type { listQueues, ListQueuesInput } from '@/lib/api/queues-list'
import { call } from '@/lib/client/api'
import type { Named } from '@/lib/rabbitmq/object-key'

export const queueKeys = {
  all: () => ['queues'] as const,
  lists: () => ['queues', 'list'] as const,
  list: (input: ListQueuesInput) => ['queues', 'list', input] as const,
  one: (queue: Named) => ['queues', 'one', queue.vhost, queue.name] as const,
}

/** One page of queues. The first time rows are shown as soon as they are known, and completed a moment later. */
export const queuesQuery = (input: ListQueuesInput) =>
  queryOptions({
    queryKey: queueKeys.list(input),
    queryFn: async ({ client, queryKey, signal }) => {
      if (client.getQueryData(queryKey) === undefined) {
        const first = await ask({ ...input, complete: 'false' }, signal)
        if (!first.pending) return first
        client.setQueryData(queryKey, first)
      }
      return ask(input, signal)
    },
    placeholderData: keepPreviousData,
  })

const ask = (query: ListQueuesInput, signal: AbortSignal) =>
  call<typeof listQueues>('GET /api/queues', { query }, signal)

const cheap: ReadonlySet<unknown> = new Set(cheapQueueSorts)

/**
 * Reads the first rows of an order that somebody is about to choose, where the snapshot has them. What needs statistics, or is
 * the broker's own page, waits until it is asked for: a hand that passes over the heads costs the broker nothing.
 */
export async function readQueuesAhead(client: QueryClient, input: ListQueuesInput): Promise<void> {
  if (!cheap.has(input.sort) || input.growing !== undefined || input.noConsumers !== undefined) return
  await client.prefetchQuery({
    queryKey: queueKeys.list(input),
    queryFn: ({ signal }) => ask({ ...input, complete: 'false' }, signal),
    staleTime: aheadFor,
  })
}

/** Rows that were read ahead are good for so long. */
const aheadFor = 5_000

/** One queue with its consumers and its first bindings. */
export const queueQuery = (queue: Named) =>
  queryOptions({
    queryKey: queueKeys.one(queue),
    queryFn: ({ signal }) =>
      call<typeof readQueue>('GET /api/queues/{vhost}/{name}', { params: queue }, signal),
  })
