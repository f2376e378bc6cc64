import { queryOptions } from '@tanstack/react-query'
import type { readSession } from '@/lib/api/session'
import { call } from '@/lib/client/api'

/** Who is signed in, and where. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => call<typeof readSession>('GET /api/session', {}, signal),
  })
