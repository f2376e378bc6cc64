'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { moved, placeOf, type Cursor } from './cursor'
import { isListKey, keyPlace, listAction } from './list-keys'

interface ListKeys<Row> {
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Turns a row's selection over; undefined where rows cannot be selected. */
  onToggle: ((row: Row, isRange: boolean) => void) | undefined
  onColumns: () => void
  /** Esc. False when there was nothing to clear. */
  onClear: () => boolean
}

const rowOf = (id: string) => document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(id)}"]`)
const linkOf = (id: string) => rowOf(id)?.querySelector<HTMLElement>('a[href], button[aria-expanded]')

/** Brings the focus to the row's link, or to what opens it, so that Enter opens it and it is read out. */
function reach(id: string): void {
  rowOf(id)?.scrollIntoView({ block: 'nearest' })
  linkOf(id)?.focus({ preventScroll: true })
}

/**
 * The id of the row that the keyboard is on, and the keys that lead there and on: j, k and arrows, Enter, x and space, c,
 * Esc. The cursor goes where the focus goes, and takes it along.
 */
export function useListKeys<Row>(keys: ListKeys<Row>): string | null {
  const { rows, rowId } = keys
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const place = placeOf(cursor, rows, rowId)
  const row = rows[place]
  const at = row === undefined ? null : rowId(row)

  const press = useEffectEvent((event: KeyboardEvent): boolean => {
    if (!isListKey(event.key)) return false
    const action = listAction(event, keyPlace(event.target))
    if (action === null) return false
    if (action.kind === 'columns') keys.onColumns()
    else if (action.kind === 'clear') {
      if (keys.onClear()) return true
      if (cursor === null) return false
      setCursor(null)
    } else if (action.kind === 'move') {
      const isFromFilter = keyPlace(event.target) === 'filter'
      const next = moved(isFromFilter ? null : cursor, action.by, rows, rowId)
      if (next === null) return false
      setCursor(next)
      // A row out of view is drawn first.
      if (rowOf(next.id) === null) requestAnimationFrame(() => reach(next.id))
      else reach(next.id)
    } else if (row === undefined || at === null) return false
    else if (action.kind === 'open') linkOf(at)?.click()
    else if (keys.onToggle === undefined) return false
    else keys.onToggle(row, action.isRange)
    return true
  })

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (press(event)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const onReach = useEffectEvent((id: string) => {
    const index = rows.findIndex((each) => rowId(each) === id)
    if (index !== -1 && id !== at) setCursor({ id, index })
  })
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      const id = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-row]') : null
      if (id?.dataset['row'] !== undefined) onReach(id.dataset['row'])
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [])

  return at
}
