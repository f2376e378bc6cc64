import { cx } from '@/components/ui/cx'
import type { ColumnLook } from './columns'

export const hideOnPhone = (look: ColumnLook | undefined) =>
  look?.phone === true ? undefined : 'max-sm:hidden'

/** What heads and cells of a column share. */
export const cellClass = (look: ColumnLook, lastOnPhone: boolean) =>
  cx(
    'px-2 first:pl-4 sm:last:pr-4 max-sm:pl-1.5 max-sm:first:pl-3',
    look.number === true || look.actions === true ? 'text-right' : 'text-left',
    look.line === true && 'border-l border-l-line-1 max-sm:border-l-0',
    lastOnPhone ? 'max-sm:pr-3' : 'max-sm:pr-1.5',
    hideOnPhone(look),
  )
