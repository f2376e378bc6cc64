import { expect, test } from 'vitest'
import { changeSince } from './change'

const at = [0, 5_000, 10_000, 15_000]

test('the change is from the first known sample until now, over the time of the samples', () => {
  expect(changeSince(at, [3, 5, 1, 9], 10)).toEqual({ by: 7, over: 15_000 })
  expect(changeSince(at, [null, 15, 1, null], 10)).toEqual({ by: -5, over: 10_000 })
})

test('unknown where there is no sample but the newest, or no number now', () => {
  expect(changeSince(at, [null, null, null, null], 10)).toBeNull()
  expect(changeSince(at, [null, null, null, 4], 10)).toBeNull()
  expect(changeSince([], [], 10)).toBeNull()
  expect(changeSince(at, [1, 2, 3, 4], null)).toBeNull()
})
