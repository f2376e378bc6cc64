'use client'

import { useSession } from './session-context'
import { useRememberedVirtualHost, useVirtualHost } from './virtual-host'

/** The virtual host that a form begins with: the one lists are filtered by, the last one chosen, else the user's first. */
export function useFirstVirtualHost(): string {
  const { vhosts } = useSession()
  const [chosen] = useVirtualHost()
  const remembered = useRememberedVirtualHost()
  return (chosen !== null && vhosts.includes(chosen) ? chosen : remembered) ?? vhosts[0] ?? ''
}
