import type { RowData } from './columns'
import type { RowLook } from './table-row'
import type { Density } from './table-settings'

export interface BodyProps<R extends RowData> extends Omit<RowLook<R>, 'height'> {
  rows: readonly R[]
  rowId: (row: R) => string
  stale: boolean
  density: Density
  /** Ids of the selected rows. */
  selected: ReadonlySet<string> | ReadonlyMap<string, unknown>
  /** Id of the row where the keyboard is. */
  cursor: string | null
}

/** 48 px on a phone, where a second line fits below the name. */
export const heights: Record<Density, string> = {
  compact: 'h-7 max-sm:h-12',
  normal: 'h-8 max-sm:h-12',
  comfortable: 'h-9 max-sm:h-12',
}
export const phoneHeight = 48
export const bodyClass = (stale: boolean) => (stale ? '[&_*]:text-ink-3!' : undefined)
