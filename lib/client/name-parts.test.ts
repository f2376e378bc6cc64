import { expect, test } from 'vitest'
import { inKeyOrder, inParts } from './name-parts'

test('names are asked for in as few addresses as they fit in', () => {
  expect(inParts([])).toEqual([])
  const short = Array.from({ length: 100 }, (_, index) => ['/', `queue.${index}`] as const)
  expect(inParts(short)).toEqual([short])
  const long = Array.from({ length: 100 }, (_, index) => ['名', `${'字'.repeat(80)}${index}`] as const)
  const parts = inParts(long)
  expect(parts.flat()).toEqual(long)
  for (const part of parts) {
    expect(part.length).toBeGreaterThan(1)
    expect(encodeURIComponent(JSON.stringify(part)).length).toBeLessThan(6_100)
  }
})

test('one name that is longer than an address is asked for all the same', () => {
  expect(inParts([['/', '字'.repeat(1_000)]])).toHaveLength(1)
})

test('rows that change places are the same question', () => {
  const [a, b] = [['/', 'a'] as const, ['other', 'a'] as const]
  expect(inKeyOrder([b, a])).toEqual(inKeyOrder([a, b]))
})
