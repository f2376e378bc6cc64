'use client'

import { useCallback, useEffect, useRef } from 'react'

/** `signal()` ends when the component goes: what was asked for it is asked no longer. */
export function useLeaveSignal(): () => AbortSignal {
  const controller = useRef<AbortController | null>(null)
  useEffect(
    () => () => {
      controller.current?.abort()
      controller.current = null
    },
    [],
  )
  return useCallback(() => (controller.current ??= new AbortController()).signal, [])
}
