import { expect, test } from 'vitest'
import type { Queue } from '@/lib/rabbitmq/queue'
import { bulkTotals } from './bulk-totals'

const queue = (ready: number | null, unacked: number | null, consumers: number | null = 0): Queue =>
  ({ ready, unacked, total: ready === null || unacked === null ? null : ready + unacked, consumers }) as Queue

test('sums what the broker tells, and counts the queues of which it does not', () => {
  expect(bulkTotals([queue(3, 1, 2), queue(10, 0, null), queue(null, null, null)])).toEqual({
    ready: 13,
    unacked: 1,
    consumers: 2,
    unknown: 1,
    unknownConsumers: 2,
    isEmpty: false,
  })
})

test('unknown is not empty', () => {
  expect(bulkTotals([queue(0, 0), queue(0, 0)]).isEmpty).toBe(true)
  expect(bulkTotals([queue(0, 0), queue(null, null)]).isEmpty).toBe(false)
})
