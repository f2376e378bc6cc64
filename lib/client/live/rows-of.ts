import type { MessageRow, Ring } from './ring'

/** The messages with these ids that are here; ids from small to large, as rows have them. */
export function rowsOf(ring: Ring, ids: readonly number[]): MessageRow[] {
  const rows: MessageRow[] = []
  let index = -1
  for (const id of ids) {
    // Most often it is the next one: 50,000 of them are not looked for at each picture.
    const isNext = ring.at(index + 1)?.id === id
    const place = isNext ? index + 1 : ring.indexOf(id)
    if (place === -1) continue
    index = place
    const row = ring.at(place)
    if (row?.kind === 'message') rows.push(row)
  }
  return rows
}
