import { expect, test } from 'vitest'
import { brokerQueueSamples } from './queue-samples'

test('a queue that was just declared has no samples yet: the broker answers [] (3.10 to 4.3)', () => {
  const samples = brokerQueueSamples.parse([])
  expect(samples.ready).toBeNull()
  expect(samples).toEqual(brokerQueueSamples.parse({}))
})

test('anything else that is no object is not taken for one', () => {
  expect(brokerQueueSamples.safeParse([{}]).success).toBe(false)
})
