import { Search } from 'lucide-react'
import { expect, test } from 'vitest'
import type { PaletteItem } from './palette-item'
import { firstLines } from './use-drawn'

const item = (id: string): PaletteItem => ({
  id,
  label: id,
  Icon: Search,
  isName: false,
  kind: '',
  about: null,
  vhost: null,
  keys: [],
  does: { types: id },
})

test('the first lines go through the groups, and a group without any is left out', () => {
  const groups = [
    { label: 'Screens', items: [item('a'), item('b')] },
    { label: 'Actions', items: [item('c'), item('d')] },
  ]
  const shown = (most: number) =>
    firstLines(groups, most).map(({ label, items }) => [label, ...items.map(({ id }) => id)].join(' '))
  expect(shown(0)).toEqual([])
  expect(shown(2)).toEqual(['Screens a b'])
  expect(shown(3)).toEqual(['Screens a b', 'Actions c'])
  expect(shown(9)).toEqual(['Screens a b', 'Actions c d'])
})
