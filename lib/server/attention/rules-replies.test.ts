import { describe, expect, test } from 'vitest'
import { brokerChannel } from '@/lib/rabbitmq/channel'
import { brokerConnection } from '@/lib/rabbitmq/connection'
import { brokerConsumer } from '@/lib/rabbitmq/consumer'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerFigures } from '@/lib/rabbitmq/overview'
import { tolerantList } from '@/lib/rabbitmq/page'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { queueRules } from '@/lib/rabbitmq/routing/queue-rules'
import { findingsOf, type Facts } from '@/lib/rabbitmq/attention/attention'
import { diagnose } from '@/lib/rabbitmq/attention/stuck'
import { keyOf } from '@/lib/rabbitmq/object-key'
import { recorded, recordedVersions } from '@/lib/testing/replies'
import { noFacts } from '@/lib/testing/no-facts'

/** The rules over what brokers of three versions really answered: as it was, and with one figure of it changed. */
type Body = Record<string, unknown>

function named(version: string, reply: string, name?: string): Body {
  const answer = recorded(version, reply)
  const rows = (
    Array.isArray(answer) ? answer : ((answer as { items?: unknown }).items ?? [answer])
  ) as Body[]
  const body = rows.find((row) => name === undefined || row['name'] === name)
  if (body === undefined) throw new Error(`${reply} of ${version} has no ${name ?? 'row'}`)
  return body
}

/** The body with other values at these paths. What this version does not say cannot be changed: the rule would not see it. */
function changed(body: Body, values: Record<string, unknown>): Body {
  const copy = structuredClone(body)
  for (const [dotted, value] of Object.entries(values)) {
    const keys = dotted.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce<Body>((object, key) => {
      const next = object[key]
      if (next === null || typeof next !== 'object') throw new Error(`there is no ${dotted}`)
      return next as Body
    }, copy)
    if (!(last in parent)) throw new Error(`there is no ${dotted}`)
    parent[last] = value
  }
  return copy
}

