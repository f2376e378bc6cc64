import { expect, test } from 'vitest'
import { mirroringOf, syncShare } from './mirroring'
import { brokerQueueDetails } from './queue-details'

test.each([
  [{ 'ha-mode': 'all' }, { onFailure: true, onShutdown: false, automatic: false }],
  [
    { 'ha-promote-on-failure': 'always', 'ha-promote-on-shutdown': 'when-synced', 'ha-sync-mode': 'manual' },
    { onFailure: true, onShutdown: false, automatic: false },
  ],
  [
    {
      'ha-promote-on-failure': 'when-synced',
      'ha-promote-on-shutdown': 'always',
      'ha-sync-mode': 'automatic',
    },
    { onFailure: false, onShutdown: true, automatic: true },
  ],
])('what a policy says of mirrors: %o', (definition, expected) => {
  expect(mirroringOf(definition)).toEqual(expected)
})

test.each([
  ['is half done', {}, 0.5],
  ['has just begun', { sync_messages: 0 }, 0],
  ['does not say how far it is', { sync_messages: undefined }, 0],
  ['was sent more than it held when that was counted', { sync_messages: 120 }, 1],
  ['does not synchronise', { state: 'running' }, null],
  ['is done, and its statistics are older', { synchronised_slave_nodes: ['b', 'c'] }, null],
])('how far a queue is that %s', (_, more, expected) => {
  const queue = brokerQueueDetails.parse({
    vhost: '/',
    name: 'q',
    node: 'a',
    state: 'syncing',
    messages: 100,
    sync_messages: 50,
    slave_nodes: ['b', 'c'],
    synchronised_slave_nodes: [],
    ...more,
  })
  expect(syncShare(queue)).toBe(expected)
})
