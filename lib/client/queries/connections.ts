import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { closeConnection, listConnections, ListConnectionsInput } from '@/lib/api/clients'
import { call } from '@/lib/client/api'
import { channelKeys } from './channels'
import { queueKeys } from './queues'

const connectionKeys = {
  all: () => ['connections'] as const,
  list: (input: ListConnectionsInput) => ['connections', 'list', input] as const,
}

/** One page of connections. */
export const connectionsQuery = (input: ListConnectionsInput) =>
  queryOptions({
    queryKey: connectionKeys.list(input),
    queryFn: ({ signal }) => call<typeof listConnections>('GET /api/connections', { query: input }, signal),
    placeholderData: keepPreviousData,
  })

export const closeConnectionMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['connections', 'close'],
    mutationFn: ({ name, reason }: { name: string; reason: string }) =>
      call<typeof closeConnection>('DELETE /api/connections/{name}', { params: { name }, body: { reason } }),
    onSettled: async () => {
      await Promise.all(
        [connectionKeys, channelKeys, queueKeys].map((keys) =>
          client.invalidateQueries({ queryKey: keys.all() }),
        ),
      )
    },
  })
