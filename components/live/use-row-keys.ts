'use client'

import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import { settlements, type Settlement } from '@/lib/api/live-names'
import type { Ring } from '@/lib/client/live/ring'
import { settleKeys } from './settle-buttons'
import type { CurrentRow } from './use-current-row'

interface RowKeys {
  rows: Ring
  current: CurrentRow
  canSettle: boolean
  /** A message is open: it is another one's turn as one goes on. */
  isOpen: boolean
  ticked: ReadonlySet<number>
  onOpen: (id: number) => void
  onTick: (ids: readonly number[], ticked: boolean) => void
  onSettle: (id: number, settlement: Settlement, isKey: true) => void
  onEnd: () => void
}

/** Arrow keys, j and k go from row to row, x ticks one, a, r and d settle it, g goes to the newest. The handler stays the same. */
export function useRowKeys(keys: RowKeys): (event: KeyboardEvent) => void {
  const { rows, current, canSettle, isOpen, ticked, onOpen, onTick, onSettle, onEnd } = keys
  const handle = (event: KeyboardEvent) => {
    const { id } = current
    if (id === null || event.ctrlKey || event.metaKey || event.altKey) return
    const settlement = settlements.find((each) => settleKeys[each] === event.key)
    if (settlement !== undefined && canSettle) onSettle(id, settlement, true)
    if (event.key === 'x') onTick([id], !ticked.has(id))
    if (event.key === 'g') onEnd()
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const index = Math.max(0, Math.min(rows.length - 1, step(rows.indexOf(id), rows.length)))
    const row = rows.at(index)
    if (row === undefined) return
    current.goTo(index)
    if (isOpen) onOpen(row.id)
  }
  // Rows are drawn again only when they change: what they are given must stay the same.
  const latest = useRef(handle)
  useEffect(() => {
    latest.current = handle
  })
  return useCallback((event: KeyboardEvent) => latest.current(event), [])
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index) => index + 1,
  j: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  k: (index) => index - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}
