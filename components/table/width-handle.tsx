'use client'

import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { fitWidth, leastWidth, mostWidth } from './table-settings'

interface WidthHandleProps {
  /** Id of the element that names the column. */
  labelledBy: string
  /** The column's, as it stands in the `col` of the same id. */
  column: string
  /** In px; undefined for the column that takes the rest. */
  width: number | undefined
  /** Null: as wide as the table made it. */
  onWidth: (width: number | null) => void
}

const step = 8

interface Drag {
  x: number
  width: number
  tableWidth: number
}

/**
 * The edge of a head: dragged, moved by arrows, set back by a double click or Delete. While it is dragged only the `col`
 * changes, so that no row is drawn anew. The column that takes the rest keeps doing so, but gets no narrower than it was made.
 */
export function WidthHandle({ labelledBy, column, width, onWidth }: WidthHandleProps) {
  const drag = useRef<Drag | null>(null)
  const next = useRef<number | null>(null)

  const begin = (event: PointerEvent<HTMLElement>) => {
    const head = event.currentTarget.closest('th')
    const table = event.currentTarget.closest('table')
    if (head === null || table === null || event.button !== 0) return
    // No selecting of text, no sorting.
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const rest = width === undefined ? head.offsetWidth : width
    drag.current = { x: event.clientX, width: rest, tableWidth: table.offsetWidth }
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    const from = drag.current
    const table = event.currentTarget.closest('table')
    if (from === null || table === null) return
    const wide = fitWidth(from.width + event.clientX - from.x)
    next.current = wide
    if (width === undefined) {
      table.style.minWidth = `${from.tableWidth + wide - from.width}px`
    } else {
      const col = table.querySelector<HTMLElement>(`col[data-column="${CSS.escape(column)}"]`)
      col?.style.setProperty('--w', `${wide}px`)
    }
  }
  const end = () => {
    if (drag.current !== null && next.current !== null) onWidth(next.current)
    drag.current = null
    next.current = null
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const now = width ?? event.currentTarget.closest('th')?.offsetWidth ?? leastWidth
    const by = event.shiftKey ? step * 5 : step
    if (event.key === 'ArrowLeft') onWidth(now - by)
    else if (event.key === 'ArrowRight') onWidth(now + by)
    else if (event.key === 'Delete' || event.key === 'Backspace') onWidth(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <span
      // One that can be moved is a control, which `hr` is not.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      aria-orientation="vertical"
      aria-labelledby={labelledBy}
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth}
      aria-valuenow={width ?? leastWidth}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="absolute top-0 right-0 z-1 h-full w-1.5 cursor-col-resize touch-none select-none hover:bg-line-2 focus-visible:bg-focus focus-visible:outline-offset-0 max-sm:hidden"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onWidth(null)}
      onKeyDown={press}
    />
  )
}
