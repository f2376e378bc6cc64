import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { declareQueue, deleteQueue, purgeQueue, declareQueueBody } from '@/lib/api/queues'
import { call } from '@/lib/client/api'
import { deletingQueue, purgingQueue } from '@/lib/client/destroying-needs'
import { rememberRefusal } from '@/lib/client/refusals'
import type { Named } from '@/lib/rabbitmq/object-key'
import { queueKeys } from './queues'
import { topologyKeys } from './topology-keys'

/** Nobody waits for it: a dialog closes when the broker has done its work, however long lists then take to be read again. */
const changed = (client: QueryClient) => {
  void client.invalidateQueries({ queryKey: queueKeys.all() })
  void client.invalidateQueries({ queryKey: topologyKeys.all() })
}

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
