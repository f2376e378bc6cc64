import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { readTopology } from '@/lib/api/topology'
import { call } from '@/lib/client/api'

export const topologyKeys = {
  all: () => ['topology'] as const,
  one: (vhost: string, find: string) => ['topology', vhost, find] as const,
}

/** The binding graph of one virtual host. */
export const topologyQuery = (vhost: string, find = '') =>
  queryOptions({
    queryKey: topologyKeys.one(vhost, find),
    queryFn: ({ signal }) =>
      call<typeof readTopology>(
        'GET /api/topology/graph/{vhost}',
        { params: { vhost }, query: { find } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
