import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { closeSession, openSession, readSession, type Credentials } from '@/lib/api/session'
import { call } from '@/lib/client/api'

/** Who is signed in, and where. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => call(readSession, {}, signal),
  })

export const signInMutation = () =>
  mutationOptions({
    mutationKey: ['session', 'open'],
    mutationFn: (credentials: Credentials) => call(openSession, { body: credentials }),
    // The password is not kept in the cache of mutations.
    gcTime: 0,
  })

export const signOutMutation = () =>
  mutationOptions({
    mutationKey: ['session', 'close'],
    mutationFn: () => call(closeSession, {}),
  })
