import { expect, test } from 'vitest'
import { firstLines } from './first-lines'

test('the first lines go through the groups, and a group without any is left out', () => {
  const groups = [
    { label: 'Screens', items: ['a', 'b'] },
    { label: 'Actions', items: ['c', 'd'] },
  ]
  const shown = (most: number) =>
    firstLines(groups, most).map(({ label, items }) => [label, ...items].join(' '))
  expect(shown(0)).toEqual([])
  expect(shown(2)).toEqual(['Screens a b'])
  expect(shown(3)).toEqual(['Screens a b', 'Actions c'])
  expect(shown(9)).toEqual(['Screens a b', 'Actions c d'])
})
