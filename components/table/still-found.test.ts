import { expect, test } from 'vitest'
import { stillFound } from './still-found'

const rows = ['orders', 'Orders.dead', 'mail'] as const
const of = (name: string, regex = false) => stillFound(rows, (row) => row, { name, regex })

test('rows that the filter cannot find go at once, the others stay', () => {
  expect(of('ORDERS')).toEqual(['orders', 'Orders.dead'])
  expect(of('gone')).toBeUndefined()
})

test('the same rows are the same list: nothing is drawn anew', () => {
  expect(of('')).toBe(rows)
  expect(stillFound(rows.slice(0, 2), String, { name: 'orders', regex: false })).toHaveLength(2)
  expect(of('e')).not.toBe(rows)
  expect(of('a')).toEqual(['Orders.dead', 'mail'])
})

test('what a regular expression finds, the server says', () => {
  expect(of('^gone$', true)).toBe(rows)
})
