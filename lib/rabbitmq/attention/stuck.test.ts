import { describe, expect, test } from 'vitest'
import { brokerChannel } from '@/lib/rabbitmq/channel'
import { brokerConsumer } from '@/lib/rabbitmq/consumer'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { queueRules } from '@/lib/rabbitmq/routing/queue-rules'
import { diagnose, type StuckFacts } from './stuck'

const rate = (value: number) => ({ rate: value })
const consumer = (channel: string, more: object = {}) =>
  brokerConsumer.parse({
    consumer_tag: `of ${channel}`,
    queue: { vhost: '/', name: 'q' },
    channel_details: { name: channel },
    ack_required: true,
    prefetch_count: 5,
    active: true,
    activity_status: 'up',
    ...more,
  })
const channel = (name: string, more: object = {}) =>
  brokerChannel.parse({ name, state: 'running', user: 'u', consumer_count: 1, ...more })

function facts(queue: object, more: Partial<StuckFacts> = {}): StuckFacts {
  const parsed = brokerQueue.parse({ vhost: '/', name: 'q', type: 'classic', state: 'running', ...queue })
  return {
    queue: parsed,
    rules: queueRules(parsed.type, parsed.arguments, {}, '4.3.6'),
    consumers: [],
    channels: [],
    nodes: null,
    alarms: null,
    bindings: 1,
    keepsRates: true,
    quiet: null,
    ...more,
  }
}
const holding = { messages: 50, messages_ready: 50, messages_unacknowledged: 0 }
const said = (of: StuckFacts) => {
  const { verdict, reasons } = diagnose(of)
  return [verdict, ...reasons.map(({ kind }) => kind)]
}

test.each([
  ['empty', facts({ messages: 0, messages_ready: 0, consumers: 1 }), ['empty']],
  [
    'empty and bound to nothing',
    facts({ messages: 0, messages_ready: 0 }, { bindings: 0 }),
    ['empty', 'unbound'],
  ],
  [
    'full by bytes, without consumers',
    facts({ ...holding, consumers: 0, message_bytes_ready: 999, arguments: { 'x-max-length-bytes': 1_000 } }),
    ['stuck', 'noConsumer', 'drops'],
  ],
  ['without counts', facts({ consumers: 1 }), ['unknown']],
  ['without consumers', facts({ ...holding, consumers: 0 }), ['stuck', 'noConsumer']],
  [
    'that delivers',
    facts({ ...holding, consumers: 1, message_stats: { deliver_get_details: rate(9) } }),
    ['moving'],
  ],
  [
    'that gets more than it delivers',
    facts({
      ...holding,
      consumers: 1,
      messages_details: rate(4),
      message_stats: { deliver_get_details: rate(9), publish_details: rate(13) },
    }),
    ['moving', 'outpaced'],
  ],
  ['a stream', facts({ ...holding, type: 'stream' }), ['moving']],
  ['down', facts({ ...holding, state: 'down', consumers: 0 }), ['stuck', 'state']],
  [
    'syncing its mirrors (3.x)',
    facts({ ...holding, consumers: 1, state: 'syncing', slave_nodes: ['b'], synchronised_slave_nodes: [] }),
    ['stuck', 'state'],
  ],
  [
    'a quorum queue with one of three members',
    facts({ ...holding, type: 'quorum', members: ['a', 'b', 'c'], online: ['a'], consumers: 3 }),
    ['stuck', 'state'],
  ],
  [
    'with a consumer that slows it down',
    facts({ ...holding, consumers: 1, consumer_capacity: 0.01, message_stats: { ack_details: rate(1) } }),
    ['moving', 'slowConsumers'],
  ],
  [
    'whose messages go round',
    facts({
      ...holding,
      consumers: 1,
      message_stats: { deliver_get_details: rate(10), redeliver_details: rate(9) },
    }),
    ['moving', 'redelivered'],
  ],
  [
    'full, without consumers',
    facts({ ...holding, consumers: 0, arguments: { 'x-max-length': 50 } }),
    ['stuck', 'noConsumer', 'drops'],
  ],
  [
    'whose messages expire',
    facts({ ...holding, consumers: 0, arguments: { 'x-message-ttl': 9_000 } }),
    ['stuck', 'noConsumer', 'expires'],
  ],
  ['in flow', facts({ ...holding, consumers: 1, state: 'flow' }), ['stuck', 'queueFlow']],
  [
    'whose messages wait for a retry',
    facts({ ...holding, consumers: 1, messages_delayed: 50 }),
    ['stuck', 'delayed'],
  ],
  [
    'under an alarm',
    facts(
      { ...holding, consumers: 1 },
      { nodes: [brokerNode.parse({ name: 'n', running: true, disk_free_alarm: true })] },
    ),
    ['stuck', 'alarm'],
  ],
  [
    'under an alarm of a node that is not shown',
    facts({ ...holding, consumers: 1 }, { alarms: [{ node: 'n', resource: 'memory' }] }),
    ['stuck', 'alarm'],
  ],
  [
    'under an alarm that its node does not tell',
    facts(
      { ...holding, consumers: 1 },
      {
        nodes: [brokerNode.parse({ name: 'n', running: true })],
        alarms: [{ node: 'n', resource: 'memory' }],
      },
    ),
    ['stuck', 'alarm'],
  ],
])('a queue %s', (_, of, expected) => {
  expect(said(of)).toEqual(expected)
})

