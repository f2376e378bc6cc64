'use client'

import { parseAsString } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { createListeners } from './listeners'
import { keepVhost, readVhost, withVhost } from './remembered-vhost'
import { useSession } from './session-context'

const choices = createListeners()

function useRemember(): (vhost: string | null) => void {
  const { broker, user } = useSession()
  return useCallback(
    (vhost) => {
      keepVhost({ broker: broker.id, user: user.name }, vhost)
      choices.tell()
    },
    [broker.id, user.name],
  )
}

/**
 * The virtual host that lists are filtered by, null for all. It stands in the address (`?vhost=`), so a link is a view, and
 * is remembered by the tab, so that the next section opens with it (`useSectionHref`).
 */
export function useVirtualHost(): [string | null, (vhost: string | null) => void] {
  const [vhost, setParam] = useQueryState('vhost', parseAsString)
  const remember = useRemember()
  const choose = useCallback(
    (next: string | null) => {
      remember(next)
      setParam(next)
    },
    [remember, setParam],
  )
  return [vhost, choose]
}

/**
 * On a page whose list is filtered, what the address says is the choice, whoever made it: a bookmark, a link, Back. All
 * virtual hosts are a choice too.
 */
export function useRememberAddress(isFiltered: boolean): void {
  const [vhost] = useVirtualHost()
  const remember = useRemember()
  useEffect(() => {
    if (isFiltered) remember(vhost)
  }, [isFiltered, vhost, remember])
}

const nothing = () => null

/** The virtual host last chosen in this tab: a good first value in a form. */
export function useRememberedVirtualHost(): string | null {
  const { broker, user, vhosts } = useSession()
  return useSyncExternalStore(
    choices.subscribe,
    () => readVhost({ broker: broker.id, user: user.name }, vhosts),
    nothing,
  )
}

/** Makes the address of a section carry the chosen virtual host along. */
export function useSectionHref(): (path: string) => string {
  const last = useRememberedVirtualHost()
  return (path) => withVhost(path, last)
}
