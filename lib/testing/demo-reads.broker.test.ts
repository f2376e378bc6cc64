import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAttention } from '@/lib/api/attention'
import { listChannels, listConnections, listConsumers } from '@/lib/api/clients'
import { listExchanges } from '@/lib/api/exchanges'
import { listNodes, readNode } from '@/lib/api/nodes'
import { readOverview } from '@/lib/api/overview'
import { readQueueChannels, readQueueRaft } from '@/lib/api/queue-inside'
import { readQueue } from '@/lib/api/queues'
import { listQueues } from '@/lib/api/queues-list'
import { openSession } from '@/lib/api/session'
import { seriesOf } from '@/lib/launch/broker/version.mjs'
import { findBroker } from '@/lib/launch/demo/find.mjs'
import { clear } from '@/lib/launch/demo/premises.mjs'
import { SERVICES } from '@/lib/launch/demo/services.mjs'
import { Shop } from '@/lib/launch/demo/shop.mjs'
import { shopTopology } from '@/lib/launch/demo/topology.mjs'
import { hub } from '@/lib/server/management/hub'
import { ApiClient } from './api-client'
import { nameOf, readsOf, type ReadPlace } from './reads'
import { manageBroker } from './test-vhost'

const vhost = `reads-${randomBytes(3).toString('hex')}`
const find = () => findBroker(process.env)
const shop = new Shop(vhost, find)
const client = new ApiClient()
const inVhost = { query: { vhost, pageSize: '500' } }
let place: ReadPlace
let version = ''

/** Statistics come every five seconds, rates after two of them. */
async function until(isThere: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 60 && !(await isThere()); tries += 1) await sleep(1_000)
}

beforeAll(async () => {
  const broker = await find()
  version = broker.version
  await client.call(openSession, { body: { username: broker.username, password: broker.password } })
  await shop.open()
  const topology = shopTopology(version)
  const { nodes } = await client.call(listNodes)
  place = {
    vhost,
    queues: topology.queues.map(({ name }) => name),
    exchanges: topology.exchanges.map(({ name }) => name),
    nodes: (nodes ?? []).map(({ name }) => name),
    connections: [],
    channels: [],
  }
  await until(async () => {
    const { rows } = await client.call(listQueues, inVhost)
    return rows.some(({ ackRate, consumers }) => (ackRate ?? 0) > 0 && consumers !== null)
  })
  const namesOf = ({ rows }: { rows: { name: string }[] }) => rows.map(({ name }) => name)
  place = {
    ...place,
    connections: namesOf(await client.call(listConnections, inVhost)),
    channels: namesOf(await client.call(listChannels, inVhost)),
  }
}, 120_000)

afterAll(async () => {
  await shop.close()
  await clear(await find(), vhost)
})

test('the broker is the version that these tests are meant for', async () => {
  const overview = (await manageBroker('GET', 'overview')) as { rabbitmq_version: string }
  expect(overview.rabbitmq_version).toBe(version)
  const wanted = process.env['WARREN_RABBITMQ']
  if (wanted !== undefined) expect(seriesOf(version)).toBe(wanted)
})

