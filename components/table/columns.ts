import { createColumnHelper, metaHelper, tableFeatures, type RowData } from '@tanstack/react-table'
import type { ReactNode } from 'react'

export interface ColumnLook {
  /** Numbers: right-aligned. */
  number?: boolean
  /** Stays at 390 px; the others go. */
  phone?: boolean
  /** Width in px; one column of a table has none and takes the rest. */
  width?: number
  /** Width on a phone. */
  phoneWidth?: number
  /** A hairline on its left: another group of figures. */
  line?: boolean
  /** Mark before the head: a swatch. */
  mark?: ReactNode
  /** Row actions: nothing is cut, the head is for screen readers only. */
  actions?: boolean
  /** One control as wide as the column. */
  flush?: boolean
  /** Typical width of a value while loading. */
  skeleton?: string
  /** The list can be sorted by it: the column's id is the field's name in the API. */
  sort?: boolean
  /** Cannot be hidden: the name. */
  always?: boolean
  /** Shown only when it is chosen. */
  off?: boolean
}

export const features = tableFeatures({ columnMeta: metaHelper<ColumnLook>() })
export type Features = typeof features

/** Columns of a table; call it at module scope: v9 needs a stable identity. */
export const columnsOf = <Row extends RowData>() => createColumnHelper<Features, Row>()

/** What `columnsOf<Row>().columns([…])` gives. */
export type Columns<Row extends RowData> = ReturnType<ReturnType<typeof columnsOf<Row>>['columns']>

/** The id that the table library gives a column. */
export const columnId = <Row extends RowData>(column: Columns<Row>[number]): string =>
  column.id ?? ('accessorKey' in column ? String(column.accessorKey) : '')
