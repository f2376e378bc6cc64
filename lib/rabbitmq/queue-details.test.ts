import { expect, test } from 'vitest'
import { brokerQueueDetails } from './queue-details'

const queue = (more: object) =>
  brokerQueueDetails.parse({ vhost: '/', name: 'q', type: 'classic', state: 'running', ...more })

test('a stream tells segments, readers of all nodes and its oldest message', () => {
  const stream = queue({
    type: 'stream',
    segments: 7,
    readers: { 'rabbit@a': 1, 'rabbit@b': 2 },
    first_timestamp: 1_795_192_452_071,
    committed_offset: 41,
  })
  expect(stream).toMatchObject({
    segments: 7,
    readers: 3,
    oldestMessageAt: 1_795_192_452_071,
    committedOffset: 41,
  })
})

test('what a type or version does not tell is unknown, and 0 is no time', () => {
  expect(queue({ first_timestamp: 0, head_message_timestamp: null })).toMatchObject({
    segments: null,
    readers: null,
    openFiles: null,
    oldestMessageAt: null,
    headMessageAt: null,
    deliveryLimit: null,
    effectivePolicy: null,
  })
})

test('the head message has its age in seconds, of the publisher', () => {
  expect(queue({ head_message_timestamp: 1_795_192_452 }).headMessageAt).toBe(1_795_192_452_000)
})

test('detailed rates tell exchanges and channels; with basic rates an empty list means nothing', () => {
  const detailed = queue({
    incoming: [
      { exchange: { name: 'orders', vhost: '/' }, stats: { publish_details: { rate: 2.4 } } },
      { exchange: { name: '', vhost: '/' }, stats: {} },
    ],
    deliveries: [{ channel_details: { name: 'a (1)' }, stats: { deliver_get_details: { rate: 1 } } }],
  })
  expect(detailed.incoming).toEqual([
    { exchange: 'orders', vhost: '/', rate: 2.4 },
    { exchange: '', vhost: '/', rate: null },
  ])
  expect(detailed.outgoing).toEqual([{ channel: 'a (1)', user: null, rate: 1 }])
  expect(queue({ incoming: [], deliveries: [] })).toMatchObject({ incoming: null, outgoing: null })
})

test('policies that hold are shown as what they come to', () => {
  expect(queue({ effective_policy_definition: { 'max-length': 5_000 } }).effectivePolicy).toEqual([
    { name: 'max-length', value: 5_000 },
  ])
  for (const none of [{}, []])
    expect(queue({ effective_policy_definition: none }).effectivePolicy).toEqual([])
})

test('since when it is idle is an instant, as 4.3 and as 3.10 write it', () => {
  const at = Date.UTC(2026, 10, 20, 10, 0, 0)
  const idleSince = (text: unknown) => queue({ idle_since: text }).idleSince
  expect(idleSince('2026-11-20T10:00:00.000+00:00')).toBe(at)
  expect(idleSince('2026-11-20 10:00:00')).toBe(at)
  expect(idleSince('2026-11-20T11:00:00.000+01:00')).toBe(at)
  expect([idleSince('some day'), idleSince(undefined)]).toEqual([null, null])
})
