interface Group<Item> {
  label: string
  items: readonly Item[]
}

/** The groups up to so many lines; none without a line. */
export function firstLines<Item>(groups: readonly Group<Item>[], most: number): readonly Group<Item>[] {
  let room = most
  return groups.flatMap(({ label, items }) => {
    const shown = items.slice(0, room)
    room -= shown.length
    return shown.length === 0 ? [] : [{ label, items: shown }]
  })
}
