import { describe, expect, test } from 'vitest'
import { brokerQueueDetails } from '@/lib/rabbitmq/queue-details'
import { identityOf, messagesOf } from '@/lib/rabbitmq/queue-fields'
import { recordedBody, recordedVersions } from '@/lib/testing/replies'

const replies = [
  'classic',
  'quorum',
  'stream',
  'classic-whole',
  'quorum-whole',
  'stream-whole',
  'exclusive',
  'single-active',
]

/** Of versions that mirror classic queues: with mirrors that are not synchronised, and while they synchronise. */
const mirroredReplies: Record<string, string[]> = { '3.10.8': ['mirrored', 'syncing'] }

/** All that the page of a queue shows of it. */
function shown(reply: unknown) {
  const queue = brokerQueueDetails.parse(reply)
  return JSON.stringify([
    identityOf(queue),
    messagesOf(queue),
    // "Arguments and policy"
    [queue.policy, queue.operatorPolicy, queue.deliveryLimit, queue.delayedRetry],
    [queue.arguments, queue.effectivePolicy],
    // Figures and rates by kind
    [queue.consumers, queue.consumerCapacity, queue.kinds],
    // "Incoming by exchange" and "Outgoing by channel"
    [queue.incoming, queue.outgoing],
  ])
}

const inHead = 'it is the title of the page'
const inChart = 'how it changes is the chart of depth'
/** What the page does not show of a queue, and why. */
const leftOut: Record<string, string> = {
  name: inHead,
  vhost: inHead,
  consumer_details: 'the table of consumers has them, by a schema of its own',
  consumer_utilisation: 'consumer_capacity under its older name',
  messages_details: inChart,
  messages_ready_details: inChart,
  messages_unacknowledged_details: inChart,
  messages_active_priorities: 'as many as messages_by_priority has entries',
  reductions: 'a count since the process began tells nothing; its rate is shown',
}
/** Of the counters, what the table of rates by kind leaves out. */
const countersLeftOut: Record<string, string> = {
  deliver_get: 'the sum of deliver and get with their automatic kinds; it is among the figures',
}

/** What a reply could say where those that were recorded say nothing: null, false or an empty list. */
const examples: Record<string, unknown> = {
  auto_delete: true,
  deliveries: [{ channel_details: { name: 'a (1)' }, stats: { deliver_get_details: { rate: 1 } } }],
  effective_policy_definition: { 'max-length': 5 },
  exclusive: true,
  exclusive_consumer_tag: 'tag',
  first_timestamp: 1_795_192_452_071,
  head_message_timestamp: 1_795_192_452,
  incoming: [{ exchange: { name: 'x', vhost: '/' }, stats: { publish_details: { rate: 1 } } }],
  internal: true,
  internal_owner: { name: 'x', vhost: '/', kind: 'exchange' },
  operator_policy: 'operator',
  policy: 'policy',
  recoverable_slaves: ['rabbit@b'],
  synchronised_slave_nodes: ['rabbit@b'],
  single_active_consumer_ctag: 'tag',
  single_active_consumer_tag: 'tag',
  messages_ready_high: 1,
  messages_by_priority: { 9: 1 },
}

const isSingle = { arguments: { 'x-single-active-consumer': true } }
/** What else a reply must say for a field to mean something. */
const onlyWith: Record<string, object> = {
  single_active_consumer_ctag: isSingle,
  single_active_consumer_tag: isSingle,
}

describe.each(recordedVersions)('every field of a queue that RabbitMQ %s sends', (version) => {
  const recorded = [...replies, ...(mirroredReplies[version] ?? [])].map((name) =>
    recordedBody(version, `queue-${name}`),
  )

  test('is on its page, or left out for a reason', () => {
    const keys = new Set(recorded.flatMap((reply) => Object.keys(reply)))
    const isShown = (key: string) =>
      key === 'message_stats' ||
      recorded.some((reply) => {
        const meant: Record<string, unknown> = { ...reply, ...onlyWith[key] }
        const { [key]: _, ...without } = meant
        const other = key in examples ? { ...meant, [key]: examples[key] } : without
        return key in reply && shown(other) !== shown(meant)
      })
    expect([...keys].filter((key) => !(key in leftOut) && !isShown(key))).toEqual([])
    expect(Object.keys(leftOut).filter((key) => leftOut[key] !== inHead && isShown(key))).toEqual([])
  })

  test('its counters, too', () => {
    const stats = recorded.map((reply) => (reply['message_stats'] ?? {}) as Record<string, unknown>)
    const keys = new Set(stats.flatMap((each) => Object.keys(each)))
    const isShown = (key: string) =>
      stats.some((each, index) => {
        const { [key]: _, ...without } = each
        return key in each && shown({ ...recorded[index], message_stats: without }) !== shown(recorded[index])
      })
    const missing = [...keys].filter(
      (key) => !(key.replace(/_details$/, '') in countersLeftOut) && !isShown(key),
    )
    expect(missing).toEqual([])
  })
})

const details = (more: object) => brokerQueueDetails.parse({ vhost: '/', name: 'q', ...more })
const factOf = (key: string, more: object) => {
  const queue = details(more)
  return [...identityOf(queue), ...messagesOf(queue)].find((fact) => fact.key === key)
}

test('a quorum queue of 3.10 names its single active consumer, under its older name', () => {
  const reply = recordedBody('3.10.8', 'queue-single-active')
  expect(factOf('single', reply)).toMatchObject({ value: 'first' })
})

test('mirrors of 3.10: where they are and which are synchronised', () => {
  const mirrored = { slave_nodes: ['rabbit@b', 'rabbit@c'], synchronised_slave_nodes: ['rabbit@b'] }
  expect(factOf('mirrors', mirrored)).toMatchObject({ value: ['rabbit@b', 'rabbit@c'] })
  expect(factOf('synchronised', mirrored)).toMatchObject({ value: ['rabbit@b'] })
  expect(factOf('mirrors', { slave_nodes: [] })).toBeUndefined()
})

test('mirrors that synchronise (3.10): how many messages they were sent', () => {
  const reply = recordedBody('3.10.8', 'queue-syncing')
  expect(factOf('state', reply)).toMatchObject({ value: 'syncing' })
  expect(factOf('syncMessages', reply)).toMatchObject({ value: 7_204 })
  expect(factOf('syncMessages', { state: 'running' })).toBeUndefined()
})

test('delayed messages of 4.3 say when they come back, priorities count from the highest', () => {
  const delayed = {
    messages_delayed: 2,
    next_delayed_at: 1_796_147_166_411,
    last_delayed_at: 1_796_147_200_000,
  }
  expect(factOf('delayed', delayed)).toMatchObject({ value: 2 })
  expect(factOf('nextDelayed', delayed)).toMatchObject({ value: 1_796_147_166_411 })
  expect(factOf('byPriority', { messages_by_priority: { 0: 2, 10: 1, 9: 3 } })).toMatchObject({
    value: [
      { priority: '10', count: 1 },
      { priority: '9', count: 3 },
      { priority: '0', count: 2 },
    ],
  })
})

test('what is not told is unknown, and never 0', () => {
  expect(factOf('ready', {})).toMatchObject({ count: null, bytes: null })
  expect(factOf('memory', {})).toMatchObject({ value: null })
  expect(factOf('delayed', {})).toBeUndefined()
})
