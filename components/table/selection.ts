/** Rows by their id, in the order in which they were selected. A row stays selected when its page is left. */
export type Selected<Row> = ReadonlyMap<string, Row>

type RowId<Row> = (row: Row) => string

/** Selects the rows, or takes them out when `on` is false. */
export function select<Row>(before: Selected<Row>, rows: readonly Row[], rowId: RowId<Row>, on: boolean) {
  const after = new Map(before)
  for (const row of rows) {
    if (on) after.set(rowId(row), row)
    else after.delete(rowId(row))
  }
  return after
}

/** The rows from one to another, both included, in whichever order they were named. One that is gone counts for nothing. */
export function rangeOf<Row>(rows: readonly Row[], rowId: RowId<Row>, from: string | null, to: string) {
  const end = rows.findIndex((row) => rowId(row) === to)
  if (end === -1) return []
  const start = from === null ? -1 : rows.findIndex((row) => rowId(row) === from)
  return start === -1 ? rows.slice(end, end + 1) : rows.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/** How much of a page is selected: what the box in the head says. */
export function pageState<Row>(selected: Selected<Row>, rows: readonly Row[], rowId: RowId<Row>) {
  const count = rows.filter((row) => selected.has(rowId(row))).length
  return count === 0 ? 'none' : count === rows.length ? 'all' : 'some'
}

/** What the selected rows are now: as read last where they are on the page, as read then where they are not. */
export function current<Row>(selected: Selected<Row>, rows: readonly Row[], rowId: RowId<Row>): Row[] {
  const now = new Map(rows.map((row) => [rowId(row), row]))
  return [...selected].map(([id, row]) => now.get(id) ?? row)
}
