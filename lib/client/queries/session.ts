import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { closeSession, openSession, readSession, Credentials } from '@/lib/api/session'
import { call } from '@/lib/client/api'

/** Who is signed in, and where. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => call<typeof readSession>('GET /api/session', {}, signal),
  })

export const signInMutation = () =>
  mutationOptions({
    mutationKey: ['session', 'open'],
    mutationFn: (credentials: Credentials) =>
      call<typeof openSession>('POST /api/session', { body: credentials }),
    // The password is not kept in the cache of mutations.
    gcTime: 0,
  })

export const signOutMutation = () =>
  mutationOptions({
    mutationKey: ['session', 'close'],
    mutationFn: () => call<typeof closeSession>('DELETE /api/session', {}),
  })
