import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { declareQueue, deleteQueue, purgeQueue, readQueue, declareQueueBody } from '@/lib/api/queues'
import { cheapQueueSorts } from '@/lib/api/queue-sorts'
import type { listQueues, ListQueuesInput } from '@/lib/api/queues-list'
import { call } from '@/lib/client/api'
import { deletingQueue, purgingQueue } from '@/lib/client/destroying-needs'
import { rememberRefusal } from '@/lib/client/refusals'
import type { Named } from '@/lib/rabbitmq/object-key'
import { topologyKeys } from './topology'

export const queueKeys = {
  all: () => ['queues'] as const,
  lists: () => ['queues', 'list'] as const,
  list: (input: ListQueuesInput) => ['queues', 'list', input] as const,
  one: (queue: Named) => ['queues', 'one', queue.vhost, queue.name] as const,
}

/** Nobody waits for it: a dialog closes when the broker has done its work, however long lists then take to be read again. */
const changed = (client: QueryClient) => {
  void client.invalidateQueries({ queryKey: queueKeys.all() })
  void client.invalidateQueries({ queryKey: topologyKeys.all() })
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

/** Declares a queue. */
export const declareQueueMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['queues', 'declare'],
    mutationFn: ({ vhost, ...body }: { vhost: string } & z.input<typeof declareQueueBody>) =>
      call<typeof declareQueue>('POST /api/queues/{vhost}', { params: { vhost }, body }),
    onSuccess: () => changed(client),
  })

/** Drops the ready messages of a queue. A refusal is remembered for it. */
export const purgeQueueMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['queues', 'purge'],
    mutationFn: (queue: Named) =>
      call<typeof purgeQueue>('DELETE /api/queues/{vhost}/{name}/contents', { params: queue }),
    onError: (error, queue) => rememberRefusal(error, purgingQueue(queue)),
    onSettled: () => changed(client),
  })

/** Deletes a queue. A refusal is remembered for it. */
export const deleteQueueMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['queues', 'delete'],
    mutationFn: (queue: Named) =>
      call<typeof deleteQueue>('DELETE /api/queues/{vhost}/{name}', { params: queue }),
    onError: (error, queue) => rememberRefusal(error, deletingQueue(queue)),
    // The page of the deleted queue leads away first; reading it once more would only bring a 404.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queueKeys.lists() })
      void client.invalidateQueries({ queryKey: topologyKeys.all() })
    },
  })
