'use client'

import { useLayoutEffect, useRef, type RefObject } from 'react'

interface Drawn {
  /** Rows that what is on screen has room for, and how many had left by then. */
  count: number
  left: number
  rowHeight: number
  /** Height of the scroller. */
  height: number
  isAway: boolean
}

/**
 * Keeps a scroller to its end while rows are added there. Once somebody has scrolled up it stays where it is, also when rows leave
 * at the top, until the end is reached again.
 */
export function useScrollKept(
  scroller: RefObject<HTMLElement | null>,
  { count, left, rowHeight, height, isAway }: Drawn,
): void {
  const leftBefore = useRef(0)

  useLayoutEffect(() => {
    // Farther than it goes: to ask how far that is would cost the page a layout of its own.
    if (!isAway) scroller.current?.scrollTo({ top: count * rowHeight + height })
  }, [scroller, isAway, count, rowHeight, height])

  useLayoutEffect(() => {
    const gone = left - leftBefore.current
    leftBefore.current = left
    if (isAway && gone > 0) scroller.current?.scrollBy({ top: -gone * rowHeight })
  }, [scroller, isAway, left, rowHeight])
}
