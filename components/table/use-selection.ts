'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { current, rangeOf, select, type Selected } from './selection'

/** The rows that a person has selected, with figures as new as the page has them. */
export interface Selection<Row> {
  selected: Selected<Row>
  rows: Row[]
  /** How many of them are not on this page. */
  elsewhere: number
  clear: () => void
  tick: (row: Row, on: boolean, isRange: boolean) => void
  tickPage: (on: boolean) => void
  /** Turns one over, or selects all from the last one that was. */
  toggle: (row: Row, isRange: boolean) => void
  /** Takes out what is done with. */
  drop: (rows: readonly Row[]) => void
}

const none: never[] = []

/** The selection of a list, kept while its pages change. */
export function useSelection<Row>(
  page: readonly Row[] | undefined,
  rowId: (row: Row) => string,
): Selection<Row> {
  const [selected, setSelected] = useState<Selected<Row>>(() => new Map())
  const start = useRef<string | null>(null)
  const rows = page ?? none
  const latest = useRef(rows)
  // Not a dependency: what ticks a row must stay the same, or every refresh would draw every row.
  useEffect(() => {
    latest.current = rows
  }, [rows])

  const tick = useCallback(
    (row: Row, on: boolean, isRange: boolean) => {
      const id = rowId(row)
      const from = isRange ? start.current : null
      setSelected((before) => select(before, rangeOf(latest.current, rowId, from, id), rowId, on))
      start.current = id
    },
    [rowId],
  )
  return useMemo(
    () => ({
      selected,
      rows: current(selected, rows, rowId),
      elsewhere: selected.size - rows.filter((row) => selected.has(rowId(row))).length,
      clear: () => {
        start.current = null
        setSelected(new Map())
      },
      tick,
      tickPage: (on) => {
        start.current = null
        setSelected((before) => select(before, rows, rowId, on))
      },
      toggle: (row, isRange) => tick(row, isRange || !selected.has(rowId(row)), isRange),
      drop: (gone) => setSelected((before) => select(before, gone, rowId, false)),
    }),
    [selected, rows, rowId, tick],
  )
}
