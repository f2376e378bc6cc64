'use client'

import type { Cell, Row, RowData } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { ComponentType, RefObject } from 'react'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'
import { cellClass } from './cell-class'
import type { ColumnLook, Features } from './columns'

interface BodyProps<R extends RowData> {
  rows: readonly Row<Features, R>[]
  FlexRender: ComponentType<{ cell: Cell<Features, R> }>
  stale: boolean
  /** Index of the last column that a phone shows. */
  phoneEnd: number
}

/** 32 px; 48 on a phone, where a second line fits below the name. */
const rowClass = 'h-8 max-sm:h-12'
const bodyClass = (stale: boolean) => (stale ? '[&_*]:text-ink-3!' : undefined)

interface TableRowProps<R extends RowData> extends Pick<BodyProps<R>, 'FlexRender' | 'phoneEnd'> {
  row: Row<Features, R>
  /** Only where some rows are not drawn. */
  rowIndex?: number
}

function TableRow<R extends RowData>({ row, FlexRender, phoneEnd, rowIndex }: TableRowProps<R>) {
  return (
    <tr className="hover:bg-hover" aria-rowindex={rowIndex}>
      {row.getAllCells().map((cell, index) => {
        const look = cell.column.columnDef.meta ?? {}
        return (
          <td
            key={cell.id}
            className={cx(
              'border-b border-line-1',
              rowClass,
              cellClass(look, index === phoneEnd),
              look.actions !== true && 'truncate',
            )}
          >
            <FlexRender cell={cell} />
          </td>
        )
      })}
    </tr>
  )
}

export function PlainBody<R extends RowData>({ rows, stale, ...rest }: BodyProps<R>) {
  return (
    <tbody className={bodyClass(stale)}>
      {rows.map((row) => (
        <TableRow key={row.id} row={row} {...rest} />
      ))}
    </tbody>
  )
}

interface VirtualProps<R extends RowData> extends BodyProps<R> {
  scroller: RefObject<HTMLDivElement | null>
}

/** Draws only the rows in view; two empty rows keep the height of those above and below. */
export function VirtualBody<R extends RowData>({ rows, stale, scroller, ...rest }: VirtualProps<R>) {
  // React Compiler, if it is ever switched on, has to leave this small component alone.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (window.innerWidth < 640 ? 48 : 32),
    overscan: 12,
  })
  const items = virtualizer.getVirtualItems()
  const above = items.at(0)?.start ?? 0
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <tbody className={bodyClass(stale)}>
      {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
      {items.map((item) => {
        const row = rows[item.index]
        // The head is row 1.
        return row === undefined ? null : (
          <TableRow key={row.id} row={row} rowIndex={item.index + 2} {...rest} />
        )
      })}
      {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
    </tbody>
  )
}

const skeletonRows = ['62%', '44%', '71%', '53%', '66%', '38%', '58%', '47%']

interface SkeletonBodyProps {
  looks: readonly ColumnLook[]
  phoneEnd: number
}

/** Bars in the real table with the real heads, after 150 ms, only while nothing is known. */
export function SkeletonBody({ looks, phoneEnd }: SkeletonBodyProps) {
  return (
    <tbody aria-hidden className="late">
      {skeletonRows.map((width) => (
        <tr key={width}>
          {looks.map((look, index) => (
            // Columns do not move while it loads.
            // oxlint-disable-next-line react/no-array-index-key
            <td
              key={index}
              className={cx('border-b border-line-1', rowClass, cellClass(look, index === phoneEnd))}
            >
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
        </tr>
      ))}
    </tbody>
  )
}
