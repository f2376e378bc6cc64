import { expect, test } from 'vitest'
import { diskShare, nodeFindings, queueFindings, share } from './attention'
import { brokerNode } from './node'
import { brokerQueue } from './queue'

const node = (name: string, more: object = {}) => brokerNode.parse({ name, running: true, ...more })
const queue = (name: string, more: object = {}) =>
  brokerQueue.parse({ vhost: '/', name, type: 'classic', messages_ready: 5, consumers: 0, ...more })

test('nodes: partitions first, then those that are down, then alarms', () => {
  const findings = nodeFindings([
    node('a', { mem_alarm: true, disk_free_alarm: true }),
    node('b', { running: false }),
    node('c', { partitions: ['b'] }),
    node('d', { being_drained: true }),
    node('e'),
  ])
  expect(findings.map((finding) => finding.kind)).toEqual(['partition', 'down', 'memory', 'disk', 'drained'])
})

test('queues: those with messages and no consumer, the fullest first', () => {
  const findings = queueFindings([
    queue('some'),
    queue('most', { messages_ready: 900 }),
    queue('consumed', { consumers: 1 }),
    queue('empty', { messages_ready: 0 }),
    queue('unknown', { messages_ready: null }),
    queue('not told', { consumers: undefined }),
    queue('stream', { type: 'stream' }),
    queue('delay', { arguments: { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': '' } }),
    queue('expiring', { arguments: { 'x-message-ttl': 30_000 } }),
  ])
  expect(findings.map((finding) => finding.kind === 'noConsumer' && finding.queue.name)).toEqual([
    'most',
    'some',
    'expiring',
  ])
})

test('shares are of known limits only', () => {
  expect(share(5, 10)).toBe(0.5)
  expect(share(20, 10)).toBe(1)
  expect(share(null, 10)).toBeNull()
  expect(share(5, 0)).toBeNull()
  expect(diskShare(100, 50)).toBe(0.5)
  expect(diskShare(10, 50)).toBe(1)
  expect(diskShare(0, 50)).toBe(1)
  expect(diskShare(null, 50)).toBeNull()
})