describe.each(recordedVersions)('RabbitMQ %s', (version) => {
  const kinds = (facts: Partial<Facts>) =>
    findingsOf({ ...noFacts, version, ...facts }).map(({ kind }) => kind)
  const quietQueues = new Map([[keyOf({ vhost: 'replies', name: 'orders' }), 60]])

  test('as it was recorded', () => {
    const queues = ['orders', 'jobs', 'events'].map((name) =>
      brokerQueue.parse(named(version, 'queues-page', name)),
    )
    const found = findingsOf({ ...noFacts, version, queues, quietQueues })
    // A queue whose consumer holds two of five, one without a consumer, a stream.
    expect(found).toMatchObject([
      { kind: 'stuck', queue: { name: 'orders' }, ready: 3, unacked: 2, consumers: 1, seconds: 60 },
      { kind: 'noConsumer', queue: { name: 'jobs' }, ready: 3 },
    ])
    expect(kinds({ nodes: [brokerNode.parse(named(version, 'nodes'))] })).toEqual([])
    expect(kinds({ connections: [brokerConnection.parse(named(version, 'connections-page'))] })).toEqual([])
  })

  const orders = 'orders'
  test.each([
    ['noConsumer', { consumers: 0 }],
    ['growing', { messages: 900, 'messages_details.rate': 12 }],
    ['draining', { messages: 900, 'messages_details.rate': -12 }],
    ['atLimit', { messages_ready: 1_000, 'message_stats.publish_details.rate': 3 }],
    [
      'redelivered',
      { 'message_stats.redeliver_details.rate': 9, 'message_stats.deliver_get_details.rate': 10 },
    ],
    ['slowConsumers', { messages_ready: 400, consumer_capacity: 0.1, consumer_utilisation: 0.1 }],
    ['stopped', { state: 'down' }],
  ])('a classic queue: %s', (kind, values) => {
    const body = changed(named(version, 'queues-page', orders), values)
    expect(kinds({ queues: [brokerQueue.parse(body)] })).toEqual([kind])
  })

  test.each([
    ['minority', { members: ['a', 'b', 'c'], online: ['a'] }],
    ['lagging', { members: ['a', 'b', 'c'], online: ['a', 'b'] }],
  ])('a quorum queue: %s', (kind, values) => {
    const body = changed(named(version, 'queue-quorum'), { ...values, messages_ready: 0 })
    expect(kinds({ queues: [brokerQueue.parse(body)] })).toEqual([kind])
  })

  test.each([
    ['down', { running: false }],
    ['memory', { mem_alarm: true }],
    ['disk', { disk_free_alarm: true }],
    ['partition', { partitions: ['b'] }],
  ])('a node: %s', (kind, values) => {
    expect(kinds({ nodes: [brokerNode.parse(changed(named(version, 'nodes'), values))] })).toEqual([kind])
  })

  test('a node in maintenance, which 3.10 does not tell', () => {
    const node = named(version, 'nodes')
    if (version.startsWith('3.10')) {
      expect(node).not.toHaveProperty('being_drained')
      return
    }
    const drained = brokerNode.parse(changed(node, { being_drained: true }))
    expect(kinds({ nodes: [drained] })).toEqual(['drained'])
  })

  test.each([
    ['flow', ['blocked']],
    ['blocked', ['blocked']],
    // It would be, if it published.
    ['blocking', []],
  ])('a connection: %s', (state, expected) => {
    const body = changed(named(version, 'connections-page'), { state })
    expect(kinds({ connections: [brokerConnection.parse(body)] })).toEqual(expected)
  })

  test('a queue whose messages expire into another one: a delay, unless it was consumed before', () => {
    const args = { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': 'late' }
    const delay = changed(named(version, 'queues-page', 'jobs'), { arguments: args })
    expect(kinds({ queues: [brokerQueue.parse(delay)] })).toEqual([])
    const left = changed(named(version, 'queues-page', orders), { arguments: args, consumers: 0 })
    expect(findingsOf({ ...noFacts, version, queues: [brokerQueue.parse(left)] })).toMatchObject([
      { kind: 'noConsumer', expires: { ttl: 30_000, exchange: 'late' } },
    ])
  })

  test('a channel that holds all it may', () => {
    const full = brokerChannel.parse(named(version, 'channels-page'))
    const heldChannels = new Map([[full.name, { quiet: 60, ready: 3 }]])
    expect(findingsOf({ ...noFacts, channels: [full], heldChannels })).toMatchObject([
      { kind: 'prefetchFull', unacked: 2, limit: 2, ready: 3, seconds: 60 },
    ])
    const acks = changed(named(version, 'channels-page'), { 'message_stats.ack_details.rate': 1 })
    expect(kinds({ channels: [brokerChannel.parse(acks)], heldChannels })).toEqual([])
  })

  test.each([
    ['unroutable', { 'message_stats.drop_unroutable_details.rate': 3 }],
    ['unroutable', { 'message_stats.return_unroutable_details.rate': 3 }],
    ['churn', { 'churn_rates.connection_created_details.rate': 30 }],
    ['churn', { 'churn_rates.channel_created_details.rate': 30 }],
  ])('the whole broker: %s', (kind, values) => {
    const quiet = {
      'message_stats.drop_unroutable_details.rate': 0,
      'message_stats.return_unroutable_details.rate': 0,
      'churn_rates.connection_created_details.rate': 0,
      'churn_rates.channel_created_details.rate': 0,
    }
    const flowOf = (changes: Record<string, unknown>) => {
      const { unroutable, churn, objects, statisticsQueue } = brokerFigures.parse(
        changed(named(version, 'overview-figures'), { ...quiet, ...changes }),
      )
      const { connectionsOpened, channelsOpened } = churn
      const { connections, channels } = objects
      return { ...unroutable, connectionsOpened, channelsOpened, connections, channels, statisticsQueue }
    }
    expect(kinds({ flow: flowOf({}) })).toEqual([])
    expect(kinds({ flow: flowOf(values) })).toEqual([kind])
  })

  test('tells how many events its statistics have not worked off', () => {
    const body = changed(named(version, 'overview'), { statistics_db_event_queue: 5_000 })
    expect(brokerFigures.parse(body).statisticsQueue).toBe(5_000)
  })

  test.each([
    ['as it was recorded', {}, {}, ['stuck', 'prefetchFull']],
    ['whose consumer has room', {}, { prefetch_count: 0 }, ['stuck']],
    ['that delivers', { 'message_stats.deliver_get_details.rate': 4 }, {}, ['moving', 'prefetchFull']],
    ['without consumers', { consumers: 0, consumer_details: [] }, {}, ['stuck', 'noConsumer']],
    ['that is full', { messages_ready: 1_000 }, {}, ['stuck', 'prefetchFull', 'drops']],
    ['that lost its node', { state: 'down' }, {}, ['stuck', 'state']],
    ['that is empty', { messages: 0, messages_ready: 0 }, {}, ['empty']],
  ])('why a queue is stuck, %s', (_, values, ofConsumer, expected) => {
    const body = changed(named(version, 'queue-classic'), values)
    const queue = brokerQueue.parse(body)
    const consumers = (body['consumer_details'] as Body[]).map((each) =>
      brokerConsumer.parse({
        ...changed(each, ofConsumer),
        // 4.3 itself says that it is full.
        ...('prefetch_count' in ofConsumer ? { activity_status: 'up' } : {}),
      }),
    )
    const channels = [brokerChannel.parse(named(version, 'channels-page'))]
    const { verdict, reasons } = diagnose({
      queue,
      rules: queueRules(queue.type, queue.arguments, {}, version),
      consumers,
      channels,
      nodes: [brokerNode.parse(named(version, 'nodes'))],
      alarms: null,
      bindings: 1,
      keepsRates: true,
      quiet: null,
    })
    expect([verdict, ...reasons.map(({ kind }) => kind)]).toEqual(expected)
  })
})

test.each([
  ['queue-mirrored', false],
  ['queue-syncing', true],
])('mirrors of 3.10.8 that are not synchronised: %s', (reply, syncing) => {
  const noConsumer = { kind: 'noConsumer', ready: 80_000 }
  const found = (values: Record<string, unknown>) =>
    findingsOf({ ...noFacts, queues: [brokerQueue.parse(changed(named('3.10.8', reply), values))] })
  expect(found({})).toMatchObject([
    noConsumer,
    {
      kind: 'unsynchronised',
      queue: { vhost: 'replies', name: 'mirrored' },
      lacking: ['warren2@localhost', 'warren3@localhost'],
      mirrors: 2,
      total: 80_000,
      syncing,
    },
  ])
  const all = ['warren2@localhost', 'warren3@localhost']
  expect(found({ synchronised_slave_nodes: all })).toMatchObject([noConsumer])
})

// 4.3 has Khepri, and tells of none.
test.each(['3.10.8', '4.0.5'])(
  'a partition of %s: the third node stood still for longer than net_ticktime',
  (version) => {
    const { rows: nodes, unreadable } = tolerantList(brokerNode).parse(recorded(version, 'nodes-partition'))
    expect(unreadable).toBe(0)
    const [first, second, third] = ['warren1@localhost', 'warren2@localhost', 'warren3@localhost']
    // To the node that was asked the third does not run.
    expect(nodes.map(({ name, running }) => [name, running])).toEqual([
      [first, true],
      [second, true],
      [third, false],
    ])
    expect(findingsOf({ ...noFacts, version, nodes })).toEqual([
      { kind: 'partition', node: { name: first }, others: [third] },
      { kind: 'partition', node: { name: second }, others: [third] },
      { kind: 'partition', node: { name: third }, others: [first, second] },
    ])
  },
)
