import { expect, test } from 'vitest'
import { itemAfter } from './menu-keys'

const labels = ['Purge', 'Publish', 'Delete']

test('arrows go round', () => {
  expect(itemAfter(labels, -1, { key: 'ArrowDown' })).toBe(0)
  expect(itemAfter(labels, 2, { key: 'ArrowDown' })).toBe(0)
  expect(itemAfter(labels, -1, { key: 'ArrowUp' })).toBe(2)
  expect(itemAfter(labels, 0, { key: 'ArrowUp' })).toBe(2)
  expect(itemAfter(labels, 1, { key: 'Home' })).toBe(0)
  expect(itemAfter(labels, 0, { key: 'End' })).toBe(2)
})

test('letters find what begins with them', () => {
  expect(itemAfter(labels, -1, { typed: 'p' })).toBe(0)
  expect(itemAfter(labels, 0, { typed: 'p' })).toBe(1)
  expect(itemAfter(labels, 1, { typed: 'p' })).toBe(0)
  expect(itemAfter(labels, 0, { typed: 'PUB' })).toBe(1)
  expect(itemAfter(labels, 0, { typed: 'x' })).toBeNull()
})

test('other keys lead nowhere', () => {
  expect(itemAfter(labels, 0, { key: 'Enter' })).toBeNull()
  expect(itemAfter([], -1, { key: 'ArrowDown' })).toBeNull()
})
