'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/**
 * Whether React has taken over the page that the server sent. Until then a form must not take input: what is typed or ticked
 * earlier would be set back to the form's first values.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
