'use client'

import { useEffect } from 'react'

/** Esc closes the message, unless something above it took the key. */
export function useCloseOnEscape(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined
    const handle = (event: KeyboardEvent) => {
      // A menu or dialog closes by the platform, which does not prevent anything.
      const isAbove =
        event.target instanceof Element && event.target.closest('[popover], [role=dialog]') !== null
      if (event.key === 'Escape' && !event.defaultPrevented && !isAbove) close()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [isOpen, close])
}
