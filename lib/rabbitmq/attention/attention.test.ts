import { describe, expect, test } from 'vitest'
import { brokerChannel } from '@/lib/rabbitmq/channel'
import { brokerConnection } from '@/lib/rabbitmq/connection'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerPolicy } from '@/lib/rabbitmq/policy'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { findingsOf, type Facts } from './attention'
import { findingId, levelOf } from './finding-order'

const node = (name: string, more: object = {}) => brokerNode.parse({ name, running: true, ...more })
const queue = (name: string, more: object = {}) =>
  brokerQueue.parse({ vhost: '/', name, type: 'classic', state: 'running', consumers: 1, ...more })
const channel = (more: object) => brokerChannel.parse({ name: 'c (1)', state: 'running', ...more })
const policy = (name: string, pattern: string, more: object = {}) =>
  brokerPolicy.parse({
    vhost: '/',
    name,
    pattern,
    'apply-to': 'queues',
    priority: 0,
    definition: {},
    ...more,
  })
const rate = (value: number) => ({ rate: value })

const nothing: Facts = {
  version: '4.3.6',
  nodes: null,
  queues: null,
  exchanges: null,
  policies: null,
  operatorPolicies: null,
  channels: null,
  connections: null,
  flow: null,
  deadLetterTargets: null,
  certificates: null,
  deprecated: null,
  matcher: (pattern) => {
    const expression = new RegExp(pattern)
    return (name) => expression.test(name)
  },
}
const found = (facts: Partial<Facts>) => findingsOf({ ...nothing, ...facts })
const kinds = (facts: Partial<Facts>) => found(facts).map((finding) => finding.kind)

test('of what is not known nothing is said', () => {
  expect(found({})).toEqual([])
})

test('nodes: partitions first, then those that are down, then alarms', () => {
  const nodes = [
    node('a', { mem_alarm: true, disk_free_alarm: true }),
    node('b', { running: false }),
    node('c', { partitions: ['b'] }),
    node('d', { being_drained: true }),
    node('e'),
  ]
  expect(kinds({ nodes })).toEqual(['partition', 'down', 'memory', 'disk', 'drained'])
})

