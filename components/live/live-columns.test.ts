import { expect, test } from 'vitest'
import { columnOf, gridsOf, usualColumns } from './live-columns'

const columns = (...ids: readonly string[]) => ids.flatMap((id) => columnOf(id) ?? [])
const places = (grid: string) => grid.split(' ').length

test('where there is little room exchange and size give it to the payload', () => {
  const grids = gridsOf(columns(...usualColumns), true)
  expect(places(grids['--wide'])).toBe(7)
  expect(places(grids['--tight'])).toBe(6)
  expect(places(grids['--narrow'])).toBe(5)
})

test('without a payload nothing gives way', () => {
  const grids = gridsOf(columns('time', 'exchange', 'headers.region'), false)
  expect(places(grids['--wide'])).toBe(4)
  expect(places(grids['--narrow'])).toBe(4)
})
