'use client'

import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Ring } from '@/lib/client/live/ring'

interface Rows {
  rows: Ring
  scroller: RefObject<HTMLElement | null>
  scrollTo: (index: number, where: 'near' | 'middle') => void
  /** The row that the search has gone to, and the one that is open. */
  foundId: number | null
  openId: number | null
}

export interface CurrentRow {
  /** Null while there are none; the newest until one was chosen that is still here. */
  id: number | null
  /** The same while it was chosen. */
  chosenId: number | null
  choose: (id: number) => void
  /** Takes the focus to a row, which may have to be drawn first. */
  goTo: (index: number) => void
}

/** The one row that Tab reaches and that keys are for. The search brings one into view; what is closed gives the focus back. */
export function useCurrentRow({ rows, scroller, scrollTo, foundId, openId }: Rows): CurrentRow {
  const [chosenId, choose] = useState<number | null>(null)
  const isHere = chosenId !== null && rows.indexOf(chosenId) !== -1
  const focusNext = useRef<number | null>(null)
  const focusDrawn = () => {
    if (focusNext.current === null) return
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${focusNext.current}"]`)
    if (button === null || button === undefined) return
    focusNext.current = null
    button.focus({ preventScroll: true })
  }
  useLayoutEffect(focusDrawn)
  const goTo = (index: number) => {
    const row = rows.at(index)
    if (row === undefined) return
    focusNext.current = row.id
    choose(row.id)
    scrollTo(index, 'near')
  }

  const show = useEffectEvent((id: number) => {
    const index = rows.indexOf(id)
    if (index !== -1) scrollTo(index, 'middle')
  })
  useEffect(() => {
    if (foundId !== null) show(foundId)
  }, [foundId])
  // The focus goes back to the row that was open, wherever it is by now.
  const goBack = useEffectEvent((id: number) => {
    const index = rows.indexOf(id)
    if (index === -1) {
      if (document.activeElement === document.body) scroller.current?.focus()
      return
    }
    goTo(index)
    focusDrawn()
  })
  const opened = useRef(openId)
  useEffect(() => {
    const before = opened.current
    opened.current = openId
    if (openId === null && before !== null) goBack(before)
  }, [openId])
  const here = isHere ? chosenId : null
  return { id: here ?? rows.at(rows.length - 1)?.id ?? null, chosenId: here, choose, goTo }
}
