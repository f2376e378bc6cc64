import { queryOptions } from '@tanstack/react-query'
import type { readAttention } from '@/lib/api/attention'
import { call } from '@/lib/client/api'

/** What needs attention on this broker, or for whoever looks at one virtual host. */
export const attentionQuery = (vhost: string | null) =>
  queryOptions({
    queryKey: ['attention', vhost],
    queryFn: ({ signal }) =>
      call<typeof readAttention>('GET /api/attention', vhost === null ? {} : { query: { vhost } }, signal),
  })
