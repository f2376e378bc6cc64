import { expect, test } from 'vitest'
import { brokerQueueInside } from './queue-inside'

test.each([
  ['single_active_consumer_tag', { 'x-single-active-consumer': true }, 'worker-2'],
  ['single_active_consumer_ctag', { 'x-single-active-consumer': true }, 'worker-2'],
  // What 4.3.6 says of a quorum queue whose consumers are all active.
  ['single_active_consumer_tag', { 'x-queue-type': 'quorum' }, null],
])('%s with %j is the single active consumer %j', (field, args, expected) => {
  const inside = brokerQueueInside.parse({ [field]: 'worker-2', arguments: args })
  expect(inside.singleActiveTag).toBe(expected)
})
