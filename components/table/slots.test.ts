import { array, assert, property, uniqueArray, constantFrom } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Slots } from './slots'

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
    expect(slots.assign(['x', 'y'])).toEqual([0, 1])
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
