'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { rememberVisit } from '@/lib/client/recent'
import { useSession } from '@/lib/client/session-context'
import { visitedOf } from './visited'

/** Remembers which queues and exchanges were looked at, for the palette. Shows nothing. */
export function Visits() {
  const pathname = usePathname()
  const session = useSession()
  const broker = session.broker.id
  const user = session.user.name
  useEffect(() => {
    const visited = visitedOf(pathname)
    if (visited !== null) rememberVisit({ broker, user }, visited)
  }, [pathname, broker, user])
  return null
}
