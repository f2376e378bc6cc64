import { expect, test } from 'vitest'
import { onePerPart } from './one-per-part'

test('a part that failed twice is said once', () => {
  const faults = [
    { part: 'samples', since: 1 },
    { part: 'list', since: 2 },
    { part: 'samples', since: 3 },
  ]
  expect(onePerPart(faults).map(({ since }) => since)).toEqual([1, 2])
})
