'use client'

import { useSyncExternalStore } from 'react'
import { createListeners } from './listeners'

/** What can be chosen; `system` is the choice to follow the system. */
export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]
type Shown = Exclude<Theme, 'system'>

const cookie = 'warren-theme'
const darkSystem = '(prefers-color-scheme: dark)'

/** The choice that is kept. Without one the page follows the system. */
function read(): Theme {
  const kept = document.cookie.split('; ').find((each) => each.startsWith(`${cookie}=`))
  if (kept === undefined) return 'system'
  return kept === `${cookie}=dark` ? 'dark' : 'light'
}
const ofSystem = (): Shown => (window.matchMedia(darkSystem).matches ? 'dark' : 'light')

function show(shown: Shown) {
  document.documentElement.dataset.theme = shown
  shownThemes.tell()
}

const shownThemes = createListeners(() => {
  const media = window.matchMedia(darkSystem)
  const follow = () => {
    if (read() === 'system') show(ofSystem())
  }
  media.addEventListener('change', follow)
  // It may have changed between the page's first paint and now.
  if (document.documentElement.dataset.theme !== ofSystem()) follow()
  return () => media.removeEventListener('change', follow)
})

const onServer = (): Theme => 'system'

function choose(theme: Theme) {
  const kept = theme === 'system' ? '; max-age=0' : `${theme}; max-age=31536000`
  document.cookie = `${cookie}=${kept}; path=/; samesite=lax`
  show(theme === 'system' ? ofSystem() : theme)
}

/**
 * The theme that was chosen for this browser and the way to choose another; `system` drops the choice. What is on screen, the
 * layout writes from a cookie, so that no page flashes.
 */
export const useTheme = (): [Theme, (theme: Theme) => void] => [
  useSyncExternalStore(shownThemes.subscribe, read, onServer),
  choose,
]
