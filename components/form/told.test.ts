import { expect, test } from 'vitest'
import { commonPlace, toldOf } from './told'

test('two of one name are told apart by their virtual hosts', () => {
  const told = [toldOf('orders', '/'), toldOf('orders', 'shop'), toldOf('dead', 'shop'), toldOf('orders')]
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
  expect(told.map(({ name, place }) => [name, place])).toContainEqual(['orders', 'shop'])
})

test.each<[string, (string | null)[], string | null]>([
  ['one', ['shop'], 'shop'],
  ['several in one', ['shop', 'shop'], 'shop'],
  ['in two', ['shop', '/'], null],
  ['the last elsewhere', ['/', '/', 'shop'], null],
  ['in none', [null, null], null],
  ['nothing', [], null],
])('where they all are is told once: %s', (_, places, expected) => {
  expect(commonPlace(places.map((place, n) => toldOf(`orders.${n}`, place)))).toBe(expected)
})
