/**
 * The place of the item that a key leads to, after the pattern that every menu follows: arrows in a ring, Home and End,
 * letters to the next item that begins with them. Null for keys that lead nowhere.
 */
export function itemAfter(
  labels: readonly string[],
  current: number,
  press: { key: string } | { typed: string },
): number | null {
  const { length } = labels
  if (length === 0) return null
  if ('typed' in press) {
    const wanted = press.typed.toLocaleLowerCase()
    // A letter alone goes on from the present item; more of them may still be meant for it.
    const start = wanted.length === 1 ? current + 1 : Math.max(0, current)
    for (let step = 0; step < length; step += 1) {
      const place = (start + step) % length
      if (labels[place]?.trim().toLocaleLowerCase().startsWith(wanted) === true) return place
    }
    return null
  }
  if (press.key === 'ArrowDown') return (current + 1) % length
  if (press.key === 'ArrowUp') return current <= 0 ? length - 1 : current - 1
  if (press.key === 'Home') return 0
  if (press.key === 'End') return length - 1
  return null
}
