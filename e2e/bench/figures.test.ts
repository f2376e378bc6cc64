import { expect, test } from 'vitest'
import { goalText, isKept, median } from './figures'

test('a goal is a bound from above, from below, or both', () => {
  expect(isKept({ name: 'a', value: 0.9, least: 0.9 })).toBe(true)
  expect(isKept({ name: 'a', value: 0.89, least: 0.9 })).toBe(false)
  expect(isKept({ name: 'a', value: 1.01, most: 1 })).toBe(false)
  expect(isKept({ name: 'a', value: 1, most: 1.1, least: 0.9 })).toBe(true)
  expect(goalText({ name: 'a', value: 1, most: 1.1, least: 0.9 })).toBe('0.9 to 1.1')
})

test('what could not be measured keeps no goal', () => {
  expect(isKept({ name: 'a', value: Number.NaN, most: 1 })).toBe(false)
  expect(median([])).toBeNaN()
})

test('the median is one of the values', () => {
  expect(median([5, 1, 9])).toBe(5)
  expect(median([4, 1, 9, 5])).toBe(4)
})
