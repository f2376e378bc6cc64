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
    bindings: 1,
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
])('a queue %s', (_, of, expected) => {
  expect(said(of)).toEqual(expected)
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
        holders: [{ channel: 'a (1)', user: 'u', unacked: 5, limit: 5 }],
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

test('consumers that the queue leaves out, and channels that the broker holds back', () => {
  const consumers = [consumer('a (1)', { active: false, activity_status: 'suspected_down' })]
  const channels = [channel('a (1)', { state: 'flow' })]
  expect(said(facts({ ...holding, consumers: 1 }, { consumers, channels }))).toEqual([
    'stuck',
    'inactive',
    'clientFlow',
  ])
})