describe('a queue', () => {
  test.each([
    ['rests with a consumer', { messages: 500, messages_ready: 500, messages_details: rate(0) }, []],
    ['is empty and has no consumer', { consumers: 0, messages_ready: 0 }, []],
    ['has messages and no consumer', { consumers: 0, messages_ready: 5 }, ['noConsumer']],
    ['does not tell its consumers', { consumers: undefined, messages_ready: 5 }, []],
    ['is a stream', { type: 'stream', consumers: 0, messages_ready: 5, messages: 5 }, []],
    [
      'is a delay: it expires into another queue',
      {
        consumers: 0,
        messages_ready: 5,
        arguments: { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': '' },
      },
      [],
    ],
    ['only expires', { consumers: 0, messages_ready: 5, arguments: { 'x-message-ttl': 1 } }, ['noConsumer']],
    ['grows', { messages: 900, messages_details: rate(12) }, ['growing']],
    ['grows, but is small', { messages: 90, messages_details: rate(12) }, []],
    ['grows by a hair', { messages: 900, messages_details: rate(0.4) }, []],
    ['drains', { messages: 900, messages_details: rate(-30) }, ['draining']],
    [
      'is full and gets more',
      {
        messages_ready: 100,
        arguments: { 'x-max-length': 100 },
        message_stats: { publish_details: rate(3) },
      },
      ['atLimit'],
    ],
    [
      'is full and gets nothing',
      {
        messages_ready: 100,
        arguments: { 'x-max-length': 100 },
        message_stats: { publish_details: rate(0) },
      },
      [],
    ],
    [
      'sees most deliveries again',
      { message_stats: { deliver_get_details: rate(10), redeliver_details: rate(8) } },
      ['redelivered'],
    ],
    [
      'sees some deliveries again',
      { message_stats: { deliver_get_details: rate(10), redeliver_details: rate(2) } },
      [],
    ],
    ['waits for slow consumers', { messages_ready: 400, consumer_capacity: 0.1 }, ['slowConsumers']],
    ['has consumers that wait for it', { messages_ready: 400, consumer_capacity: 0.9 }, []],
    [
      'has consumers that hold messages and ack none',
      {
        messages_ready: 9,
        messages_unacknowledged: 3,
        message_stats: { deliver_get_details: rate(0), ack_details: rate(0) },
      },
      ['stuck'],
    ],
    [
      'has consumers that work',
      {
        messages_ready: 9,
        messages_unacknowledged: 3,
        message_stats: { deliver_get_details: rate(0), ack_details: rate(1) },
      },
      [],
    ],
    ['has no members to lose', { type: 'quorum', members: [], online: [] }, []],
    ['is down', { state: 'down' }, ['stopped']],
    ['lost its majority, by its state', { type: 'quorum', state: 'minority' }, ['minority']],
    [
      'lost its majority, by its members',
      { type: 'quorum', members: ['a', 'b', 'c'], online: ['a'] },
      ['minority'],
    ],
    ['lost one of three', { type: 'quorum', members: ['a', 'b', 'c'], online: ['a', 'c'] }, ['lagging']],
    ['has one member, online', { type: 'quorum', members: ['a'], online: ['a'] }, []],
    ['is a stream without majority', { type: 'stream', members: ['a', 'b'], online: ['b'] }, ['minority']],
  ])('%s', (_, more, expected) => {
    expect(kinds({ queues: [queue('q', more)] })).toEqual(expected)
  })

  test('that grows says when it is full, by the smaller of argument and policies', () => {
    const grows = queue('q', {
      messages: 400,
      messages_details: rate(2),
      arguments: { 'x-max-length': 10_000 },
      policy: 'short',
      operator_policy: 'shorter',
    })
    const [finding] = found({
      queues: [grows],
      policies: [policy('short', 'q', { definition: { 'max-length': 5_000 } })],
      operatorPolicies: [policy('shorter', 'q', { definition: { 'max-length': 1_000 } })],
    })
    expect(finding).toMatchObject({ kind: 'growing', limit: 1_000, secondsLeft: 300 })
  })

  test('that grows says when the disk of its node is at its limit, if that fills', () => {
    const grows = { ...queue('q', { messages: 900, messages_details: rate(4) }), node: 'n', consumers: 1 }
    const disk = (each: number) =>
      brokerNode.parse({
        name: 'n',
        running: true,
        disk_free: 5_000,
        disk_free_limit: 1_000,
        disk_free_details: rate(each),
      })
    expect(found({ queues: [grows], nodes: [disk(-20)] })).toMatchObject([{ secondsOfDisk: 200 }])
    expect(found({ queues: [grows], nodes: [disk(20)] })).toMatchObject([{ secondsOfDisk: null }])
    expect(found({ queues: [grows] })).toMatchObject([{ secondsOfDisk: null }])
  })

  test('that drains says when it is empty', () => {
    const drains = queue('q', { messages: 900, messages_details: rate(-30) })
    expect(found({ queues: [drains] })).toMatchObject([{ kind: 'draining', secondsLeft: 30 }])
  })
})

test('the fullest first, whatever the order they come in; the same finding has the same id', () => {
  const waiting = (name: string, ready: number) => queue(name, { consumers: 0, messages_ready: ready })
  const queues = [waiting('few', 2), waiting('most', 900), waiting('same b', 5), waiting('same a', 5)]
  const names = (list: typeof queues) =>
    found({ queues: list }).map((each) => ('queue' in each ? each.queue.name : ''))
  expect(names(queues)).toEqual(['most', 'same a', 'same b', 'few'])
  expect(names(queues.toReversed())).toEqual(names(queues))
  const ids = (list: typeof queues) => found({ queues: list }).map(findingId)
  expect(new Set(ids(queues)).size).toBe(4)
  expect(ids(queues)).toEqual(ids(queues.map((each) => ({ ...each, ready: (each.ready ?? 0) * 2 }))))
})

test('a queue is named once, by the worst of its findings', () => {
  const full = queue('full', {
    consumers: 0,
    messages_ready: 100,
    arguments: { 'x-max-length': 100 },
    message_stats: { publish_details: rate(3) },
  })
  expect(kinds({ queues: [full] })).toEqual(['atLimit'])
})

describe('dead letters', () => {
  const targets = [{ vhost: '/', queue: 'dead', exchange: 'dlx' }]

  test('that nobody consumes are said once', () => {
    const dead = queue('dead', { consumers: 0, messages_ready: 7 })
    expect(found({ queues: [dead], deadLetterTargets: targets })).toMatchObject([
      { kind: 'deadLetters', ready: 7, exchange: 'dlx' },
    ])
  })

  test.each([
    ['empty', { consumers: 0, messages_ready: 0 }],
    ['consumed', { consumers: 2, messages_ready: 7 }],
    [
      'sent on by themselves',
      {
        consumers: 0,
        messages_ready: 7,
        arguments: { 'x-message-ttl': 5_000, 'x-dead-letter-exchange': 'orders' },
      },
    ],
  ])('that are %s are no finding', (_, more) => {
    expect(kinds({ queues: [queue('dead', more)], deadLetterTargets: targets })).toEqual([])
  })
})

describe('clients', () => {
  test.each([
    ['holds all it may and acks none', { messages_unacknowledged: 3, prefetch_count: 3 }, ['prefetchFull']],
    [
      'holds all it may and acks',
      { messages_unacknowledged: 1, prefetch_count: 1, message_stats: { ack_details: rate(9) } },
      [],
    ],
    ['holds less', { messages_unacknowledged: 2, prefetch_count: 3 }, []],
    ['has no limit', { messages_unacknowledged: 900, prefetch_count: 0 }, []],
  ])('a channel that %s', (_, more, expected) => {
    expect(kinds({ channels: [channel({ consumer_count: 1, ...more })] })).toEqual(expected)
  })

  test.each([
    ['running', 0],
    ['flow', 1],
    ['blocked', 1],
    ['blocking', 1],
    ['?', 0],
  ])('a connection in state %s', (state, count) => {
    expect(found({ connections: [brokerConnection.parse({ name: 'c', state })] })).toHaveLength(count)
  })
})

describe('the broker', () => {
  const flow = {
    dropped: 0,
    returned: 0,
    connectionsOpened: 0,
    channelsOpened: 0,
    connections: 10,
    channels: 10,
  }

  test('says which channels publish into nowhere', () => {
    const channels = [
      channel({ name: 'lost (1)', message_stats: { drop_unroutable_details: rate(3) } }),
      channel({ name: 'fine (1)', message_stats: { publish_details: rate(3) } }),
    ]
    expect(found({ flow: { ...flow, dropped: 3 }, channels })).toEqual([
      { kind: 'unroutable', dropped: 3, returned: 0, channels: ['lost (1)'] },
    ])
    expect(found({ flow, channels })).toEqual([])
  })

  test('says when clients come and go', () => {
    expect(found({ flow: { ...flow, connectionsOpened: 20 } })).toMatchObject([
      { kind: 'churn', of: 'connections', opened: 20, open: 10 },
    ])
    // 6 of 5,000 in a second is how a large fleet is.
    expect(found({ flow: { ...flow, channelsOpened: 6, channels: 5_000 } })).toEqual([])
  })

  test('says that certificates expire and that deprecated features are used', () => {
    const certificates = {
      check: 'certificate-expiration' as const,
      state: 'failed' as const,
      reason: 'Certificates expiring',
      evidence: ['expired: …'],
    }
    expect(kinds({ certificates, deprecated: ['transient_nonexcl_queues'] })).toEqual([
      'certificates',
      'deprecated',
    ])
    expect(kinds({ certificates: { ...certificates, state: 'absent' }, deprecated: [] })).toEqual([])
  })
})

describe('policies', () => {
  const exchanges = [{ vhost: '/', name: 'orders', policy: null }]
  const queues = [queue('orders.eu', { policy: 'wins' }), queue('other', {})]
  const of = (...policies: ReturnType<typeof policy>[]) => found({ queues, exchanges, policies })

  test('that match nothing', () => {
    expect(of(policy('idle', '^invoices'))).toEqual([
      { kind: 'idlePolicy', vhost: '/', policy: 'idle', pattern: '^invoices' },
    ])
    // It would match an exchange, and is not for exchanges.
    expect(of(policy('queues only', '^orders$'))).toMatchObject([{ kind: 'idlePolicy' }])
    expect(of(policy('elsewhere', '.*', { vhost: 'b' }))).toMatchObject([{ kind: 'idlePolicy' }])
  })

  test('that others win over', () => {
    expect(of(policy('wins', '^orders'), policy('loses', 'eu$'))).toEqual([
      { kind: 'shadowedPolicy', vhost: '/', policy: 'loses', by: ['wins'] },
    ])
  })

  test('that hold, that are about to hold, and that cannot be tried are no finding', () => {
    expect(of(policy('wins', '^orders'))).toEqual([])
    expect(of(policy('just made', '^other$'))).toEqual([])
    expect(found({ queues, exchanges, policies: [policy('odd', '(?<=x)y')], matcher: () => null })).toEqual(
      [],
    )
  })
})

test('every finding has its level', () => {
  expect(levelOf({ kind: 'deprecated', features: ['x'] })).toBe('info')
  expect(levelOf({ kind: 'down', node: { name: 'a' } })).toBe('bad')
})
