interface Drawn {
  slot: number
  /** Where it stood, from 0. */
  place: number
}

/**
 * React keys for rows that are replaced often. A row keeps its key while it is there; a new one takes over the key, and so the
 * elements, of one that left, which makes another order of a list cost a third of the time. A key is reused only where React need
 * not move rows that stay: it moves whatever stood before the last row that it has met, so two rows that come in front with the
 * keys of the last two would move all others, and each would be laid out anew.
 */
export class Slots<Id> {
  private drawn = new Map<Id, Drawn>()

  /** The number of each of these ids, which are all different. */
  assign(ids: readonly Id[]): number[] {
    const wanted = new Set(ids)
    const gone = [...this.drawn].filter(([id]) => !wanted.has(id)).map(([, old]) => old)
    const bounds = this.bounds(ids)
    const used = new Set(Array.from(this.drawn.values(), ({ slot }) => slot))
    let [last, unused] = [-1, 0]
    const numbers = ids.map((id, index) => {
      const own = this.drawn.get(id)
      const old = own ?? takeFrom(gone, last, bounds[index] ?? Infinity)
      if (old !== undefined) {
        last = Math.max(last, old.place)
        return old.slot
      }
      while (used.has(unused)) unused += 1
      used.add(unused)
      return unused
    })
    this.drawn = new Map(ids.map((id, place) => [id, { slot: numbers[place] ?? place, place }]))
    return numbers
  }

  /** For each of these ids where the next row stood that can stay; what comes before it must not have stood after that. */
  private bounds(ids: readonly Id[]): number[] {
    let last = -1
    const staying = ids.map((id) => {
      const place = this.drawn.get(id)?.place ?? -1
      if (place <= last) return Infinity
      last = place
      return place
    })
    let next = Infinity
    return staying
      .toReversed()
      .map((place) => (next = Math.min(next, place)))
      .toReversed()
  }
}

/** Takes the first that stood between these places; else the first before them, which moves nothing but itself. */
function takeFrom(gone: Drawn[], after: number, before: number): Drawn | undefined {
  const between = gone.findIndex(({ place }) => place > after && place < before)
  const index = between === -1 ? gone.findIndex(({ place }) => place < before) : between
  return index === -1 ? undefined : gone.splice(index, 1)[0]
}
