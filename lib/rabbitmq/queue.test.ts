import { expect, test } from 'vitest'
import { brokerPage } from './page'
import { brokerQueue } from './queue'
import { brokerQueueDetails } from './queue-details'

test('what the broker does not tell is unknown, never 0', () => {
  expect(brokerQueue.parse({ name: 'q', vhost: '/' })).toMatchObject({
    type: 'classic',
    state: '?',
    ready: null,
    unacked: null,
    total: null,
    consumers: null,
    incomingRate: null,
  })
})

test('a running queue without traffic for a while is idle', () => {
  const row = { name: 'q', vhost: '/', state: 'running', idle_since: '2026-11-20T10:00:00.000+00:00' }
  expect(brokerQueue.parse(row).state).toBe('idle')
})

test('one odd row does not spoil the page', () => {
  const page = brokerPage(brokerQueue).parse({
    items: [
      { name: 'a', vhost: '/', messages_ready: 'many' },
      { vhost: '/' },
      null,
      { name: 'b', vhost: '/', messages: 3 },
    ],
    filtered_count: 4,
    total_count: 4,
    page: 1,
    page_count: 1,
  })
  expect(page.rows.map((row) => [row.name, row.ready, row.total])).toEqual([
    ['a', null, null],
    ['b', null, 3],
  ])
  expect(page.unreadable).toBe(2)
})

test('a delivery limit is a number or "unlimited"', () => {
  const read = (limit: unknown) =>
    brokerQueueDetails.parse({ name: 'q', vhost: '/', delivery_limit: limit }).deliveryLimit
  expect(read(20)).toBe('20')
  expect(read('unlimited')).toBe('unlimited')
  expect(read(undefined)).toBeNull()
})
