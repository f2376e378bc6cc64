import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  createBinding,
  createBindingBody,
  deleteBinding,
  deleteBindingBody,
  listBindings,
  ListBindingsInput,
} from '@/lib/api/bindings'
import { call } from '@/lib/client/api'
import { rememberRefusal } from '@/lib/client/refusals'
import { bindingNeeds } from '@/lib/client/wanted'
import { exchangeKeys } from './exchanges'
import { queueKeys } from './queues'
import { topologyKeys } from './topology-keys'

export const bindingKeys = {
  all: () => ['bindings'] as const,
  list: (input: ListBindingsInput) => ['bindings', 'list', input] as const,
}

/** One page of bindings. */
export const bindingsQuery = (input: ListBindingsInput) =>
  queryOptions({
    queryKey: bindingKeys.list(input),
    queryFn: ({ signal }) => call<typeof listBindings>('GET /api/bindings', { query: input }, signal),
    placeholderData: keepPreviousData,
  })

/** Nobody waits for it: a dialog closes when the broker has done its work, however long pages then take to be read again. */
const changed = (client: QueryClient) => {
  for (const keys of [bindingKeys, queueKeys, exchangeKeys, topologyKeys]) {
    void client.invalidateQueries({ queryKey: keys.all() })
  }
}

/** Creates a binding. */
export const createBindingMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['bindings', 'create'],
    mutationFn: ({ vhost, ...body }: { vhost: string } & z.input<typeof createBindingBody>) =>
      call<typeof createBinding>('POST /api/bindings/{vhost}', { params: { vhost }, body }),
    onSuccess: () => changed(client),
  })

/** Deletes a binding. A refusal is remembered for what it needs. */
export const deleteBindingMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['bindings', 'delete'],
    mutationFn: ({ vhost, ...body }: { vhost: string } & z.input<typeof deleteBindingBody>) =>
      call<typeof deleteBinding>('DELETE /api/bindings/{vhost}', { params: { vhost }, body }),
    onError: (error, binding) => rememberRefusal(error, ...bindingNeeds(binding)),
    onSettled: () => changed(client),
  })
