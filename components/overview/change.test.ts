import { expect, test } from 'vitest'
import { changeOf } from './change'

const at = [0, 5_000, 10_000, 15_000]

test('the change is from the first known sample to the last', () => {
  expect(changeOf(at, [3, 5, 1, 10])).toEqual({ by: 7, over: 15_000 })
  expect(changeOf(at, [null, 5, 1, null])).toEqual({ by: -4, over: 5_000 })
})

test('one sample is no change', () => {
  expect(changeOf(at, [null, 5, null, null])).toBeNull()
  expect(changeOf(at, [null, null, null, null])).toBeNull()
  expect(changeOf([], [])).toBeNull()
})
