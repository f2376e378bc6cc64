import { cx } from '@/components/ui/cx'
import type { ColumnLook } from './columns'

export const hideOnPhone = (look: ColumnLook | undefined) =>
  look?.phone === true ? undefined : 'max-sm:hidden'

/** Which of a table's columns stand at the edges of a phone. */
export interface PhoneEdges {
  start: number
  end: number
}

export const phoneEdges = (looks: readonly ColumnLook[], hasMenu: boolean): PhoneEdges => ({
  start: looks.findIndex((look) => look.phone === true),
  end: hasMenu ? -1 : looks.findLastIndex((look) => look.phone === true),
})

/** What heads and cells of a column share. */
export const cellClass = (look: ColumnLook, index: number, edges: PhoneEdges) =>
  cx(
    look.flush === true ? 'px-0' : 'px-2 sm:first:pl-4 sm:last:pr-4',
    look.number === true || look.actions === true ? 'text-right' : 'text-left',
    look.line === true && 'border-l border-l-line-1 max-sm:border-l-0',
    index === edges.start ? 'max-sm:pl-3' : 'max-sm:pl-1.5',
    index === edges.end ? 'max-sm:pr-3' : 'max-sm:pr-1.5',
    hideOnPhone(look),
  )

/** The cells of the tick boxes and of the menus, which are no columns of the table's own. */
export const tickCellClass = 'pr-2 pl-4 max-sm:hidden'
export const menuCellClass = (onPhone: boolean) => cx('pr-2.5 text-right', !onPhone && 'max-sm:hidden')
export const tickWidth = 40
export const menuWidth = 38
