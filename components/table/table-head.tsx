'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { laterPart } from '@/components/ui/later-part'
import type { Sorting } from '@/lib/client/list-params'
import { cellClass, type PhoneEdges } from './cell-class'
import type { Column, ColumnLook, RowData } from './columns'
import { nextSorting } from './sorting'

/** Lies over the edge of a head: nothing moves when it comes. */
const WidthHandle = laterPart(() => import('./width-handle').then((module) => module.WidthHandle))

export const headClass = 'sticky top-0 z-10 h-7 border-b border-line-2 bg-surface-0 text-small font-medium'

interface ColumnHeadProps<R extends RowData> {
  column: Column<R>
  index: number
  edges: PhoneEdges
  sorting?: Sorting | undefined
  onSort?: ((next: Sorting) => void) | undefined
  onNearSort?: ((next: Sorting) => void) | undefined
  /** In px, undefined for the column that takes the rest. */
  width: number | undefined
  onWidth?: ((column: string, width: number | null) => void) | undefined
}

const unsorted: Sorting = { by: null, dir: 'asc' }
const ariaSort = { asc: 'ascending', desc: 'descending' } as const

/** The head of one column: its word, a button where the list can be sorted by it, an edge that can be moved. */
export function ColumnHead<R extends RowData>(props: ColumnHeadProps<R>) {
  const { column, index, edges, sorting, onSort, onNearSort, width, onWidth } = props
  const id = useId()
  const look = column.meta ?? {}
  const isSorted = sorting?.by === column.id
  const next = () => nextSorting(sorting ?? unsorted, column.id, look.number === true ? 'desc' : 'asc')
  const word = (
    <>
      {look.mark === undefined ? null : <span className="mr-[5px]">{look.mark}</span>}
      <span id={id} className={look.actions === true ? 'sr-only' : undefined}>
        {column.header()}
      </span>
    </>
  )
  return (
    <th
      scope="col"
      {...(isSorted ? { 'aria-sort': ariaSort[sorting.dir] } : {})}
      className={cx(
        headClass,
        'truncate',
        isSorted ? 'text-ink-1' : 'text-ink-3',
        cellClass(look, index, edges),
      )}
    >
      {look.sort === true && sorting !== undefined && onSort !== undefined ? (
        <SortButton
          look={look}
          dir={isSorted ? sorting.dir : null}
          onPress={() => onSort(next())}
          onNear={() => onNearSort?.(next())}
        >
          {word}
        </SortButton>
      ) : (
        word
      )}
      {onWidth === undefined || look.actions === true ? null : (
        <WidthHandle
          labelledBy={id}
          column={column.id}
          width={width}
          onWidth={(next) => onWidth(column.id, next)}
        />
      )}
    </th>
  )
}

interface SortButtonProps {
  look: ColumnLook
  dir: Sorting['dir'] | null
  onPress: () => void
  /** The hand or the focus is on it. */
  onNear: () => void
  children: ReactNode
}

/** The mark stands beside the word, on the side where there is room, and takes none: heads stay where they are. */
function SortButton({ look, dir, onPress, onNear, children }: SortButtonProps) {
  const Mark = dir === 'asc' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      onClick={onPress}
      onPointerEnter={onNear}
      onFocus={onNear}
      className="group relative inline-flex max-w-full rounded-xs align-middle font-medium hover:text-ink-1 focus-visible:outline-offset-0"
    >
      <span className="truncate">{children}</span>
      <Mark
        size={12}
        strokeWidth={1.75}
        aria-hidden
        className={cx(
          'absolute top-1/2 -translate-y-1/2',
          look.number === true ? 'right-full mr-0.5' : 'left-full ml-0.5',
          dir === null && 'opacity-0 group-hover:opacity-50 group-focus-visible:opacity-50 max-sm:hidden',
        )}
      />
    </button>
  )
}
