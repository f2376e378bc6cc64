/** Where the keyboard stands in a table: a row, and the place it had, for when that row goes. */
export interface Cursor {
  id: string
  index: number
}

type RowId<Row> = (row: Row) => string

/** The place of the cursor among the rows of now: its row's, else the place it had. -1 where there is no cursor or no row. */
export function placeOf<Row>(cursor: Cursor | null, rows: readonly Row[], rowId: RowId<Row>): number {
  if (cursor === null) return -1
  const found = rows.findIndex((row) => rowId(row) === cursor.id)
  return found === -1 ? Math.min(cursor.index, rows.length - 1) : found
}

/** The cursor so many rows on; the first press goes to the first row, or from the end to the last. It stops at both ends. */
export function moved<Row>(
  cursor: Cursor | null,
  by: number,
  rows: readonly Row[],
  rowId: RowId<Row>,
): Cursor | null {
  const place = placeOf(cursor, rows, rowId)
  const next = place === -1 ? (by > 0 ? 0 : rows.length - 1) : place + by
  const index = Math.min(rows.length - 1, Math.max(0, next))
  const row = rows[index]
  return row === undefined ? null : { id: rowId(row), index }
}
