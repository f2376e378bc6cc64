import { expect, test } from 'vitest'
import { isStalled } from './stalled'

test.each([
  [5, 0, 0, true],
  [5, 1, 0, false],
  [5, 0, 2, false],
  [0, 0, 0, false],
  [0, null, null, false],
  [5, null, null, null],
  [5, 0, null, null],
  [5, null, 3, false],
  [null, 0, 0, null],
])('%s unacked, %s acked and %s delivered per second: %s', (unacked, ackRate, deliverGetRate, expected) => {
  expect(isStalled({ unacked, ackRate, deliverGetRate })).toBe(expected)
})
