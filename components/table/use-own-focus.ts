'use client'

import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * For a row whose elements may become those of another row (slots.ts): the focus that was in it does not pass to the other
 * one, which nobody chose.
 */
export function useOwnFocus(id: string | number): RefObject<HTMLTableRowElement | null> {
  const element = useRef<HTMLTableRowElement>(null)
  const owner = useRef(id)
  useLayoutEffect(() => {
    if (owner.current === id) return
    owner.current = id
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && element.current?.contains(activeElement) === true)
      activeElement.blur()
  }, [id])
  return element
}
