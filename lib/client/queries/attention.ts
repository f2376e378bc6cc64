import { queryOptions } from '@tanstack/react-query'
import type { readAttention } from '@/lib/api/attention'
import { call } from '@/lib/client/api'

/** What needs attention on this broker. */
export const attentionQuery = queryOptions({
  queryKey: ['attention'],
  queryFn: ({ signal }) => call<typeof readAttention>('GET /api/attention', {}, signal),
})
