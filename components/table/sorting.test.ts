import { expect, test } from 'vitest'
import { nextSorting } from './sorting'

const none = { by: null, dir: 'asc' } as const

test('three presses on a head: one direction, the other, the order of the broker', () => {
  const first = nextSorting(none, 'total', 'desc')
  const second = nextSorting(first, 'total', 'desc')
  expect([first, second, nextSorting(second, 'total', 'desc')]).toEqual([
    { by: 'total', dir: 'desc' },
    { by: 'total', dir: 'asc' },
    none,
  ])
})

test('words begin at A, and another head begins anew', () => {
  expect(nextSorting(none, 'name', 'asc')).toEqual({ by: 'name', dir: 'asc' })
  expect(nextSorting({ by: 'total', dir: 'asc' }, 'name', 'asc')).toEqual({ by: 'name', dir: 'asc' })
})
