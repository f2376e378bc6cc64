import 'server-only'

export type Sortable = string | number | boolean | readonly unknown[] | null

/** A list counts by its length. */
const plain = (value: Sortable) =>
  value === null || typeof value === 'string' || typeof value === 'number'
    ? value
    : typeof value === 'boolean'
      ? Number(value)
      : value.length

/**
 * Rows by one of their fields. Equal ones stay in the order they came in, in both directions, and unknown ones are last in
 * both. Texts go by code unit, as the broker sorts them: Intl's order of 10,000 names takes ten times as long.
 */
export function sortRows<T>(rows: readonly T[], valueOf: (row: T) => Sortable, dir: 'asc' | 'desc'): T[] {
  const sign = dir === 'asc' ? 1 : -1
  const known: { row: T; value: string | number }[] = []
  const unknown: T[] = []
  for (const row of rows) {
    const value = plain(valueOf(row))
    if (value === null) unknown.push(row)
    else known.push({ row, value })
  }
  known.sort((a, b) => (a.value < b.value ? -sign : a.value > b.value ? sign : 0))
  return [...known.map(({ row }) => row), ...unknown]
}
