'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, type RefObject } from 'react'
import { bodyClass, heights, phoneHeight, type BodyProps } from './body-look'
import type { RowData } from './columns'
import { rowHeight } from './table-settings'
import { TableRow } from './table-row'

export interface VirtualProps<R extends RowData> extends BodyProps<R> {
  scroller: RefObject<HTMLDivElement | null>
}

/** Draws only the rows in view; two empty rows keep the height of those above and below. */
export function VirtualBody<R extends RowData>(props: VirtualProps<R>) {
  const { rows, rowId, stale, density, selected, cursor, scroller, ...rest } = props
  // React Compiler, if it is ever switched on, has to leave this small component alone.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (window.innerWidth < 640 ? phoneHeight : rowHeight[density]),
    overscan: 12,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, density])
  // A row that is not drawn cannot be scrolled to.
  const place = cursor === null ? -1 : rows.findIndex((row) => rowId(row) === cursor)
  useEffect(() => {
    if (place !== -1) virtualizer.scrollToIndex(place)
  }, [virtualizer, place])
  const items = virtualizer.getVirtualItems()
  const above = items.at(0)?.start ?? 0
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <tbody className={bodyClass(stale)}>
      {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
      {items.map((item) => {
        const row = rows[item.index]
        return row === undefined ? null : (
          <TableRow
            key={rowId(row)}
            id={rowId(row)}
            row={row}
            height={heights[density]}
            isSelected={selected.has(rowId(row))}
            isCursor={rowId(row) === cursor}
            // The head is row 1.
            rowIndex={item.index + 2}
            {...rest}
          />
        )
      })}
      {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
    </tbody>
  )
}
