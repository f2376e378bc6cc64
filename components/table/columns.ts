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
  /** Its values fit, or its cell cuts those that do not: a cell that cuts costs time whenever the page is painted. */
  fits?: boolean
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
  /**
   * The virtual-host column. Hidden by default while the list shows one virtual host; while shown, the table carries
   * `data-vhosts` so that phones print it in the second line.
   */
  ofVhosts?: boolean
}

/** A row of anything. */
export type RowData = object

/** What a cell is drawn from. */
interface CellContext<Row, Value> {
  row: { original: Row }
  getValue: () => Value
}

interface ColumnWords {
  /** A word: nothing of the table is needed for it. */
  header: () => ReactNode
  meta?: ColumnLook
}

interface ValueColumn<Row, Value> extends ColumnWords {
  /** Without it, the value as it is. */
  cell?: (context: CellContext<Row, Value>) => ReactNode
}

export interface Column<Row> extends ColumnWords {
  /** The field's name in the API, where it is one. */
  id: string
  cell: (row: Row) => ReactNode
}

export type Columns<Row extends RowData> = readonly Column<Row>[]

function columnOf<Row, Value>(
  id: string,
  valueOf: (row: Row) => Value,
  { header, meta, cell }: ValueColumn<Row, Value>,
): Column<Row> {
  return {
    id,
    header,
    ...(meta === undefined ? {} : { meta }),
    cell: (original) => {
      const getValue = () => valueOf(original)
      return cell === undefined ? (getValue() as ReactNode) : cell({ row: { original }, getValue })
    },
  }
}

/**
 * Columns of a table; call it at module scope, so that they stay the same. Our own: the server sorts, filters and pages, and a
 * table library would cost every list 9 kB to walk over rows and columns.
 */
export const columnsOf = <Row extends RowData>() => ({
  accessor: <const K extends keyof Row | ((row: Row) => unknown)>(
    value: K,
    column: ValueColumn<Row, K extends keyof Row ? Row[K] : K extends (row: Row) => infer V ? V : never> &
      (K extends keyof Row ? { id?: string } : { id: string }),
  ): Column<Row> =>
    columnOf<Row, never>(
      column.id ?? String(value),
      (typeof value === 'function' ? value : (row: Row) => row[value as keyof Row]) as (row: Row) => never,
      column,
    ),
  display: ({ id, ...column }: ValueColumn<Row, undefined> & { id: string }): Column<Row> =>
    columnOf(id, () => undefined, column),
  columns: (columns: Columns<Row>): Columns<Row> => columns,
})
