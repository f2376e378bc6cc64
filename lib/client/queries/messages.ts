import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { getMessages, publishMessage, getMessagesBody, PublishInput } from '@/lib/api/messages'
import { call } from '@/lib/client/api'
import { rememberRefusal } from '@/lib/client/refusals'
import type { Named } from '@/lib/rabbitmq/object-key'
import { queueKeys } from './queues'

/** Publishes one message; the answer says what became of it. */
export async function publish(client: QueryClient, { vhost, ...body }: { vhost: string } & PublishInput) {
  try {
    return await call<typeof publishMessage>('POST /api/messages/{vhost}/publish', {
      params: { vhost },
      body,
    })
  } finally {
    void client.invalidateQueries({ queryKey: queueKeys.all() })
  }
}

/** Gets messages from a queue, and puts them back or acknowledges them. */
export const getMessagesMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['messages', 'get'],
    mutationFn: ({ vhost, name, ...body }: Named & z.input<typeof getMessagesBody>) =>
      call<typeof getMessages>('POST /api/queues/{vhost}/{name}/get', { params: { vhost, name }, body }),
    onError: (error, { vhost, name }) =>
      rememberRefusal(error, { right: 'read', object: 'queue', vhost, name }),
    onSettled: () => void client.invalidateQueries({ queryKey: queueKeys.all() }),
  })
