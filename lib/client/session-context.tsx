'use client'

import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, type ReactNode } from 'react'
import type { Session } from '@/lib/api/session'
import { sessionQuery } from './queries/session'

const SessionContext = createContext<Session | null>(null)

/** Keeps the session that the server read for this page, and reads it again every minute: rights and virtual hosts change. */
export function SessionProvider({ initial, children }: { initial: Session; children: ReactNode }) {
  const { data } = useQuery({
    ...sessionQuery(),
    initialData: initial,
    staleTime: 30_000,
    refetchInterval: 60_000,
  })
  return <SessionContext value={data}>{children}</SessionContext>
}

/** Who is signed in, and where. Only below the signed-in layout. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession needs SessionProvider above it')
  return session
}
