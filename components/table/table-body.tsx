'use client'

import type { Row, RowData } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, type RefObject } from 'react'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'
import { cellClass, menuCellClass, tickCellClass, type PhoneEdges } from './cell-class'
import type { ColumnLook, Features } from './columns'
import type { RowTools } from './row-tools'
import { rowHeight, type Density } from './table-settings'
import { TableRow, type RowLook } from './table-row'

interface BodyProps<R extends RowData> extends Omit<RowLook<R>, 'height'> {
  rows: readonly Row<Features, R>[]
  stale: boolean
  density: Density
  /** Ids of the selected rows. */
  selected: ReadonlySet<string> | ReadonlyMap<string, unknown>
  /** Id of the row where the keyboard is. */
  cursor: string | null
}

/** 48 px on a phone, where a second line fits below the name. */
const heights: Record<Density, string> = {
  compact: 'h-7 max-sm:h-12',
  normal: 'h-8 max-sm:h-12',
  comfortable: 'h-9 max-sm:h-12',
}
const phoneHeight = 48
const bodyClass = (stale: boolean) => (stale ? '[&_*]:text-ink-3!' : undefined)

export function PlainBody<R extends RowData>(props: BodyProps<R>) {
  const { rows, stale, density, selected, cursor, ...rest } = props
  return (
    <tbody className={bodyClass(stale)}>
      {rows.map((row) => (
        <TableRow
          key={row.id}
          row={row}
          height={heights[density]}
          isSelected={selected.has(row.id)}
          isCursor={row.id === cursor}
          {...rest}
        />
      ))}
    </tbody>
  )
}

interface VirtualProps<R extends RowData> extends BodyProps<R> {
  scroller: RefObject<HTMLDivElement | null>
}

/** Draws only the rows in view; two empty rows keep the height of those above and below. */
export function VirtualBody<R extends RowData>(props: VirtualProps<R>) {
  const { rows, stale, density, selected, cursor, scroller, ...rest } = props
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
  const place = cursor === null ? -1 : rows.findIndex((row) => row.id === cursor)
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
            key={row.id}
            row={row}
            height={heights[density]}
            isSelected={selected.has(row.id)}
            isCursor={row.id === cursor}
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

const skeletonRows = ['62%', '44%', '71%', '53%', '66%', '38%', '58%', '47%']

interface SkeletonBodyProps<R> {
  looks: readonly ColumnLook[]
  edges: PhoneEdges
  density: Density
  tools?: RowTools<R> | undefined
}

/** Bars in the real table with the real heads, after 150 ms, only while nothing is known. */
export function SkeletonBody<R>({ looks, edges, density, tools }: SkeletonBodyProps<R>) {
  const cell = cx('border-b border-line-1', heights[density])
  return (
    <tbody aria-hidden className="late">
      {skeletonRows.map((width) => (
        <tr key={width}>
          {tools?.onTick === undefined ? null : <Blank className={cx(cell, tickCellClass)} />}
          {looks.map((look, index) => (
            // Columns do not move while it loads.
            // oxlint-disable-next-line react/no-array-index-key
            <td key={index} className={cx(cell, cellClass(look, index, edges))}>
              {look.actions === true ? null : (
                <Skeleton
                  width={
                    look.skeleton ??
                    (look.width === undefined ? width : look.number === true ? '36px' : '60%')
                  }
                />
              )}
            </td>
          ))}
          {tools?.onMenu === undefined ? null : (
            <Blank className={cx(cell, menuCellClass(tools.menuOnPhone === true))} />
          )}
        </tr>
      ))}
    </tbody>
  )
}

/** Where nothing is drawn while it loads. */
const Blank = ({ className }: { className: string }) => <td className={className}>&nbsp;</td>
