'use client'

import { useEffect, useEffectEvent } from 'react'
import { keyTakers } from '@/components/ui/key-takers'

/** A second key belongs to `g` within this time. */
const jumpTime = 1_500

const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(keyTakers) !== null

interface Keys {
  onPalette: () => void
  onShortcuts: () => void
  onRail: () => void
  /** A key after `g`. True when it leads somewhere. */
  onJump: (key: string) => boolean
}

/** The keys that work on every page: Ctrl or ⌘ K, `?`, `[`, and `g` with a letter. */
export function useKeys(keys: Keys): void {
  const press = useEffectEvent((event: KeyboardEvent, isJump: boolean): boolean => {
    if (event.defaultPrevented || event.isComposing) return false
    if (
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      !event.shiftKey &&
      event.key.toLowerCase() === 'k'
    ) {
      keys.onPalette()
      return true
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return false
    if (isJump) return keys.onJump(event.key)
    if (event.key === '?') keys.onShortcuts()
    else if (event.key === '[') keys.onRail()
    else return false
    return true
  })

  useEffect(() => {
    let jumpUntil = 0
    const listen = (event: KeyboardEvent) => {
      const isJump = performance.now() < jumpUntil
      if (event.key !== 'Shift') jumpUntil = 0
      if (press(event, isJump)) {
        // The second key of a pair means nothing to a list.
        event.preventDefault()
        event.stopPropagation()
        return
      }
      const isBare = !event.ctrlKey && !event.metaKey && !event.altKey
      if (event.key === 'g' && isBare && !isTaken(event.target)) jumpUntil = performance.now() + jumpTime
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
}
