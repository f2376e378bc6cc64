'use client'

import { lazy, Suspense, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'
import { bodyClass, heights, type BodyProps } from './body-look'
import { cellClass, menuCellClass, tickCellClass, type PhoneEdges } from './cell-class'
import type { ColumnLook, RowData } from './columns'
import { firstRows } from './row-groups'
import type { RowTools } from './row-tools'
import { Slots } from './slots'
import type { Density } from './table-settings'
import { TableRow } from './table-row'
import { useRowsByFrames } from './use-rows-by-frames'
import type { VirtualProps } from './virtual-body'

/** The rows of a page, in the element `tbody`. */
export function PlainBody<R extends RowData>({ rows, stale, ...rest }: BodyProps<R>) {
  const groups = useRowsByFrames(rows, rest.rowId)
  return (
    <tbody className={bodyClass(stale)}>
      {groups.map((group, index) => (
        // A group is its place.
        // oxlint-disable-next-line react/no-array-index-key
        <Rows key={index} rows={group} {...rest} />
      ))}
    </tbody>
  )
}

/** A row that goes leaves its elements to one that comes. */
function Rows<R extends RowData>(props: Omit<BodyProps<R>, 'stale'>) {
  const { rows, rowId, density, selected, cursor, ...rest } = props
  const [slots] = useState(() => new Slots<string>())
  const keys = slots.assign(rows.map(rowId))
  return rows.map((row, index) => {
    const id = rowId(row)
    return (
      <TableRow
        key={keys[index] ?? index}
        id={id}
        row={row}
        height={heights[density]}
        isSelected={selected.has(id)}
        isCursor={id === cursor}
        {...rest}
      />
    )
  })
}

const LazyBody = lazy(() => import('./virtual-body').then((module) => ({ default: module.VirtualBody })))

/** Draws only the rows in view. What that takes comes with the first table that is so long; until then its beginning is there. */
export function VirtualBody<R extends RowData>(props: VirtualProps<R>) {
  const { scroller: _, ...rest } = props
  return (
    <Suspense fallback={<PlainBody {...rest} rows={firstRows(props.rows)} />}>
      <LazyBody {...(props as unknown as VirtualProps<RowData>)} />
    </Suspense>
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
