import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { listConnections, ListConnectionsInput } from '@/lib/api/clients'
import { call } from '@/lib/client/api'

export const connectionKeys = {
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
