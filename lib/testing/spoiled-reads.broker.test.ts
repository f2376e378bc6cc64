import { connect, type ChannelModel } from 'amqplib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConnection } from '@/lib/api/client-pages'
import { listConnections } from '@/lib/api/clients'
import { readExchange } from '@/lib/api/exchanges'
import { listNodes } from '@/lib/api/nodes'
import { readOverview } from '@/lib/api/overview'
import type { Problem } from '@/lib/api/problem'
import { readQueue } from '@/lib/api/queues'
import { openSession } from '@/lib/api/session'
import { ApiClient } from './api-client'
import { startManagementProxy, type ManagementProxy } from './management-proxy'
import { nameOf, readsOf, type Read } from './reads'
import { manageBroker, TestVhost } from './test-vhost'

const password = 'spoiled-secret'
let proxy: ManagementProxy
let vhost: TestVhost
let brokerUrl: string
let holder: ChannelModel
let newcomers = 0

/** Somebody for whom nothing has been read yet. */
async function newcomer(): Promise<ApiClient> {
  newcomers += 1
  // The broker is spoken to through the proxy here, too.
  proxy.fate = () => 'pass'
  const username = `spoiled-${newcomers}`
  await vhost.loginAs(username, password)
  await manageBroker('PUT', `users/${username}`, { password, tags: 'administrator' })
  const client = new ApiClient()
  await client.call(openSession, { body: { username, password } })
  return client
}

const named = (name: string) => ({ params: { vhost: vhost.name, name } })
const connectionName = async (client: ApiClient) =>
  (await client.call(listConnections, { query: { vhost: vhost.name } })).rows[0]?.name

let reads: Read[]

beforeAll(async () => {
  brokerUrl = process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''
  proxy = await startManagementProxy(brokerUrl)
  vhost = await TestVhost.create('spoiled')
  const { hostname, port, username, password: secret } = { ...vhost.login().amqpUrl, ...vhost.login() }
  holder = await connect({ hostname, port, username, password: secret, vhost: vhost.name })
  holder.on('error', () => undefined)
  const channel = await holder.createChannel()
  await channel.assertQueue('orders')
  await channel.assertExchange('events', 'topic')
  await channel.bindQueue('orders', 'events', '#')
  await channel.consume('orders', () => undefined)
  process.env['RABBITMQ_MANAGEMENT_URL'] = proxy.url
  const first = await newcomer()
  await vi.waitUntil(() => connectionName(first), { timeout: 30_000, interval: 1_000 })
  const { nodes } = await first.call(listNodes)
  reads = readsOf({
    vhost: vhost.name,
    queues: ['orders'],
    exchanges: ['events'],
    nodes: (nodes ?? []).map(({ name }) => name),
    connections: [(await connectionName(first)) ?? ''],
    channels: [],
  })
}, 60_000)
afterAll(async () => {
  process.env['RABBITMQ_MANAGEMENT_URL'] = brokerUrl
  await holder.close().catch(() => undefined)
  await vhost.drop()
  await proxy.close()
})

/** What these reads come to, all at once: an answer by the contract, or the code of the problem. */
const outcomes = (client: ApiClient) =>
  Promise.all(
    reads.map(async (read) => {
      const answer = await client.send(read.endpoint, read)
      if (!answer.ok) return `${nameOf(read)}: ${((await answer.json()) as Problem).code}`
      read.endpoint.output?.parse(await answer.json())
      return null
    }),
  )

test('a web page instead of every answer: each read says that this is no RabbitMQ, and none breaks', async () => {
  const client = await newcomer()
  proxy.fate = () => 'page'
  const failed = (await outcomes(client)).filter((each) => each !== null)
  // Names and rules that are left without their sources answer with that: "Needs attention" and the health checks.
  const others = failed.filter((each) => !each.endsWith(': broker_wrong_address'))
  expect(others).toEqual([])
  expect(failed.length).toBeGreaterThan(reads.length - 5)
})

test('what hangs for 40 s is late by itself: whatever else makes an answer is there in time, and says what is not', async () => {
  const client = await newcomer()
  const name = (await connectionName(client)) ?? ''
  proxy.fate = (path) => (/^(nodes|consumers|bindings)\b|\/bindings\b/.test(path) ? 'hang' : 'pass')
  const start = performance.now()
  const [overview, queue, exchange, connection] = await Promise.all([
    client.call(readOverview),
    client.call(readQueue, named('orders')),
    client.call(readExchange, named('events')),
    client.call(readConnection, { params: { name } }),
  ])
  expect(performance.now() - start).toBeLessThan(12_000)
  const late = (part: string) => [{ part, code: 'broker_timeout' }]
  expect(overview).toMatchObject({
    nodes: null,
    objects: { queues: expect.any(Number) },
    faults: late('nodes'),
  })
  expect(queue).toMatchObject({ queue: { name: 'orders' }, bindingCount: null, faults: late('bindings') })
  expect(exchange).toMatchObject({ exchange: { name: 'events' }, totals: null, faults: late('bindings') })
  expect(connection).toMatchObject({ connection: { name }, consumers: null, faults: late('consumers') })
}, 30_000)
