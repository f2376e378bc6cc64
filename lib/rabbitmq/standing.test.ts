import { expect, test } from 'vitest'
import { standingOf } from './standing'

test.each([
  [true, 'up', 'active'],
  [true, 'single_active', 'active'],
  [false, 'waiting', 'waiting'],
  // Versions without the word.
  [false, null, 'waiting'],
  [true, null, 'active'],
  // Of a quorum queue, while the consumer's node is lost.
  [false, 'suspected_down', { leftOut: 'suspected_down' }],
  [false, 'blocked', { leftOut: 'blocked' }],
  [null, null, null],
])('a consumer that is active: %j, %j', (active, activity, standing) => {
  expect(standingOf({ active, activity })).toEqual(standing)
})
