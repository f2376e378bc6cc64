import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import type { cancelQueueSync, syncQueue } from '@/lib/api/queues'
import { call } from '@/lib/client/api'
import type { Named } from '@/lib/rabbitmq/object-key'
import { queueKeys } from './queues'

const changed = (client: QueryClient, { vhost, name }: Named) =>
  void client.invalidateQueries({ queryKey: queueKeys.one({ vhost, name }) })

/** Has the mirrors of a classic queue synchronised. */
export const syncQueueMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['queues', 'sync'],
    mutationFn: (queue: Named) =>
      call<typeof syncQueue>('POST /api/queues/{vhost}/{name}/sync', { params: queue }),
    onSettled: (_, __, queue) => changed(client, queue),
  })

/** Stops that. */
export const cancelQueueSyncMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['queues', 'cancelSync'],
    mutationFn: (queue: Named) =>
      call<typeof cancelQueueSync>('DELETE /api/queues/{vhost}/{name}/sync', { params: queue }),
    onSettled: (_, __, queue) => changed(client, queue),
  })
