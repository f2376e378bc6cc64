import { array, assert, property, uniqueArray, constantFrom } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Slots } from './slots'

/** What React moves in a list of children: all that stood before the last that it has met. */
function movedOf(before: readonly number[], after: readonly number[]): Set<number> {
  let last = -1
  const moved = after.filter((key) => {
    const place = before.indexOf(key)
    if (place === -1) return false
    const isMoved = place < last
    last = Math.max(last, place)
    return isMoved
  })
  return new Set(moved)
}

describe('numbers of rows', () => {
  it('stay with rows that stay, whatever their order', () => {
    const slots = new Slots<string>()
    expect(slots.assign(['a', 'b', 'c'])).toEqual([0, 1, 2])
    expect(slots.assign(['c', 'a', 'b'])).toEqual([2, 0, 1])
  })

  it('pass from a row that went to one that came', () => {
    const slots = new Slots<string>()
    slots.assign(['a', 'b', 'c'])
    expect(slots.assign(['d', 'c', 'e', 'f'])).toEqual([0, 2, 1, 3])
    expect(slots.assign(['x', 'y'])).toEqual([0, 2])
  })

  it('are new where rows come in front of those that stay', () => {
    const slots = new Slots<string>()
    slots.assign(['a', 'b', 'c', 'd'])
    expect(slots.assign(['x', 'a', 'b', 'c'])).toEqual([4, 0, 1, 2])
    expect(slots.assign(['a', 'b', 'c', 'y'])).toEqual([0, 1, 2, 4])
  })

  it('move no row that would stay without those that come', () => {
    const ids = uniqueArray(constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'))
    assert(
      property(ids, ids, (before, after) => {
        const slots = new Slots<string>()
        const old = slots.assign(before)
        const kept = after.filter((id) => before.includes(id))
        const numbers = slots.assign(after)
        const moved = movedOf(old, numbers)
        const slotOf = (id: (typeof after)[number]) => numbers[after.indexOf(id)] ?? -1
        const alone = movedOf(old, kept.map(slotOf))
        expect(kept.map(slotOf).filter((slot) => moved.has(slot))).toEqual([...alone])
      }),
    )
  })

  it('are never used twice', () => {
    const ids = uniqueArray(constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'))
    assert(
      property(array(ids), (pages) => {
        const slots = new Slots<string>()
        for (const page of pages) {
          const numbers = slots.assign(page)
          expect(new Set(numbers).size).toBe(page.length)
        }
      }),
    )
  })
})
