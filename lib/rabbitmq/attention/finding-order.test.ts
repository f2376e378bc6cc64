import { expect, test } from 'vitest'
import type { Finding } from './finding'
import { countByLevel, findingId } from './finding-order'

test('of each level all are counted, also those of a kind that is named in part', () => {
  expect(countByLevel({ noConsumer: 2_000, growing: 3, stuck: 51, unusedPolicy: 1 })).toEqual({
    bad: 51,
    warn: 2_003,
    info: 1,
  })
  expect(countByLevel({})).toEqual({ bad: 0, warn: 0, info: 0 })
})

const certificates = (...evidence: string[]): Finding => ({
  kind: 'certificates',
  reason: 'Certificates expiring',
  evidence,
  ofOneNode: true,
})
const unroutable = (dropped: number, returned: number, ...channels: string[]): Finding => ({
  kind: 'unroutable',
  dropped,
  returned,
  channels,
})

test.each<[string, Finding, Finding]>([
  [
    'another deprecated feature',
    { kind: 'deprecated', features: ['transient_nonexcl_queues'] },
    { kind: 'deprecated', features: ['transient_nonexcl_queues', 'global_qos'] },
  ],
  ['another certificate', certificates('expired: port 5671'), certificates('expired: port 15671')],
  ['messages that are lost', unroutable(0, 3), unroutable(0.2, 3)],
  ['messages that are returned', unroutable(2, 0), unroutable(0, 2)],
  [
    'channels that come and go',
    { kind: 'churn', of: 'connections', opened: 9, open: 9 },
    { kind: 'churn', of: 'channels', opened: 9, open: 9 },
  ],
])('who hides one finding does not hide %s', (_, hidden, other) => {
  expect(findingId(other)).not.toBe(findingId(hidden))
})

test.each<[string, Finding, Finding]>([
  [
    'features that are told in another order',
    { kind: 'deprecated', features: ['a', 'b'] },
    { kind: 'deprecated', features: ['b', 'a'] },
  ],
  ['certificates that are', certificates('a', 'b'), certificates('b', 'a')],
  ['other rates and channels', unroutable(2, 1, 'one'), unroutable(4, 0.5, 'another')],
  ['more events', { kind: 'statisticsBacklog', events: 2_000 }, { kind: 'statisticsBacklog', events: 3_000 }],
])('who hides one finding hides %s', (_, hidden, same) => {
  expect(findingId(same)).toBe(findingId(hidden))
})
