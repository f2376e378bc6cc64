import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOverview } from '@/lib/api/overview'
import { readQueueSamples } from '@/lib/api/samples'
import { openSession } from '@/lib/api/session'
import { ApiClient } from '@/lib/testing/api-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const password = 'overview-secret'
const plain = new ApiClient()
const monitor = new ApiClient()
let vhost: TestVhost

beforeAll(async () => {
  vhost = await TestVhost.create('overview 中文')
  await vhost.loginAs('overview-plain', password)
  await vhost.loginAs('overview-monitor', password)
  await manageBroker('PUT', 'users/overview-monitor', { password, tags: 'monitoring' })
  await plain.call(openSession, { body: { username: 'overview-plain', password } })
  await monitor.call(openSession, { body: { username: 'overview-monitor', password } })
  await vhost.manage('PUT', 'queues/{vhost}/orders', { durable: true })
  for (let index = 0; index < 3; index += 1) {
    await vhost.manage('POST', 'exchanges/{vhost}/amq.default/publish', {
      properties: {},
      routing_key: 'orders',
      payload: 'x',
      payload_encoding: 'string',
    })
  }
})
afterAll(() => vhost.drop())

describe('the whole broker', () => {
  test('with nodes and ports for those who may monitor', async () => {
    const overview = await monitor.call(readOverview, { query: { range: '1m' } })
    expect(overview.nodes).toMatchObject([{ running: true, memoryAlarm: expect.any(Boolean) }])
    expect(overview.listeners?.map((listener) => listener.protocol)).toContain('amqp')
    expect(overview.statistics?.disabled).toBe(false)
    expect(overview.samples).toMatchObject({ range: '1m', every: 5_000 })
    expect(overview.samples.total).toHaveLength(overview.samples.at.length)
    expect(Object.keys(overview.churnSamples)).toHaveLength(7)
    for (const series of Object.values(overview.churnSamples)) {
      expect(series).toHaveLength(overview.samples.at.length)
    }
    // A node tells what it serves some seconds after its start.
    const contexts = async () => (await monitor.call(readOverview, { query: { range: '1m' } })).contexts
    await expect.poll(contexts, { timeout: 20_000, interval: 500 }).toContainEqual({
      description: 'RabbitMQ Management',
      path: '/',
      node: overview.nodes?.[0]?.name,
      address: expect.any(String),
      port: expect.any(Number),
      tls: false,
    })
  })

  test('without them for others', async () => {
    const overview = await plain.call(readOverview)
    expect(overview).toMatchObject({
      nodes: null,
      listeners: null,
      contexts: null,
      samples: { range: '10m' },
    })
    expect(overview.objects.queues).toBe(1)
  })

  test.each(['1m', '10m', '1h', '8h', '24h'] as const)('over %s', async (range) => {
    const { samples } = await monitor.call(readOverview, { query: { range } })
    const [first = 0, second = 0] = samples.at
    expect(second - first).toBe(samples.every)
    expect(samples.at.at(-1)).toBeLessThanOrEqual(Date.now() + 60_000)
  })
})

describe('one virtual host', () => {
  test(
    'has its own messages, rates and counts, and the nodes of the broker',
    { timeout: 40_000 },
    async () => {
      const other = await TestVhost.create('overview-other')
      await other.permit('overview-monitor')
      await other.manage('PUT', 'queues/{vhost}/orders', { durable: true })
      await other.manage('PUT', 'queues/{vhost}/more', { durable: true })
      await other.manage('POST', 'exchanges/{vhost}/amq.default/publish', {
        properties: {},
        routing_key: 'more',
        payload: 'x',
        payload_encoding: 'string',
      })
      const read = (of: TestVhost) => monitor.call(readOverview, { query: { range: '1m', vhost: of.name } })
      const soon = { timeout: 30_000, interval: 1_000 }
      await expect
        .poll(async () => (await read(vhost)).totals, soon)
        .toEqual({ ready: 3, unacked: 0, total: 3 })
      await expect.poll(async () => (await read(other)).totals.total, soon).toBe(1)
      await expect.poll(async () => (await read(vhost)).samples.total.at(-1), soon).toBe(3)
      expect((await read(vhost)).objects).toMatchObject({
        queues: 1,
        connections: 0,
        channels: 0,
        consumers: 0,
      })
      const { objects, nodes, faults, samples } = await read(other)
      expect(objects.queues).toBe(2)
      expect(nodes).toHaveLength(1)
      expect(faults).toEqual([])
      expect(samples.total).toHaveLength(samples.at.length)
      await other.drop()
    },
  )

  test('that may not be entered is refused', async () => {
    const other = await TestVhost.create('overview-hidden')
    await expect(plain.call(readOverview, { query: { vhost: other.name } })).rejects.toMatchObject({
      code: 'refused',
    })
    await other.drop()
  })
})

describe('one queue', () => {
  test('has its depth as soon as the broker has sampled it', { timeout: 40_000 }, async () => {
    const read = () =>
      plain.call(readQueueSamples, { params: { vhost: vhost.name, name: 'orders' }, query: { range: '1m' } })
    await expect
      .poll(async () => (await read()).samples.ready.at(-1), { timeout: 30_000, interval: 2_000 })
      .toBe(3)
  })

  test('has samples for an hour only, and says so', async () => {
    const { samples } = await plain.call(readQueueSamples, {
      params: { vhost: vhost.name, name: 'orders' },
      query: { range: '24h' },
    })
    expect(samples).toMatchObject({ range: '24h', every: 60_000, kept: 3_600 })
  })

  test('that is not there is not found', async () => {
    await expect(
      plain.call(readQueueSamples, { params: { vhost: vhost.name, name: 'none' } }),
    ).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('queue "none"') })
  })
})
