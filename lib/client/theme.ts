'use client'

import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'
const cookie = 'warren-theme'
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const read = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')
const onServer = (): Theme => 'light'

/** The theme on screen and the way to change it. The layout writes it from a cookie, so that no page flashes. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, read, onServer)
  const set = (next: Theme) => {
    document.documentElement.dataset.theme = next
    document.cookie = `${cookie}=${next}; path=/; max-age=31536000; samesite=lax`
    for (const each of listeners) each()
  }
  return [theme, set]
}
