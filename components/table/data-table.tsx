'use client'

import { useRef, type CSSProperties, type DOMAttributes, type ReactNode, type RefObject } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import type { Sorting } from '@/lib/client/list-params'
import { hideOnPhone, menuCellClass, menuWidth, phoneEdges, tickWidth } from './cell-class'
import type { ColumnLook, Columns, RowData } from './columns'
import type { RowTools } from './row-tools'
import { pageState, type Selected } from './selection'
import { PlainBody, SkeletonBody, VirtualBody } from './table-body'
import { ColumnHead, headClass } from './table-head'
import type { Density } from './table-settings'
import { TickHead } from './tick-cells'

/** What a list adds to a plain table. */
export interface ListParts<Row> {
  sorting?: Sorting
  onSort?: (next: Sorting) => void
  /** Somebody is about to sort so. */
  onNearSort?: ((next: Sorting) => void) | undefined
  widths: Readonly<Record<string, number>>
  onWidth: (column: string, width: number | null) => void
  density: Density
  tools: RowTools<Row>
  selected: Selected<Row>
  onTickPage: (on: boolean) => void
  /** Id of the row where the keyboard is. */
  cursor: string | null
  /** For what scrolls. */
  touch?: DOMAttributes<HTMLElement> | undefined
}

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
  /** A part of each row is on its way: what is not known yet is not shown as unknown. */
  pending?: boolean
  /** Takes the rest of the height and scrolls in itself; the head stays. Otherwise it is as high as its rows. */
  fill?: boolean
  list?: ListParts<Row>
}

/** More rows than this are drawn only where they are seen. */
const virtualFrom = 200
/** What the column without a width needs at least. */
const restWidth = 180

/** A real table with an accessible name. Draws rows, and nothing else: filters, pages and queries are the caller's. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    empty,
    stale = false,
    busy = false,
    pending = false,
    fill = false,
    list,
  } = props
  const t = useTranslations('lists')
  const scroller = useRef<HTMLDivElement>(null)
  const looks = columns.map((column): ColumnLook => column.meta ?? {})
  const tools = list?.tools
  const hasTicks = tools?.onTick !== undefined
  const hasMenu = tools?.onMenu !== undefined
  const edges = phoneEdges(looks, hasMenu && tools.menuOnPhone === true)
  const widths = columns.map((column, index) => {
    const width = looks[index]?.width
    return width === undefined ? undefined : (list?.widths[column.id] ?? width)
  })
  const minWidth =
    columns.reduce((sum, { id }, index) => sum + (widths[index] ?? list?.widths[id] ?? restWidth), 0) +
    (hasTicks ? tickWidth : 0) +
    (hasMenu ? menuWidth : 0)
  const drawn = rows ?? none
  const density = list?.density ?? 'normal'
  const body = {
    rows: drawn,
    rowId,
    stale,
    columns,
    edges,
    density,
    tools,
    selected: list?.selected ?? nothing,
    cursor: list?.cursor ?? null,
  }

  return (
    <Scroller fill={fill} label={label} ref={scroller} touch={list?.touch}>
      <table
        aria-label={label}
        aria-busy={rows === undefined || busy || pending}
        {...(pending ? { 'data-pending': '' } : {})}
        // On a phone the second line of a row tells what is a column on a desk.
        {...(looks.some((look) => look.ofVhosts === true) ? { 'data-vhosts': '' } : {})}
        {...(Object.keys(list?.widths ?? {}).length === 0 ? {} : { 'data-widths': '' })}
        {...(rows !== undefined && rows.length > virtualFrom ? { 'aria-rowcount': rows.length + 1 } : {})}
        className="w-full table-fixed border-separate border-spacing-0 max-sm:min-w-0!"
        style={{ minWidth }}
      >
        <colgroup>
          {hasTicks ? <col className="max-sm:hidden" style={{ width: tickWidth }} /> : null}
          {columns.map((column, index) => (
            <col
              key={column.id}
              data-column={column.id}
              className={cx('w-(--w) max-sm:w-(--pw)', hideOnPhone(looks[index]))}
              style={colWidths(widths[index], looks[index])}
            />
          ))}
          {hasMenu ? (
            <col className={menuCellClass(tools.menuOnPhone === true)} style={{ width: menuWidth }} />
          ) : null}
        </colgroup>
        <thead>
          <tr>
            {list !== undefined && hasTicks ? (
              <TickHead
                label={label}
                state={rows === undefined ? null : pageState(list.selected, rows, rowId)}
                onChange={list.onTickPage}
              />
            ) : null}
            {columns.map((column, index) => (
              <ColumnHead
                key={column.id}
                column={column}
                index={index}
                edges={edges}
                sorting={list?.sorting}
                onSort={list?.onSort}
                onNearSort={list?.onNearSort}
                width={widths[index]}
                onWidth={list?.onWidth}
              />
            ))}
            {hasMenu ? (
              <th scope="col" className={cx(headClass, menuCellClass(tools.menuOnPhone === true))}>
                <span className="sr-only">{t('actions')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        {rows === undefined ? (
          <SkeletonBody looks={looks} edges={edges} density={density} tools={tools} />
        ) : drawn.length > virtualFrom && fill ? (
          <VirtualBody {...body} scroller={scroller} />
        ) : (
          <PlainBody {...body} />
        )}
      </table>
      {rows !== undefined && drawn.length === 0 ? empty : null}
    </Scroller>
  )
}

interface ScrollerProps {
  fill: boolean
  label: string
  touch: DOMAttributes<HTMLElement> | undefined
  ref: RefObject<HTMLDivElement | null>
  children: ReactNode
}

/** What scrolls. One that scrolls in itself is a region that the keyboard can reach. */
function Scroller({ fill, label, touch, ref, children }: ScrollerProps) {
  if (!fill) return <div className="overflow-x-auto border-t border-line-2">{children}</div>
  return (
    <section
      ref={ref}
      {...touch}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      // `isolate`: repaints of ticking figures beside it must not repaint the table.
      className="isolate min-h-0 flex-1 max-sm:[-webkit-touch-callout:none] overflow-auto border-t border-line-2 focus-visible:-outline-offset-2"
    >
      {children}
    </section>
  )
}

const none: never[] = []
const nothing = new Map<string, never>()

const px = (width: number | undefined) => (width === undefined ? 'auto' : `${width}px`)
const colWidths = (width: number | undefined, look: ColumnLook | undefined) =>
  ({ '--w': px(width), '--pw': px(look?.phoneWidth ?? look?.width) }) as CSSProperties
