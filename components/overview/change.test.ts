import { expect, test } from 'vitest'
import { changeSince } from './change'

const at = [0, 5_000, 10_000, 15_000]
const now = { value: 10, asOf: 17_000 }

test('the change is from the first known sample until now', () => {
  expect(changeSince(at, [3, 5, 1, 9], now)).toEqual({ by: 7, over: 17_000 })
  expect(changeSince(at, [null, 15, 1, null], now)).toEqual({ by: -5, over: 12_000 })
})

test('unknown where there is no sample, no number now, or a clock far behind', () => {
  expect(changeSince(at, [null, null, null, null], now)).toBeNull()
  expect(changeSince([], [], now)).toBeNull()
  expect(changeSince(at, [1, 2, 3, 4], { ...now, value: null })).toBeNull()
  expect(changeSince(at, [1, 2, 3, 4], { ...now, asOf: -60_000 })).toBeNull()
})