describe('a queue whose consumer holds messages and has not acked', () => {
  const work = { messages: 9, messages_ready: 7, messages_unacknowledged: 2, consumers: 1 }
  const stats = { message_stats: { deliver_get_details: rate(0), ack_details: rate(0) } }
  test.each([
    ['for 6 s: it may be at work', 6, 'quiet'],
    ['for 29 s', 29, 'quiet'],
    ['for 30 s', 30, 'stuck'],
    ['ever', null, 'stuck'],
    ['for who knows how long: it may be at work', 'unknown', 'unknown'],
  ] as const)('%s', (_, quiet, verdict) => {
    expect(diagnose(facts({ ...work, ...stats }, { quiet })).verdict).toBe(verdict)
  })

  test('is stuck at once when nobody is left to consume it, or its node is', () => {
    for (const quiet of [6, 'unknown'] as const) {
      expect(diagnose(facts({ ...work, ...stats, consumers: 0 }, { quiet })).verdict).toBe('stuck')
      expect(diagnose(facts({ ...work, ...stats, state: 'down' }, { quiet })).verdict).toBe('stuck')
    }
  })

  test('what would hold it up is said where it is not known for how long, and that it is not', () => {
    const consumers = [consumer('a (1)', { prefetch_count: 2 })]
    const channels = [channel('a (1)', { messages_unacknowledged: 2, prefetch_count: 2 })]
    const given = facts({ ...work, ...stats }, { consumers, channels, quiet: 'unknown' })
    expect(said(given)).toEqual(['unknown', 'prefetchFull'])
    expect(diagnose(given).unknown).toBe('samples')
  })

  test('moves when it moves, however long it was quiet when that was counted', () => {
    const acks = { message_stats: { deliver_get_details: rate(0), ack_details: rate(1) } }
    expect(diagnose(facts({ ...work, ...acks }, { quiet: 60 })).verdict).toBe('moving')
  })
})

describe('consumers that hold all they may', () => {
  const full = channel('a (1)', { messages_unacknowledged: 5, prefetch_count: 5 })
  const free = channel('b (1)', { messages_unacknowledged: 1, prefetch_count: 5 })

  test('are named, the fullest first', () => {
    const { verdict, reasons } = diagnose(
      facts(
        { ...holding, consumers: 2 },
        { consumers: [consumer('a (1)'), consumer('b (1)')], channels: [free, full] },
      ),
    )
    expect(verdict).toBe('stuck')
    expect(reasons).toEqual([
      {
        kind: 'prefetchFull',
        consumers: 2,
        full: 1,
        holders: [{ channel: 'a (1)', user: 'u', unacked: 5, limit: 5, shared: false }],
      },
    ])
  })

  test('stop a queue with a single active consumer, however many wait', () => {
    const consumers = [
      consumer('a (1)', { activity_status: 'single_active' }),
      consumer('b (1)', { active: false, activity_status: 'waiting' }),
    ]
    expect(said(facts({ ...holding, consumers: 2 }, { consumers, channels: [full, free] }))).toEqual([
      'stuck',
      'singleActive',
      'prefetchFull',
    ])
  })

  test('may hold all there is', () => {
    const queue = { messages: 5, messages_ready: 0, messages_unacknowledged: 5, consumers: 1 }
    expect(said(facts(queue, { consumers: [consumer('a (1)')], channels: [full] }))).toEqual([
      'stuck',
      'allUnacked',
    ])
  })
})

describe('a single active consumer', () => {
  const consumers = [
    consumer('a (1)', { activity_status: 'single_active' }),
    consumer('b (1)', { active: false, activity_status: 'waiting' }),
  ]
  const still = { ack_details: rate(0), deliver_get_details: rate(0) }
  test.each([
    ['is full', { messages_unacknowledged: 5, prefetch_count: 5 }, 'yes'],
    ['has room and acks none', { messages_unacknowledged: 2, prefetch_count: 5, message_stats: still }, 'no'],
    [
      'has room and works',
      { messages_unacknowledged: 2, prefetch_count: 5, message_stats: { ...still, ack_details: rate(1) } },
      null,
    ],
    ['has room, who knows whether it acks', { messages_unacknowledged: 2, prefetch_count: 5 }, null],
  ])('that %s', (_, more, full) => {
    const { reasons } = diagnose(
      facts({ ...holding, consumers: 2 }, { consumers, channels: [channel('a (1)', more)] }),
    )
    const [reason] = reasons.filter(({ kind }) => kind === 'singleActive')
    if (full === null) expect(reason).toBeUndefined()
    else expect(reason).toMatchObject({ tag: 'of a (1)', full, waiting: 1 })
  })
})

