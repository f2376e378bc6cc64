import { expect, test } from 'vitest'
import { isWholeRange, quietSeconds } from './quiet'

const at = (...values: number[]) => new Map(values.map((value, index) => [index * 5_000, value]))

test.each([
  ['no samples', [null, null], null],
  ['nothing ever happened', [at(0, 0, 0, 0), at(7, 7, 7, 7)], 15],
  ['acks go on', [at(1, 2, 3, 4), at(7, 7, 7, 7)], 0],
  ['deliveries went on until 5 s', [at(1, 1, 1, 1), at(7, 9, 9, 9)], 10],
  ['a younger channel, filled with zeros before it got messages', [at(0, 0, 0, 0), at(0, 0, 5, 5)], 5],
  ['its node was restarted', [at(90, 90, 0, 0)], 15],
  ['one of them is not told', [null, at(1, 2, 2, 2)], 10],
])('%s', (_, counters, expected) => {
  expect(quietSeconds(counters, 60_000)).toBe(expected)
})

test('an interval that is not over counts as far as it is', () => {
  expect(quietSeconds([at(1, 2, 2, 2)], 12_000)).toBe(7)
})

test("a broker's clock that is ahead of ours changes nothing", () => {
  expect(quietSeconds([at(1, 2, 2, 2)], -60_000)).toBe(10)
})

test('what stood still for as long as the samples reach may have done so for longer', () => {
  const still = Array.from({ length: 13 }, () => 7)
  expect(isWholeRange(quietSeconds([at(...still)], 61_000) ?? 0)).toBe(true)
  // The last interval is not over yet.
  expect(isWholeRange(quietSeconds([at(...still)], 56_000) ?? 0)).toBe(true)
  expect(isWholeRange(quietSeconds([at(5, 6, ...still.slice(2))], 61_000) ?? 0)).toBe(false)
})
