'use client'

import { useTable, type RowData } from '@tanstack/react-table'
import { useRef, type CSSProperties, type ReactNode, type RefObject } from 'react'
import { cx } from '@/components/ui/cx'
import { features, type ColumnLook, type Columns } from './columns'
import { PlainBody, SkeletonBody, VirtualBody } from './table-body'
import { cellClass, hideOnPhone } from './cell-class'

interface DataTableProps<Row extends RowData> {
  /** Accessible name: "Queues". */
  label: string
  /** At module scope. */
  columns: Columns<Row>
  /** A stable array: never `data ?? []` in place. Undefined while nothing is known yet. */
  rows: readonly Row[] | undefined
  rowId: (row: Row) => string
  /** Instead of rows, when there are none. */
  empty?: ReactNode
  /** Old numbers: rows step back to ink 3. */
  stale?: boolean
  /** Other rows are on their way. */
  busy?: boolean
  /** Takes the rest of the height and scrolls in itself; the head stays. Otherwise it is as high as its rows. */
  fill?: boolean
}

/** More rows than this are drawn only where they are seen. */
const virtualFrom = 200
/** What the column without a width needs at least. */
const restWidth = 180

/** A real table with an accessible name. Draws rows, and nothing else: filters, pages and queries are the caller's. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, empty, stale = false, busy = false, fill = false } = props
  const scroller = useRef<HTMLDivElement>(null)
  const table = useTable({ features, columns, data: rows ?? none, getRowId: rowId })
  const leaves = table.getAllLeafColumns()
  const looks = leaves.map((column): ColumnLook => column.columnDef.meta ?? {})
  const phoneEnd = looks.findLastIndex((look) => look.phone === true)
  const minWidth = looks.reduce((sum, look) => sum + (look.width ?? restWidth), 0)
  const drawn = table.getRowModel().rows
  const body = { rows: drawn, FlexRender: table.FlexRender, stale, phoneEnd }
  const nothing = rows !== undefined && drawn.length === 0

  return (
    <Scroller fill={fill} label={label} ref={scroller}>
      <table
        aria-label={label}
        aria-busy={rows === undefined || busy}
        {...(rows !== undefined && rows.length > virtualFrom ? { 'aria-rowcount': rows.length + 1 } : {})}
        className="w-full table-fixed border-separate border-spacing-0 max-sm:min-w-0!"
        style={{ minWidth }}
      >
        <colgroup>
          {leaves.map((column, index) => (
            <col
              key={column.id}
              className={cx('w-(--w) max-sm:w-(--pw)', hideOnPhone(looks[index]))}
              style={widthsOf(looks[index])}
            />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, index) => {
                const look = header.column.columnDef.meta ?? {}
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={cx(
                      'sticky top-0 z-10 h-7 truncate border-b border-line-2 bg-surface-0 text-small font-medium text-ink-3',
                      cellClass(look, index === phoneEnd),
                    )}
                  >
                    {look.mark === undefined ? null : <span className="mr-[5px]">{look.mark}</span>}
                    <span className={look.actions === true ? 'sr-only' : undefined}>
                      <table.FlexRender header={header} />
                    </span>
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        {rows === undefined ? (
          <SkeletonBody looks={looks} phoneEnd={phoneEnd} />
        ) : drawn.length > virtualFrom && fill ? (
          <VirtualBody {...body} scroller={scroller} />
        ) : (
          <PlainBody {...body} />
        )}
      </table>
      {nothing ? empty : null}
    </Scroller>
  )
}

interface ScrollerProps {
  fill: boolean
  label: string
  ref: RefObject<HTMLDivElement | null>
  children: ReactNode
}

/** What scrolls. One that scrolls in itself is a region that the keyboard can reach. */
function Scroller({ fill, label, ref, children }: ScrollerProps) {
  if (!fill) return <div className="overflow-x-auto border-t border-line-2">{children}</div>
  return (
    <section
      ref={ref}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto border-t border-line-2 focus-visible:-outline-offset-2"
    >
      {children}
    </section>
  )
}

const none: never[] = []

const px = (width: number | undefined) => (width === undefined ? 'auto' : `${width}px`)
const widthsOf = (look: ColumnLook | undefined) =>
  ({ '--w': px(look?.width), '--pw': px(look?.phoneWidth ?? look?.width) }) as CSSProperties