describe('a channel that consumes two queues', () => {
  const other = (channelName: string, more: object = {}) =>
    consumer(channelName, { queue: { vhost: '/', name: 'other' }, ...more })
  const told = (unacked: number, list: ReturnType<typeof consumer>[], more: object = {}) => ({
    ...channel('a (1)', {
      messages_unacknowledged: unacked,
      prefetch_count: 5,
      consumer_count: list.length,
      ...more,
    }),
    consumerList: list,
  })
  const mine = consumer('a (1)')
  const both = [mine, other('a (1)')]
  test.each([
    ['all that it holds is of this one', 5, told(5, both), 'prefetchFull'],
    ['it holds all that it may of both', 7, told(10, both), 'prefetchFull'],
    ['it holds more than it may of the other one', 3, told(9, both), null],
    ['it holds enough, perhaps of the other one', null, told(5, both), 'prefetchShared'],
    ['this one has fewer unacked than it may', 2, told(5, both), null],
    [
      'the other one has no limit',
      null,
      told(40, [mine, other('a (1)', { prefetch_count: 0 })]),
      'prefetchShared',
    ],
    [
      'the other one need not ack',
      5,
      told(5, [mine, other('a (1)', { ack_required: false })]),
      'prefetchFull',
    ],
    ['the whole channel has a limit', 1, told(4, both, { global_prefetch_count: 4 }), 'prefetchFull'],
  ])('and %s', (_, unacked, one, kind) => {
    const queue = { messages: 60, messages_ready: 50, messages_unacknowledged: unacked, consumers: 1 }
    const [, ...kinds] = said(facts(queue, { consumers: [mine], channels: [one] }))
    expect(kinds).toEqual(kind === null ? [] : [kind])
  })

  test('beside another one of this queue that has room: which of them is full is not known', () => {
    const queue = { messages: 60, messages_ready: 50, messages_unacknowledged: 6, consumers: 2 }
    const channels = [told(5, both), channel('b (1)', { messages_unacknowledged: 1, prefetch_count: 5 })]
    const { reasons } = diagnose(facts(queue, { consumers: [mine, consumer('b (1)')], channels }))
    expect(reasons).toEqual([
      {
        kind: 'prefetchShared',
        consumers: 2,
        full: 1,
        holders: [{ channel: 'a (1)', user: 'u', unacked: 5, limit: 5, shared: true }],
      },
    ])
  })

  test('is full where the queue itself says that its consumer is blocked', () => {
    const queue = { messages: 60, messages_ready: 50, messages_unacknowledged: 6, consumers: 2 }
    const blocked = consumer('a (1)', { activity_status: 'blocked' })
    const channels = [told(5, both), channel('b (1)', { messages_unacknowledged: 1, prefetch_count: 5 })]
    expect(said(facts(queue, { consumers: [blocked, consumer('b (1)')], channels }))).toEqual([
      'stuck',
      'prefetchFull',
    ])
  })
})

describe('without rates', () => {
  const full = channel('a (1)', { messages_unacknowledged: 5, prefetch_count: 5 })
  const consumers = [consumer('a (1)')]
  test.each([
    ['nothing is said of a queue that is consumed', { ...holding, consumers: 1 }, {}, ['unknown']],
    [
      'what would hold it up is said',
      { ...holding, consumers: 1 },
      { consumers, channels: [full] },
      ['unknown', 'prefetchFull'],
    ],
    [
      'messages with consumers may be worked at',
      { messages: 5, messages_ready: 0, messages_unacknowledged: 5, consumers: 1 },
      { consumers, channels: [full] },
      ['unknown', 'allUnacked'],
    ],
    ['nobody to take them is enough', { ...holding, consumers: 0 }, {}, ['stuck', 'noConsumer']],
    ['a state is enough', { ...holding, consumers: 1, state: 'down' }, {}, ['stuck', 'state']],
    ['empty is empty', { messages: 0, messages_ready: 0, consumers: 1 }, {}, ['empty']],
  ])('%s', (_, queue, more, expected) => {
    const given = facts(queue, { ...more, keepsRates: false })
    expect(said(given)).toEqual(expected)
    expect(diagnose(given).unknown).toBe(expected[0] === 'unknown' ? 'rates' : null)
  })

  test('what is not told is named', () => {
    expect(diagnose(facts({ consumers: 1 })).unknown).toBe('counts')
  })
})

test('consumers that the queue leaves out, and channels that the broker holds back', () => {
  const consumers = [consumer('a (1)', { active: false, activity_status: 'suspected_down' })]
  const channels = [channel('a (1)', { state: 'flow' })]
  expect(said(facts({ ...holding, consumers: 1 }, { consumers, channels }))).toEqual([
    'stuck',
    'inactive',
    'clientFlow',
  ])
})
