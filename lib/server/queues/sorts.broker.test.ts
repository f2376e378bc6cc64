import { connect, type ChannelModel } from 'amqplib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { queueSorts, type QueueSort } from '@/lib/api/queue-sorts'
import { listQueues } from '@/lib/api/queues-list'
import { openSession } from '@/lib/api/session'
import { ApiClient } from '@/lib/testing/api-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

/** What the official UI sorts by in the same columns. What moves by itself (memory, rates, states) is not compared with it. */
const brokerSorts: Partial<Record<QueueSort, string>> = {
  name: 'name',
  policy: 'policy',
  node: 'node',
  durable: 'durable',
  autoDelete: 'auto_delete',
  exclusive: 'exclusive',
  ready: 'messages_ready',
  unacked: 'messages_unacknowledged',
  total: 'messages',
  consumers: 'consumers',
  persistent: 'messages_persistent',
  messageBytes: 'message_bytes',
  readyBytes: 'message_bytes_ready',
  unackedBytes: 'message_bytes_unacknowledged',
  persistentBytes: 'message_bytes_persistent',
}

const username = 'sorts-monitor'
const password = 'sorts-secret'
const monitor = new ApiClient()
let vhost: TestVhost
let client: ChannelModel

/** Rows of the broker's own page, as it tells them. */
async function brokerRows(sort: string, reverse = false): Promise<Record<string, unknown>[]> {
  const query = `page=1&page_size=100&sort=${sort}&sort_reverse=${reverse}`
  const { items } = (await vhost.manage('GET', `queues/{vhost}?${query}`)) as {
    items: Record<string, unknown>[]
  }
  return items
}

/** Eight queues of which no two have the same depth, and some are told apart by each other column. */
async function furnish(): Promise<void> {
  const channel = await client.createConfirmChannel()
  for (let n = 0; n < 8; n += 1) {
    const name = `sorted.${'hgfedcba'[n]}`
    await channel.assertQueue(name, { durable: n % 2 === 0, autoDelete: n > 5, exclusive: n === 3 })
    for (let sent = 0; sent < (n * 3) % 8; sent += 1) {
      channel.sendToQueue(name, Buffer.alloc(10 * n + 1), { persistent: n !== 4 })
    }
  }
  await channel.waitForConfirms()
  const consumer = await client.createChannel()
  await consumer.prefetch(2)
  for (const [queue, times] of [
    ['sorted.g', 1],
    ['sorted.b', 3],
    ['sorted.a', 2],
  ] as const) {
    for (let n = 0; n < times; n += 1) await consumer.consume(queue, () => undefined)
  }
}

beforeAll(async () => {
  vhost = await TestVhost.create('sorts')
  await vhost.loginAs(username, password)
  await manageBroker('PUT', `users/${username}`, { password, tags: 'monitoring' })
  await vhost.manage('PUT', 'policies/{vhost}/short', { pattern: '[ace]$', definition: { 'max-length': 99 } })
  const { hostname, port } = vhost.login().amqpUrl
  client = await connect({ hostname, port, username, password, vhost: vhost.name })
  await furnish()
  const sum = (rows: Record<string, unknown>[], field: string) =>
    rows.reduce((all, row) => all + Number(row[field]), 0)
  await vi.waitFor(
    async () => {
      const rows = await brokerRows('name')
      const sums = ['messages', 'consumers', 'message_bytes', 'messages_unacknowledged'].map((field) =>
        sum(rows, field),
      )
      expect(sums).toEqual([28, 6, 1_188, 8])
    },
    { timeout: 30_000, interval: 500 },
  )
  await monitor.call(openSession, { body: { username, password } })
}, 60_000)
afterAll(async () => {
  await client.close()
  await vhost.drop()
})

const isKnown = (value: string | number | null): value is string | number => value !== null && value !== ''
/** As columns are sorted: yes after no, and more of them after fewer. */
const plain = (value: unknown): string | number | null => {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  return Array.isArray(value) ? value.length : null
}
const ascending = (a: string | number, b: string | number) => Number(a > b) - Number(a < b)

async function values(sort: QueueSort, dir: 'asc' | 'desc'): Promise<(string | number | null)[]> {
  const query = { vhost: vhost.name, sort, dir, pageSize: '100' }
  const { rows, faults } = await monitor.call(listQueues, { query })
  expect(faults).toEqual([])
  expect(rows).toHaveLength(8)
  return rows.map((row) => plain(row[sort]))
}

test.each(queueSorts)('%s: up and down, what is not known last, and as the broker sorts it', async (sort) => {
  const up = await values(sort, 'asc')
  const known = up.filter(isKnown)
  expect(up.slice(0, known.length)).toEqual(known)
  expect(known).toEqual(known.toSorted(ascending))
  const down = await values(sort, 'desc')
  expect(down.filter(isKnown)).toEqual(known.toReversed())

  const field = brokerSorts[sort]
  if (field === undefined) return
  expect(known.length).toBeGreaterThan(0)
  const theirs = async (reverse: boolean) =>
    (await brokerRows(field, reverse)).map((row) => plain(row[field])).filter(isKnown)
  expect(known).toEqual(await theirs(false))
  expect(down.filter(isKnown)).toEqual(await theirs(true))
})
