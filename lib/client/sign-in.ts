import type { Credentials, openSession } from '@/lib/api/session'
import { call } from './api'

/** Opens a session. Apart from the queries, which the sign-in page has no use for. */
export const signIn = (credentials: Credentials) =>
  call<typeof openSession>('POST /api/session', { body: credentials })
