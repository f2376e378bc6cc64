/** About what a screen holds. */
const atOnce = 32
/** What a frame has time for: twelve rows of queues with their layout and painting take about 20 ms. */
const perFrame = 12

/** Those that are there at once. */
export const firstRows = <R>(rows: readonly R[]): readonly R[] => rows.slice(0, atOnce)

/** All others, a frame's worth each. */
function groupsOf<R>(rows: readonly R[]): (readonly R[])[] {
  const count = Math.max(0, Math.ceil((rows.length - atOnce) / perFrame))
  return Array.from({ length: count }, (_, index) => {
    const from = atOnce + index * perFrame
    return rows.slice(from, from + perFrame)
  })
}

interface Drawn<R> {
  /** What is drawn now beyond the first rows. */
  groups: readonly (readonly R[])[]
  /** What is to be drawn with the next frame; null when nothing is missing. */
  next: readonly (readonly R[])[] | null
}

/**
 * What of these rows is drawn, after `before` was: a group of the same rows as before at once, with their new values, for they
 * change little; the first that has other rows with the next frame, and until its turn it keeps those that it had.
 */
export function drawGroups<R>(
  before: readonly (readonly R[])[],
  rows: readonly R[],
  rowId: (row: R) => string,
): Drawn<R> {
  const wanted = groupsOf(rows)
  const isSame = (group: readonly R[], index: number) => {
    const other = before[index]
    return (
      other !== undefined &&
      other.length === group.length &&
      group.every((row, place) => {
        const old = other[place]
        return old !== undefined && rowId(row) === rowId(old)
      })
    )
  }
  const late = wanted.findIndex((group, index) => !isSame(group, index))
  const drawn = wanted.slice(0, before.length).map((group, index) => {
    const old = before[index] ?? group
    return isSame(group, index) ? group : old
  })
  const [first] = late === -1 ? [] : wanted.slice(late)
  return { groups: drawn, next: first === undefined ? null : drawn.toSpliced(late, 1, first) }
}
