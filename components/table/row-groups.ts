/** About what a screen holds. */
const atOnce = 32
/** What a frame has time for: twelve rows of queues with their layout and painting take about 20 ms. */
const perFrame = 12

/** Those that are there at once. */
export const firstRows = <R>(rows: readonly R[]): readonly R[] => rows.slice(0, atOnce)

/** The first rows, and all others, a frame's worth each. */
function groupsOf<R>(rows: readonly R[]): (readonly R[])[] {
  const count = Math.max(0, Math.ceil((rows.length - atOnce) / perFrame))
  const others = Array.from({ length: count }, (_, index) => {
    const from = atOnce + index * perFrame
    return rows.slice(from, from + perFrame)
  })
  return [firstRows(rows), ...others]
}

interface Drawn<R> {
  /** What is drawn now: the first rows, and groups of those beyond. */
  groups: readonly (readonly R[])[]
  /** What is to be drawn with the next frame; null when nothing is missing. */
  next: readonly (readonly R[])[] | null
}

/**
 * What of these rows is drawn, after `before` was. Other first rows than before are there at once, for somebody waits for them; a
 * later group that has other rows comes with a frame of its own, and until its turn it keeps those that it had. Of the same rows,
 * so many new values are drawn as a frame has time for, and the others with the next: rates of a whole page come at once, and the
 * task was over 50 ms.
 */
export function drawGroups<R>(
  before: readonly (readonly R[])[],
  rows: readonly R[],
  rowId: (row: R) => string,
): Drawn<R> {
  const wanted = groupsOf(rows)
  let time = perFrame
  const drawn = wanted.slice(0, Math.max(1, before.length)).map((group, index) => {
    const old = before[index]
    if (old !== undefined && areSame(old, group, rowId)) {
      const renewed = renew(old, group, time)
      time -= renewed.changed
      return renewed.rows
    }
    if (old !== undefined && index > 0) return old
    time = 0
    return group
  })
  const late = wanted.findIndex((group, index) => drawn[index] !== group)
  const [first] = late === -1 ? [] : wanted.slice(late)
  if (first !== undefined) {
    const old = drawn[late]
    // The next values of the same rows are what the next frame begins with.
    const isSame = old !== undefined && areSame(old, first, rowId)
    return { groups: drawn, next: isSame ? drawn : drawn.toSpliced(late, 1, first) }
  }
  // What is drawn now is what the next values are compared with.
  return { groups: drawn, next: time < perFrame || drawn.length < before.length ? drawn : null }
}

const areSame = <R>(old: readonly R[], group: readonly R[], rowId: (row: R) => string): boolean =>
  old.length === group.length &&
  group.every((row, place) => {
    const other = old[place]
    return other !== undefined && rowId(row) === rowId(other)
  })

/** The rows with the first `most` of their new values. */
function renew<R>(
  old: readonly R[],
  group: readonly R[],
  most: number,
): { rows: readonly R[]; changed: number } {
  let changed = 0
  let isWhole = true
  const rows = group.map((row, place) => {
    const other = old[place]
    if (other === undefined || row === other) return row
    if (changed === most) {
      isWhole = false
      return other
    }
    changed += 1
    return row
  })
  return { rows: isWhole ? group : rows, changed }
}
