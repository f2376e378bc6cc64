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
}

/** 32 px; 48 on a phone, where a second line fits below the name. */
const rowClass = 'h-8 max-sm:h-12'
const bodyClass = (stale: boolean) => (stale ? '[&_*]:text-ink-3!' : undefined)

function TableRow<R extends RowData>({
  row,
  FlexRender,
  index,
}: { row: Row<Features, R>; index?: number } & Pick<BodyProps<R>, 'FlexRender'>) {
  return (
    <tr className="hover:bg-hover" {...(index === undefined ? {} : { 'aria-rowindex': index })}>
      {row.getAllCells().map((cell) => {
        const look = cell.column.columnDef.meta ?? {}
        return (
          <td
            key={cell.id}
            className={cx(
              'border-b border-line-1',
              rowClass,
              cellClass(look),
              look.actions === true ? 'py-0' : 'truncate',
            )}
          >
            <FlexRender cell={cell} />
          </td>
        )
      })}
    </tr>
  )
}

export function PlainBody<R extends RowData>({ rows, FlexRender, stale }: BodyProps<R>) {
  return (
    <tbody className={bodyClass(stale)}>
      {rows.map((row) => (
        <TableRow key={row.id} row={row} FlexRender={FlexRender} />
      ))}
    </tbody>
  )
}

interface VirtualProps<R extends RowData> extends BodyProps<R> {
  scroller: RefObject<HTMLDivElement | null>
}

/** Draws only the rows in view; two empty rows keep the height of those above and below. */
export function VirtualBody<R extends RowData>({ rows, FlexRender, stale, scroller }: VirtualProps<R>) {
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
        return row === undefined ? null : (
          <TableRow key={row.id} row={row} FlexRender={FlexRender} index={item.index + 2} />
        )
      })}
      {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
    </tbody>
  )
}

const skeletonRows = ['62%', '44%', '71%', '53%', '66%', '38%', '58%', '47%']

/** Bars in the real table with the real heads, after 150 ms, only while nothing is known. */
export function SkeletonBody({ looks }: { looks: readonly ColumnLook[] }) {
  return (
    <tbody aria-hidden className="late">
      {skeletonRows.map((width) => (
        <tr key={width}>
          {looks.map((look, index) => (
            // Columns do not move while it loads.
            // oxlint-disable-next-line react/no-array-index-key
            <td key={index} className={cx('border-b border-line-1', rowClass, cellClass(look))}>
              {look.actions === true ? null : (
                <Skeleton
                  width={look.skeleton ?? (look.width === undefined ? width : look.number ? '36px' : '60%')}
                />
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
