'use client'

import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

interface Following {
  /** Rows that left at the top since the start. */
  left: number
  rowHeight: number
}

/**
 * Keeps a scroller at its end while rows are added there. Once somebody has scrolled up it stays where it is, also when rows
 * leave at the top, until the end is reached again. Gives back what to do on scroll, and whether one is away from the end.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  { left, rowHeight }: Following,
): { isAway: boolean; watchScroll: () => void } {
  const follows = useRef(true)
  const leftBefore = useRef(0)
  const [isAway, setAway] = useState(false)

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const gone = left - leftBefore.current
    leftBefore.current = left
    if (follows.current) element.scrollTo({ top: element.scrollHeight })
    else if (gone > 0) element.scrollBy({ top: -gone * rowHeight })
  })

  const watchScroll = () => {
    const element = scroller.current
    if (element === null) return
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < rowHeight
    setAway(!follows.current)
  }
  return { isAway, watchScroll }
}
