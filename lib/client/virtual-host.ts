'use client'

import { parseAsString } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useCallback, useSyncExternalStore } from 'react'

const storageKey = 'warren-vhost'
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const remembered = (): string | null => {
  try {
    return window.sessionStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function remember(vhost: string | null) {
  try {
    if (vhost === null) window.sessionStorage.removeItem(storageKey)
    else window.sessionStorage.setItem(storageKey, vhost)
  } catch {
    // Without storage the choice holds for this page.
  }
  for (const each of listeners) each()
}

/**
 * The virtual host that lists are filtered by, null for all. It stands in the address (`?vhost=`), so a link is a view, and
 * is remembered by the tab, so that the next section opens with it (`useSectionHref`).
 */
export function useVirtualHost(): [string | null, (vhost: string | null) => void] {
  const [vhost, setParam] = useQueryState('vhost', parseAsString)
  const choose = useCallback(
    (next: string | null) => {
      remember(next)
      setParam(next)
    },
    [setParam],
  )
  return [vhost, choose]
}

const nothing = () => null

/** The virtual host last chosen in this tab: a good first value in a form. */
export const useRememberedVirtualHost = (): string | null =>
  useSyncExternalStore(subscribe, remembered, nothing)

/** Makes the address of a section carry the chosen virtual host along. */
export function useSectionHref(): (path: string) => string {
  const last = useRememberedVirtualHost()
  return (path) => (last === null ? path : `${path}?${new URLSearchParams({ vhost: last }).toString()}`)
}
