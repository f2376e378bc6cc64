/** About what a screen holds. */
const atOnce = 32
/** What a frame has time for: twelve rows of queues with their layout and painting take about 20 ms. */
const perFrame = 12

/** Some rows of `of`, which tells whether they are of the list as it is now. */
export interface RowGroup<R> {
  of: readonly R[]
  rows: readonly R[]
}

/** Those that are there at once. */
export const firstRows = <R>(rows: readonly R[]): readonly R[] => rows.slice(0, atOnce)

const countOf = (rows: readonly unknown[]) => Math.max(0, Math.ceil((rows.length - atOnce) / perFrame))

/** Whether these groups are all that there is beyond the first rows. */
export const areDrawn = <R>(groups: readonly RowGroup<R>[], rows: readonly R[]): boolean =>
  groups.length === countOf(rows) && groups.every((group) => group.of === rows)

/** The same with the first that is not of these rows made one of them. Groups beyond their end go at once. */
export function nextGroups<R>(groups: readonly RowGroup<R>[], rows: readonly R[]): RowGroup<R>[] {
  const next = groups.slice(0, countOf(rows))
  const late = next.findIndex((group) => group.of !== rows)
  const index = late === -1 ? next.length : late
  const from = atOnce + index * perFrame
  if (from < rows.length) next[index] = { of: rows, rows: rows.slice(from, from + perFrame) }
  return next
}
