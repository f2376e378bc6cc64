'use client'

import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

interface Rows {
  count: number
  /** Rows that left at the top since the start. */
  left: number
  rowHeight: number
}

interface RowsInView {
  /** The first row to be drawn, and the one behind the last. */
  from: number
  to: number
  /** Somebody has scrolled up: what comes is not in view. */
  isAway: boolean
  /** Height of the scroller. */
  height: number
  /** `drawnLeft`: how many had left in what is on screen. */
  watchScroll: (drawnLeft: number) => void
  scrollToEnd: () => void
  scrollTo: (index: number, where: 'near' | 'middle') => void
}

/** Rows that are drawn above and below those in view. */
const overscan = 8
/** Rows that are made in one frame: those of a whole screen take more time than a frame has. */
const perFrame = 14

/** The first row in view, and how many had left when it was. */
interface Place {
  first: number
  left: number
}

/**
 * Which rows of a scroller are drawn, all of one height: at its end the last ones, known before anything is scrolled, so that each
 * picture is drawn once. `useScrollKept` then scrolls.
 */
export function useRowsInView(
  scroller: RefObject<HTMLElement | null>,
  { count, left, rowHeight }: Rows,
): RowsInView {
  const [height, setHeight] = useState(0)
  /** Null at the end. */
  const [place, setPlace] = useState<Place | null>(null)
  const lastTop = useRef(0)
  const isAway = place !== null
  const shown = Math.ceil(height / rowHeight) + 1
  const last = Math.max(0, count - shown)
  const first = place === null ? last : Math.min(last, Math.max(0, place.first - (left - place.left)))

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const measure = () => setHeight(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  // While each picture has only new rows nobody scrolls back a row: none is drawn for it.
  const total = left + count
  const [before, setBefore] = useState({ total, isRush: false })
  if (before.total !== total) setBefore({ total, isRush: total - before.total >= shown })

  const to = isAway ? Math.min(count, first + shown + overscan) : count
  const wanted = Math.max(0, first - (before.isRush && !isAway ? 0 : overscan))
  const [most, setMost] = useState(perFrame)
  const isGrowing = height > 0 && to - wanted > most
  useEffect(() => {
    if (!isGrowing) return undefined
    const frame = requestAnimationFrame(() => setMost(most + perFrame))
    return () => cancelAnimationFrame(frame)
  }, [isGrowing, most])

  const watchScroll = (drawnLeft: number) => {
    const element = scroller.current
    if (element === null) return
    const { scrollTop, scrollHeight, clientHeight } = element
    const rest = scrollHeight - scrollTop - clientHeight
    const isAtEnd = rest < 1 || (rest < rowHeight && scrollTop >= lastTop.current)
    lastTop.current = scrollTop
    if (isAtEnd) {
      // Only what changes something: React renders to find out that nothing did, with the rows of the ring as they are by then,
      // and takes the effect that scrolls for done.
      if (isAway) setPlace(null)
    } else {
      const next = Math.floor(scrollTop / rowHeight)
      // At once: rows that were not drawn would show as a gap.
      if (!isAway || next !== first) flushSync(() => setPlace({ first: next, left: drawnLeft }))
    }
  }

  const scrollTo = (index: number, where: 'near' | 'middle') => {
    const element = scroller.current
    if (element === null) return
    const { scrollTop, clientHeight } = element
    const head = element.querySelector('tbody')?.offsetTop ?? 0
    const top = index * rowHeight
    const bottom = top + rowHeight + head - clientHeight
    if (where === 'middle') element.scrollTo({ top: (top + bottom) / 2 })
    else if (top < scrollTop) element.scrollTo({ top })
    else if (bottom > scrollTop) element.scrollTo({ top: bottom })
  }

  return {
    from: Math.max(wanted, to - most),
    to,
    isAway,
    height,
    watchScroll,
    scrollToEnd: () => setPlace(null),
    scrollTo,
  }
}
