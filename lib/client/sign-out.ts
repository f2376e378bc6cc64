'use client'

import { useState } from 'react'
import type { closeSession } from '@/lib/api/session'
import { paths } from '@/lib/api/paths'
import { call } from './api'

/**
 * Ends the session and leads to the sign-in page by a whole load: nothing of it stays in this page's memory. No mutation of the
 * query client, which no page needs first.
 */
export function useSignOut(onError: (error: unknown) => void): { signOut: () => void; isPending: boolean } {
  const [isPending, setPending] = useState(false)
  const run = async () => {
    setPending(true)
    try {
      await call<typeof closeSession>('DELETE /api/session', {})
      window.location.assign(paths.signIn())
    } catch (error) {
      setPending(false)
      onError(error)
    }
  }
  return { signOut: () => void run(), isPending }
}
