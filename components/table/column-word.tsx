import type { ReactNode } from 'react'
import type { Columns, RowData } from './columns'

/** The head of a column as it stands in its definition, for where there is no table around it. */
export const columnWord = <Row extends RowData>(column: Columns<Row>[number]): ReactNode => column.header()
