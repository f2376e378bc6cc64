import type { RowData } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { Columns } from './columns'

/** The head of a column as it stands in its definition, for where there is no table around it. */
export function columnWord<Row extends RowData>(column: Columns<Row>[number]): ReactNode {
  const { header } = column
  // Heads are words: functions that need nothing of the table.
  return typeof header === 'function' ? (header as () => ReactNode)() : header
}
