import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  createBinding,
  deleteBinding,
  listBindings,
  type createBindingBody,
  type deleteBindingBody,
} from '@/lib/api/bindings'
import type { ListQueryInput } from '@/lib/api/segments'
import { call } from '@/lib/client/api'
import { exchangeKeys } from './exchanges'
import { queueKeys } from './queues'
import { topologyKeys } from './topology'

export const bindingKeys = {
  all: () => ['bindings'] as const,
  list: (input: ListQueryInput) => ['bindings', 'list', input] as const,
}

const changed = async (client: QueryClient) => {
  await Promise.all(
    [bindingKeys, queueKeys, exchangeKeys, topologyKeys].map((keys) =>
      client.invalidateQueries({ queryKey: keys.all() }),
    ),
  )
}

/** One page of bindings. */
export const bindingsQuery = (input: ListQueryInput) =>
  queryOptions({
    queryKey: bindingKeys.list(input),
    queryFn: ({ signal }) => call(listBindings, { query: input }, signal),
    placeholderData: keepPreviousData,
  })

export const createBindingMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['bindings', 'create'],
    mutationFn: ({ vhost, ...body }: { vhost: string } & z.input<typeof createBindingBody>) =>
      call(createBinding, { params: { vhost }, body }),
    onSuccess: () => changed(client),
  })

export const deleteBindingMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['bindings', 'delete'],
    mutationFn: ({ vhost, ...body }: { vhost: string } & z.input<typeof deleteBindingBody>) =>
      call(deleteBinding, { params: { vhost }, body }),
    onSettled: () => changed(client),
  })
