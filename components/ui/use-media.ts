'use client'

import { useSyncExternalStore } from 'react'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
    () => false,
  )
}

/** Whether the page is as narrow as `max-sm:` means: rows are two lines high there. */
export const useIsPhone = (): boolean => useMedia('(max-width: 639.98px)')
