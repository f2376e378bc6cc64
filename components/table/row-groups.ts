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
 * change little; the first that has other rows with the next frame, and until its turn it keeps those that it had. So does one
 * whose new values are more than a frame has time for: rates of a whole page came at once, and its task was over 80 ms.
 */
export function drawGroups<R>(
  before: readonly (readonly R[])[],
  rows: readonly R[],
  rowId: (row: R) => string,
): Drawn<R> {
  const wanted = groupsOf(rows)
  let time = perFrame
  const drawn = wanted.slice(0, before.length).map((group, index) => {
    const old = before[index] ?? group
    const changed = changedOf(old, group, rowId)
    if (changed === null || changed > time) return old
    time -= changed
    return group
  })
  const late = wanted.findIndex((group, index) => drawn[index] !== group)
  const [first] = late === -1 ? [] : wanted.slice(late)
  if (first !== undefined) {
    const old = drawn[late]
    // A group whose turn comes after others of this frame: they are what the next frame begins with.
    const isSame = old !== undefined && changedOf(old, first, rowId) !== null
    return { groups: drawn, next: isSame ? drawn : drawn.toSpliced(late, 1, first) }
  }
  // What is drawn now is what the next values are compared with.
  return { groups: drawn, next: time < perFrame || drawn.length < before.length ? drawn : null }
}

/** How many rows of a group have new values; null when they are other rows. */
function changedOf<R>(old: readonly R[], group: readonly R[], rowId: (row: R) => string): number | null {
  if (old.length !== group.length) return null
  const isSame = group.every((row, place) => {
    const other = old[place]
    return other !== undefined && rowId(row) === rowId(other)
  })
  return isSame ? group.filter((row, place) => row !== old[place]).length : null
}
