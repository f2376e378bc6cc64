import { describe, expect, test } from 'vitest'
import { recorded, recordedVersions } from '@/lib/testing/replies'
import {
  behind,
  brokerStreamConsumers,
  brokerStreamPublishers,
  brokerStreamTracking,
  newestOffset,
} from './stream-clients'

/**
 * Recorded of a stream with 30 messages of "ledger" in chunks of ten, 5 of a publisher without reference, and two stored
 * offsets: 37 offsets. Subscription 0 has been sent all, 1 the first chunk, 2 has no credit; 3 reads another, empty stream; 4 and
 * 5 are a single active consumer and one that waits for its place, from 4.0 on.
 */
const told = { total: 37, committedOffset: null, committedChunk: null }

describe.each(recordedVersions)('RabbitMQ %s', (version) => {
  const isOld = version.startsWith('3.10')
  const isNew = version.startsWith('4.3')
  const { rows, unreadable } = brokerStreamConsumers.parse(recorded(version, 'stream-consumers'))
  const at = (subscription: number) => rows.find((row) => row.subscription === subscription)

  test('gives the consumers with how far they are, in newer versions by message', () => {
    expect(unreadable).toBe(0)
    expect(rows.map(({ subscription }) => subscription)).toEqual(isOld ? [0, 1, 2, 3] : [0, 1, 2, 3, 4, 5])
    expect(at(0)).toEqual({
      queue: 'audit.events',
      connection: expect.stringContaining(' -> 127.0.0.1:'),
      user: 'guest',
      subscription: 0,
      name: 'reports',
      credits: 6,
      consumed: 35,
      offset: isNew ? 34 : 30,
      lag: isNew ? 2 : 6,
      active: isOld ? null : true,
      activity: isOld ? null : 'up',
    })
    expect(at(1)).toMatchObject({ consumed: 10, credits: 0, offset: isNew ? 9 : 0, lag: isNew ? 27 : 36 })
    expect(at(3)?.queue).toBe('empty')
  })

  test('does not know where a consumer is that was sent nothing, nor how far behind, though it says 0 or -1', () => {
    for (const id of [2, 3])
      expect(at(id)).toMatchObject({ consumed: 0, name: null, offset: null, lag: null })
    if (isOld) return
    expect(at(4)).toMatchObject({ active: true, activity: 'single_active', lag: null })
    expect(at(5)).toMatchObject({ active: false, activity: 'waiting', lag: null })
  })

  test('gives the publishers, with a reference or none', () => {
    const publishers = brokerStreamPublishers.parse(recorded(version, 'stream-publishers'))
    expect(publishers).toMatchObject({
      unreadable: 0,
      rows: [
        { id: 1, reference: 'ledger', published: 30, confirmed: 30, errored: 0 },
        { id: 2, reference: null, published: 5, confirmed: 5, errored: 0, user: 'guest' },
      ],
    })
  })

  test('tells stored offsets by reference, from 4.0 of these on', () => {
    if (isOld) return
    const { offsets } = brokerStreamTracking.parse(recorded(version, 'stream-tracking'))
    expect(offsets).toEqual([
      { reference: 'billing', offset: 9 },
      { reference: 'reports', offset: 34 },
    ])
    const newest = newestOffset(told, rows)
    expect(newest).toBe(36)
    expect(offsets.map(({ offset }) => behind(offset, newest))).toEqual([27, 2])
  })
})

test('the newest offset is the furthest of what the broker tells, and none of nothing', () => {
  expect(newestOffset(told, [])).toBe(36)
  // The first messages of a stream go: their number says less than a consumer does.
  expect(newestOffset(told, [{ offset: 1_000, lag: 20 }])).toBe(1_020)
  expect(newestOffset({ ...told, committedChunk: 2_000 }, [{ offset: 5, lag: null }])).toBe(2_000)
  expect(newestOffset({ total: 0, committedOffset: -1, committedChunk: null }, [])).toBeNull()
})

test('an offset beyond all that is known is behind by nobody knows how much', () => {
  expect(behind(36, 36)).toBe(0)
  expect(behind(40, 36)).toBeNull()
  expect(behind(0, null)).toBeNull()
})

test('what is not told is unknown, and what is odd spoils nothing else', () => {
  const queue = { name: 's', vhost: '/' }
  expect(
    brokerStreamConsumers.parse([{ queue }, { queue, offset: { timestamp: 1 }, consumed: 3 }, 7]),
  ).toMatchObject({
    unreadable: 1,
    rows: [
      {
        connection: null,
        user: null,
        subscription: null,
        credits: null,
        consumed: null,
        offset: null,
        lag: null,
      },
      { consumed: 3, offset: null, lag: null },
    ],
  })
  // Just opened: Erlang's empty list in place of its details.
  expect(brokerStreamPublishers.parse([{ queue, connection_details: [], published: 1 }]).rows).toMatchObject([
    { connection: null, published: 1, confirmed: null },
  ])
  expect(brokerStreamTracking.parse({ offsets: { a: 'b', c: 2 } }).offsets).toEqual([
    { reference: 'c', offset: 2 },
  ])
  expect(brokerStreamTracking.safeParse({}).success).toBe(false)
})
