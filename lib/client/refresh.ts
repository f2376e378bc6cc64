'use client'

import { useSyncExternalStore } from 'react'

/** How often figures are read anew, in ms; 0 is off. */
export const refreshChoices = [5_000, 10_000, 30_000, 0] as const
export type Refresh = (typeof refreshChoices)[number]

const storageKey = 'warren-refresh'
const first: Refresh = 5_000
const listeners = new Set<() => void>()
/** Where the browser keeps nothing, the choice holds for this page. */
let unkept: Refresh | null = null

function subscribe(listener: () => void) {
  listeners.add(listener)
  // Another tab of this console.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** The choice that this browser keeps. */
export function readRefresh(): Refresh {
  if (unkept !== null) return unkept
  try {
    const kept = window.localStorage.getItem(storageKey)
    return refreshChoices.find((choice) => String(choice) === kept) ?? first
  } catch {
    return first
  }
}

function keep(choice: Refresh) {
  try {
    window.localStorage.setItem(storageKey, String(choice))
    unkept = null
  } catch {
    unkept = choice
  }
  for (const each of listeners) each()
}

const onServer = () => first

/** How often figures are read anew, and the way to choose it. */
export const useRefresh = (): [Refresh, (choice: Refresh) => void] => [
  useSyncExternalStore(subscribe, readRefresh, onServer),
  keep,
]

/** The chosen interval for a query's `refetchInterval`: every list and figure that is read from the broker obeys it. */
export function useRefreshInterval(): number | false {
  const [refresh] = useRefresh()
  return refresh === 0 ? false : refresh
}
