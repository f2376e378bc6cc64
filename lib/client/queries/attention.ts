import { queryOptions } from '@tanstack/react-query'
import type { readAttention } from '@/lib/api/attention'
import { call } from '@/lib/client/api'

/** What needs attention on this broker, or for whoever looks at one virtual host; `more` of each kind than the usual. */
export const attentionQuery = (vhost: string | null, more: number) =>
  queryOptions({
    queryKey: ['attention', vhost, more],
    queryFn: ({ signal }) =>
      call<typeof readAttention>(
        'GET /api/attention',
        { query: { ...(vhost === null ? {} : { vhost }), ...(more === 0 ? {} : { more: String(more) }) } },
        signal,
      ),
    // More or fewer of the same; of another virtual host nothing is shown in the meantime.
    placeholderData: (before, query) => (query?.queryKey[1] === vhost ? before : undefined),
  })