describe('what the broker sends about the demo', () => {
  test('is understood by every read, with nothing left out', { timeout: 120_000 }, async () => {
    const problems: string[] = []
    for (const read of readsOf(place)) {
      // By the contract's own schemas; what does not fit throws.
      const answer = (await client.call(read.endpoint, read).catch((error: unknown) => {
        problems.push(`${nameOf(read)}: ${String(error)}`)
      })) as { unreadable?: number; faults?: unknown[] } | undefined
      if (answer?.unreadable) problems.push(`${nameOf(read)}: ${answer.unreadable} unreadable`)
      if (answer?.faults?.length) problems.push(`${nameOf(read)}: ${JSON.stringify(answer.faults)}`)
    }
    expect(problems).toEqual([])
    // A schema made for one read would share its answer with nobody.
    const { schemas } = hub().size
    for (const read of readsOf(place)) await client.send(read.endpoint, read)
    expect(hub().size.schemas).toBe(schemas)
  })

  test('has the numbers that a lenient schema would leave unknown', async () => {
    const overview = await client.call(readOverview, { query: { range: '1m' } })
    expect(Object.values(overview.totals)).not.toContain(null)
    expect(Object.values(overview.objects)).not.toContain(null)
    expect(Object.values(overview.churn)).not.toContain(null)
    expect(overview.rates).toMatchObject({ publish: expect.any(Number), ack: expect.any(Number) })
    expect(overview.listeners?.map(({ protocol }) => protocol)).toContain('amqp')
    expect(overview.samples.total.some((depth) => depth !== null)).toBe(true)

    const [name = ''] = place.nodes
    const { node } = await client.call(readNode, { params: { name } })
    expect(node).toMatchObject({
      running: true,
      memory: expect.any(Number),
      memoryLimit: expect.any(Number),
      diskFree: expect.any(Number),
    })
  })

  test('gives each type of queue what it has', async () => {
    const { rows } = await client.call(listQueues, inVhost)
    expect(rows.map(({ name }) => name).toSorted()).toEqual(expect.arrayContaining(place.queues.toSorted()))
    const byName = new Map(rows.map((row) => [row.name, row]))
    expect(byName.get('reports.nightly')).toMatchObject({ type: 'classic', ready: expect.any(Number) })
    const quorum = byName.get('orders.payment')
    expect(quorum).toMatchObject({ type: 'quorum', members: place.nodes, online: place.nodes })
    expect(quorum?.leader).toBe(place.nodes[0])
    expect(byName.get('audit.events')).toMatchObject({ type: 'stream', members: place.nodes })
    const busy = rows.filter(({ consumers }) => (consumers ?? 0) > 0)
    expect(busy.length).toBeGreaterThan(5)
    for (const { name, consumerCapacity, type } of busy.filter((row) => row.type !== 'stream'))
      expect(consumerCapacity, `${name} (${type})`).not.toBeNull()

    const { queue, consumers, bindings } = await client.call(readQueue, {
      params: { vhost, name: 'orders.payment' },
    })
    // 3.10 has the limit among the arguments only.
    expect(queue.deliveryLimit).toBe(version.startsWith('3.10') ? null : '20')
    const { statistics } = await client.call(readOverview)
    const isDetailed = statistics?.ratesMode === 'detailed'
    // The exchange that it was published to, not the last one on its way.
    expect(queue.incoming?.map(({ exchange }) => exchange)).toEqual(isDetailed ? ['shop.events'] : undefined)
    expect(consumers?.[0]).toMatchObject({
      user: expect.stringContaining(vhost),
      prefetch: expect.any(Number),
    })
    expect(bindings.map(({ source }) => source)).toContain('orders')
    expect(queue.kinds.find(({ kind }) => kind === 'publish')?.count).toBeGreaterThan(0)

    const named = (name: string) => ({ params: { vhost, name } })
    // 3.10 has no such address, and other types no Raft.
    const { members } = await client.call(readQueueRaft, named('orders.payment'))
    if (version.startsWith('3.10')) expect(members).toBeNull()
    else expect(members).toMatchObject([{ node: place.nodes[0], state: 'leader', behind: 0 }])
    expect(await client.call(readQueueRaft, named('audit.events'))).toMatchObject({ members: null })
    const { channels, unread } = await client.call(readQueueChannels, named('orders.payment'))
    expect({ channels, unread }).toMatchObject({ channels: [{ unacked: expect.any(Number) }], unread: 0 })
  })

  test('names every client with what it does', async () => {
    const connections = await client.call(listConnections, inVhost)
    expect(connections.rows).toHaveLength(SERVICES.length)
    for (const connection of connections.rows) {
      expect(connection).toMatchObject({
        state: 'running',
        protocol: expect.stringContaining('AMQP 0-9-1'),
        receivedRate: expect.any(Number),
      })
    }
    const channels = await client.call(listChannels, inVhost)
    expect(channels.rows.some(({ publishRate }) => (publishRate ?? 0) > 0)).toBe(true)
    expect(channels.rows.some(({ ackRate }) => (ackRate ?? 0) > 0)).toBe(true)
    const consumers = await client.call(listConsumers, inVhost)
    expect(consumers.rows.every(({ channel, activity }) => channel !== null && activity !== null)).toBe(true)
    const exchanges = await client.call(listExchanges, inVhost)
    expect(exchanges.rows.some(({ incomingRate }) => (incomingRate ?? 0) > 0)).toBe(true)
  })

  test('leaves no source of Needs attention failed', async () => {
    const { sources } = await client.call(readAttention)
    expect(sources.filter(({ state }) => state === 'failed')).toEqual([])
    // 3.10 cannot say which deprecated features are in use.
    const absent = sources.filter(({ state }) => state === 'absent').map(({ source }) => source)
    expect(absent).toEqual(version.startsWith('3.10') ? ['deprecated'] : [])
  })
})
