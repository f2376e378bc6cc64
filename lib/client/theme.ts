'use client'

import { useSyncExternalStore } from 'react'

type Theme = 'light' | 'dark'
const cookie = 'warren-theme'
const darkSystem = '(prefers-color-scheme: dark)'
const listeners = new Set<() => void>()

/** Whether a choice is kept. Without one the page follows the system. */
const isChosen = () => document.cookie.split('; ').some((each) => each.startsWith(`${cookie}=`))
const ofSystem = (): Theme => (window.matchMedia(darkSystem).matches ? 'dark' : 'light')

function show(theme: Theme) {
  document.documentElement.dataset.theme = theme
  for (const each of listeners) each()
}

function subscribe(listener: () => void) {
  const media = window.matchMedia(darkSystem)
  const follow = () => {
    if (!isChosen()) show(ofSystem())
  }
  listeners.add(listener)
  media.addEventListener('change', follow)
  // It may have changed between the page's first paint and now.
  if (read() !== ofSystem()) follow()
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', follow)
  }
}

const read = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')
const onServer = (): Theme => 'light'

function choose(choice: Theme | 'system') {
  const kept = choice === 'system' ? '; max-age=0' : `${choice}; max-age=31536000`
  document.cookie = `${cookie}=${kept}; path=/; samesite=lax`
  show(choice === 'system' ? ofSystem() : choice)
}

/**
 * The theme on screen and the way to choose one for this browser; `system` drops the choice. The layout writes it from a
 * cookie, so that no page flashes.
 */
export const useTheme = (): [Theme, (choice: Theme | 'system') => void] => [
  useSyncExternalStore(subscribe, read, onServer),
  choose,
]
