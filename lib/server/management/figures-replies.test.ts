import { describe, expect, test } from 'vitest'
import { messageKinds } from '@/lib/rabbitmq/message-kinds'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerFigures, brokerFigureSamples, brokerFigureSamplesByKind } from '@/lib/rabbitmq/overview'
import { tolerantList } from '@/lib/rabbitmq/page'
import { brokerQueueSamples, brokerQueueSamplesByKind, firstMeasuredOf } from '@/lib/rabbitmq/queue-samples'
import { firstMeasured, timesOf } from '@/lib/rabbitmq/samples'
import { recorded, recordedVersions } from '@/lib/testing/replies'
import { messageTimelineOf } from './timeline'

const numbers = (series: (number | null)[]) => series.filter((value) => value !== null)

/** Recorded while a queue "orders" got some 2.4 messages a second for 25 s, and gave back every third of them. */
describe.each(recordedVersions)('RabbitMQ %s', (version) => {
  test('gives totals, rates, objects, churn and ports', () => {
    const figures = brokerFigures.parse(recorded(version, 'overview-figures'))
    expect(figures).toMatchObject({ statistics: { ratesMode: 'basic', disabled: false } })
    expect(figures.kept).toEqual([600, 3_600, 28_800, 86_400])
    expect(figures.keptOfQueues).toEqual([600, 3_600])
    expect(figures.totals.total).toBeGreaterThan(0)
    expect(figures.rates.publish).toBeGreaterThan(0)
    expect(figures.objects.queues).toBeGreaterThan(0)
    expect(figures.churn.connectionsOpened).toEqual(expect.any(Number))
    expect(figures.listeners?.map((listener) => listener.protocol)).toEqual(
      expect.arrayContaining(['amqp', 'http', 'clustering']),
    )
    expect(figures.listeners?.every((listener) => !listener.tls)).toBe(true)
  })

  test('says nothing of ports, consumers and totals to a user who sees no queue', () => {
    const { listeners, totals, rates, objects } = brokerFigures.parse({
      rates_mode: 'basic',
      queue_totals: {},
      message_stats: {},
      object_totals: { queues: 0, channels: 0 },
    })
    expect(listeners).toBeNull()
    expect(totals).toEqual({ ready: null, unacked: null, total: null })
    expect(rates).toEqual({ publish: null, deliverGet: null, ack: null, redeliver: null })
    expect(objects).toMatchObject({ queues: 0, consumers: null })
  })

  test('gives samples of the whole broker', () => {
    const samples = brokerFigureSamples.parse(recorded(version, 'overview-samples'))
    const all = Object.values(samples)
    const times = timesOf(all, '1m', Date.now())
    const from = firstMeasured(all, times)
    // Churn was counted before: the zeros of the depth are real.
    expect(from).toBe(0)
    const options = { range: '1m', read: '1m', kept: [600], from, kinds: [] } as const
    const timeline = messageTimelineOf(samples, times, options)
    expect(timeline).toMatchObject({ every: 5_000, kept: 600 })
    expect(numbers(timeline.total)).toHaveLength(13)
    expect(numbers(timeline.publish)).toHaveLength(12)
    expect(Math.max(...numbers(timeline.publish))).toBeGreaterThan(1)
  })

  test('gives samples by kind, all that the official charts have', () => {
    const { kinds } = brokerFigureSamplesByKind.parse(recorded(version, 'overview-samples-kinds'))
    expect(kinds.map(([kind]) => kind)).toEqual(messageKinds)
    const ofQueue = brokerQueueSamplesByKind.parse(recorded(version, 'queue-samples-kinds'))
    const few = ['publish', 'deliver', 'deliverAuto', 'get', 'getAuto', 'getEmpty', 'ack', 'redeliver']
    expect(ofQueue.kinds.map(([kind]) => kind)).toEqual(few)
    const times = timesOf(Object.values(ofQueue.samples), '1m', Date.now())
    const options = { range: '1m', read: '1m', kept: [600], from: 0, kinds: ofQueue.kinds } as const
    const timeline = messageTimelineOf(ofQueue.samples, times, options)
    expect(timeline.kinds.find(({ kind }) => kind === 'publish')?.values).toEqual(timeline.publish)
  })

  test('gives samples of a queue, from when it was declared', () => {
    const samples = brokerQueueSamples.parse(recorded(version, 'queue-samples'))
    const times = timesOf(Object.values(samples), '1m', Date.now())
    const from = firstMeasuredOf(samples, times)
    expect(from).toBeGreaterThan(0)
    const timeline = messageTimelineOf(samples, times, {
      range: '8h',
      read: '1m',
      kept: undefined,
      from,
      kinds: [],
    })
    expect(timeline).toMatchObject({ range: '8h', kept: null })
    expect(numbers(timeline.ready).at(0)).toBe(0)
    expect(numbers(timeline.ready).at(-1)).toBeGreaterThan(20)
    for (const rate of numbers(timeline.publish)) expect(rate).toBeLessThan(4)
    expect(numbers(timeline.deliverGet).some((rate) => rate > 0)).toBe(true)
  })

  test('lists nodes with their limits', () => {
    const { rows, unreadable } = tolerantList(brokerNode).parse(recorded(version, 'nodes'))
    expect(unreadable).toBe(0)
    expect(rows).toMatchObject([
      {
        name: expect.stringContaining('@'),
        running: true,
        drained: false,
        memoryAlarm: false,
        diskLimit: 50_000_000,
        descriptorsLimit: 20_000,
        partitions: [],
      },
    ])
    expect(rows[0]?.uptime).toBeGreaterThan(0)
  })
})

test('a node that is down has a name and nothing else', () => {
  expect(brokerNode.parse({ name: 'rabbit@b', running: false, mem_used: 'unknown' })).toMatchObject({
    running: false,
    memory: null,
    uptime: null,
  })
})

test('a broker without statistics has figures, all unknown', () => {
  expect(brokerFigures.parse({ disable_stats: true, rates_mode: 'basic' })).toMatchObject({
    statistics: { ratesMode: 'basic', disabled: true },
    totals: { ready: null, unacked: null, total: null },
    rates: { publish: null, deliverGet: null, ack: null, redeliver: null },
    unroutable: { dropped: null, returned: null },
  })
  // No column that was asked for is there.
  expect(brokerFigureSamples.parse([])).toMatchObject({ ready: null, publish: null })
})
