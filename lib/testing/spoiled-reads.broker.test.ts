import { connect, type ChannelModel } from 'amqplib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readAttention } from '@/lib/api/attention'
import { readChannel, readConnection } from '@/lib/api/client-pages'
import { listConnections } from '@/lib/api/clients'
import { readDiagnosis } from '@/lib/api/diagnosis'
import { readExchange } from '@/lib/api/exchanges'
import { listNames } from '@/lib/api/names'
import { listNodes, readNode } from '@/lib/api/nodes'
import { readOverview } from '@/lib/api/overview'
import type { Problem } from '@/lib/api/problem'
import { listQueueTrends } from '@/lib/api/queue-trends'
import { readQueueRaft } from '@/lib/api/queue-inside'
import { readQueue } from '@/lib/api/queues'
import { listQueues } from '@/lib/api/queues-list'
import { readExchangeSamples, readQueueSamples } from '@/lib/api/samples'
import { openSession, readSession } from '@/lib/api/session'
import { readTopology } from '@/lib/api/topology'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { ApiClient } from './api-client'
import { startManagementProxy, type ManagementProxy } from './management-proxy'
import { nameOf, readsOf, type Read } from './reads'
import { skipBecause } from './skip-because'
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

async function consumersOf(client: ApiClient): Promise<number> {
  const name = await connectionName(client)
  if (name === undefined) return 0
  return (await client.call(readConnection, { params: { name } })).consumers?.length ?? 0
}

let reads: Read[]
let nodeName: string

beforeAll(async () => {
  brokerUrl = process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''
  proxy = await startManagementProxy(brokerUrl)
  vhost = await TestVhost.create('spoiled')
  const { hostname, port, username, password: secret } = { ...vhost.login().amqpUrl, ...vhost.login() }
  holder = await connect({ hostname, port, username, password: secret, vhost: vhost.name })
  holder.on('error', () => undefined)
  const channel = await holder.createChannel()
  await channel.assertQueue('orders', { deadLetterExchange: 'events' })
  await channel.assertExchange('events', 'topic')
  await channel.bindQueue('orders', 'events', '#')
  await channel.consume('orders', () => undefined)
  process.env['RABBITMQ_MANAGEMENT_URL'] = proxy.url
  const first = await newcomer()
  // A connection is told of before what is known of its channels.
  await vi.waitUntil(() => consumersOf(first), { timeout: 40_000, interval: 1_000 })
  const { nodes } = await first.call(listNodes)
  nodeName = nodes?.[0]?.name ?? ''
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

test('a connection asks its own channels who consumes, and never for all consumers', async () => {
  const client = await newcomer()
  const name = (await connectionName(client)) ?? ''
  proxy.requests.length = 0
  const { consumers, unreadChannels } = await client.call(readConnection, { params: { name } })
  expect({ consumers, unreadChannels }).toMatchObject({ consumers: [{ queue: 'orders' }], unreadChannels: 0 })
  expect(proxy.requests.filter((path) => path.startsWith('consumers'))).toEqual([])
})

test('an overview or policies that cannot be read are said to be so on the pages that need them', async () => {
  await vhost.manage('PUT', 'policies/{vhost}/lost', {
    pattern: '^events$',
    definition: { 'alternate-exchange': 'lost' },
    'apply-to': 'exchanges',
  })
  const client = await newcomer()
  proxy.fate = (path) => (/^(overview|policies)\b/.test(path) ? 'page' : 'pass')
  const exchange = await client.call(readExchange, named('events'))
  expect(exchange.faults.map(({ part }) => part)).toEqual(['figures', 'policies'])
  expect(exchange).toMatchObject({ statistics: null, exchange: { policy: 'lost' } })
  const queue = await client.call(readQueue, named('orders'))
  expect(queue.faults.map(({ part }) => part)).toEqual(['figures'])
  expect(queue).toMatchObject({ statistics: null, queue: { name: 'orders' } })
  proxy.fate = () => 'pass'
  await vhost.manage('DELETE', 'policies/{vhost}/lost')
})

test('what hangs for 40 s is late by itself: whatever else makes an answer is there in time, and says what is not', async () => {
  const client = await newcomer()
  const name = (await connectionName(client)) ?? ''
  proxy.fate = (path) => (/^(nodes|bindings)\b|^channels\/|\/bindings\b/.test(path) ? 'hang' : 'pass')
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

/** What it comes to, and that it came in time. */
async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const answer = await work()
  expect(performance.now() - start).toBeLessThan(12_000)
  return answer
}

test('what needs attention, why a queue is stuck, a node, a channel and lists wait for nobody who hangs', async () => {
  const client = await newcomer()
  const channel = (await connectionName(client)) ?? ''
  const name = `${channel} (1)`
  proxy.fate = (path) =>
    /^(nodes\/.*node_stats_age|nodes\?|vhosts\?|policies|operator-policies|consumers|channels\?|overview)/.test(
      path,
    ) || /msg_rates_age/.test(path)
      ? 'hang'
      : 'pass'
  const [attention, diagnosis, one, ofChannel, queues] = await inTime(() =>
    Promise.all([
      client.call(readAttention),
      client.call(readDiagnosis, named('orders')),
      client.call(readNode, { params: { name: nodeName } }),
      client.call(readChannel, { params: { name } }),
      client.call(listQueues, { query: { vhost: vhost.name, sort: 'consumers' } }),
    ]),
  )
  const failed = attention.sources.filter(({ state }) => state === 'failed').map(({ source }) => source)
  expect(failed).toEqual(expect.arrayContaining(['overview', 'nodes', 'vhosts', 'policies', 'channels']))
  expect(attention.sources).toContainEqual(expect.objectContaining({ source: 'queues', state: 'ok' }))
  expect(diagnosis).toMatchObject({ verdict: 'empty', reasons: [] })
  // What policies come to is told with the queue: their own lists are not needed.
  expect(diagnosis.notSeen).toContain('overview')
  // Nor are nodes where the health check tells the alarms.
  expect(diagnosis.notSeen).not.toContain('policies')
  expect(diagnosis.notSeen).not.toContain('nodes')
  expect(one).toMatchObject({ node: { running: true }, samples: null, faults: [{ part: 'samples' }] })
  expect(ofChannel).toMatchObject({ channel: { name }, samples: null })
  expect(queues.rows.map((row) => row.name)).toEqual(['orders'])
  expect(queues.faults).toContainEqual(expect.objectContaining({ part: 'statistics' }))
  // A page that is loaded now waits for what its session was told before, and not for the overview.
  const start = performance.now()
  expect((await client.call(readSession)).vhosts).toContain(vhost.name)
  expect(performance.now() - start).toBeLessThan(5_000)
}, 40_000)

test('nodes that cannot be read anew stay with the reason, and a certificate check without an answer is no good one', async () => {
  const client = await newcomer()
  const sourceOf = async (name: string) =>
    (await client.call(readAttention)).sources.find(({ source }) => source === name)
  await client.call(listNodes)
  proxy.fate = (path) => (/^(nodes|health)\b/.test(path) ? 'page' : 'pass')
  expect(await sourceOf('certificates')).toMatchObject({ state: 'failed' })
  await expect
    .poll(() => client.call(listNodes), { timeout: 15_000, interval: 1_000 })
    .toMatchObject({ nodes: [{ name: nodeName }], faults: [{ part: 'nodes' }] })
  expect(await sourceOf('nodes')).toMatchObject({ state: 'failed', asOf: expect.any(Number) })
  expect((await client.call(readOverview)).nodes).toHaveLength(1)
  proxy.fate = () => 'pass'
  await expect
    .poll(() => sourceOf('certificates'), { timeout: 20_000, interval: 1_000 })
    .toMatchObject({ state: 'ok' })
}, 60_000)

test('names are found without the list that hangs, and an overview of one virtual host without the overview', async () => {
  const client = await newcomer()
  proxy.fate = (path) => (/^(connections|overview)\b/.test(path) ? 'hang' : 'pass')
  const [names, overview] = await inTime(() =>
    Promise.all([client.call(listNames), client.call(readOverview, { query: { vhost: vhost.name } })]),
  )
  expect(names.queues).toContainEqual(expect.objectContaining({ vhost: vhost.name, names: ['orders'] }))
  expect(names).toMatchObject({
    connections: [],
    faults: [{ part: 'connections', code: 'broker_timeout' }],
  })
  expect(overview).toMatchObject({
    objects: { queues: 1, connections: null },
    statistics: null,
    listeners: null,
  })
  expect(overview.nodes).toHaveLength(1)
  expect(overview.faults.map(({ part }) => part)).toEqual(expect.arrayContaining(['figures', 'connections']))
}, 40_000)

test('a graph is drawn without what hangs: counts, clients, links', async () => {
  const client = await newcomer()
  proxy.fate = (path) =>
    /^(overview|consumers|parameters\/shovel|federation-links|queues\/.*columns=)/.test(path)
      ? 'hang'
      : 'pass'
  const { nodes, untold } = await inTime(() =>
    client.call(readTopology, { params: { vhost: vhost.name }, query: { clients: 'true' } }),
  )
  expect(nodes.length).toBeGreaterThan(1)
  expect(untold).toEqual(expect.arrayContaining(['consumers', 'shovels', 'federation', 'rates']))
}, 40_000)

test('one read that fails blanks no other: states without statistics, a node without samples, samples without the overview', async () => {
  const client = await newcomer()
  // The snapshot of all queues passes, their statistics do not.
  proxy.fate = (path) =>
    /^queues\?(?!.*disable_stats)/.test(path) || /^overview|node_stats_age|bindings\/source/.test(path)
      ? 'page'
      : 'pass'
  const attention = await client.call(readAttention)
  const failed = attention.sources.filter(({ state }) => state === 'failed').map(({ source }) => source)
  expect(failed.toSorted()).toEqual(['deadLetters', 'overview', 'statistics'])
  const one = await client.call(readNode, { params: { name: nodeName } })
  expect(one).toMatchObject({ node: { running: true }, samples: null, faults: [{ part: 'samples' }] })
  const query = { range: '1m' } as const
  await expect(client.call(readQueueSamples, { ...named('orders'), query })).resolves.toMatchObject({
    statistics: null,
    samples: { range: '1m' },
  })
  await expect(client.call(readExchangeSamples, { ...named('events'), query })).resolves.toMatchObject({
    statistics: null,
    samples: { range: '1m' },
  })
  const names = JSON.stringify([[vhost.name, 'orders']])
  const { trends } = await client.call(listQueueTrends, { query: { queues: names } })
  expect(trends.map((trend) => trend.name)).toEqual(['orders'])
}, 40_000)

test('the members of a quorum queue are there while the overview hangs', async ({ skip }) => {
  const client = await newcomer()
  const { rabbitmq_version: version } = (await manageBroker('GET', 'overview')) as {
    rabbitmq_version: string
  }
  skipBecause(skip, !isAtLeast(version, 3, 13) && `RabbitMQ ${version} does not tell of members over HTTP`)
  const channel = await holder.createChannel()
  await channel.assertQueue('members', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  let since = Number.POSITIVE_INFINITY
  proxy.fate = (path) => {
    if (!/^overview\b/.test(path)) return 'pass'
    since = Math.min(since, Date.now())
    return 'hang'
  }
  let took = 0
  const membersNow = async () => {
    const start = Date.now()
    const { members } = await client.call(readQueueRaft, named('members'))
    took = Date.now() - start
    return { members, isForgotten: Date.now() - since > 15_000 }
  }
  // What was read at the sign-in holds for some seconds, and a little longer while a newer one is waited for.
  await expect.poll(membersNow, { timeout: 50_000, interval: 1_000 }).toMatchObject({
    members: [{ node: nodeName, state: 'leader' }],
    isForgotten: true,
  })
  expect(took).toBeLessThan(10_000)
  await channel.deleteQueue('members')
  await channel.close()
}, 70_000)

test('a queue whose samples do not come is not called stuck: a consumer may be at work on its message', async () => {
  const channel = await holder.createChannel()
  await channel.assertQueue('jobs')
  for (let n = 0; n < 5; n += 1) channel.sendToQueue('jobs', Buffer.from('job'))
  await channel.prefetch(1)
  await channel.consume('jobs', () => undefined)
  const client = await newcomer()
  proxy.fate = (path) => (/msg_rates_age/.test(path) ? 'hang' : 'pass')
  const diagnosis = async () => {
    const { reasons, ...rest } = await client.call(readDiagnosis, named('jobs'))
    // Once the broker knows how busy the consumer is, which is another read, it is found slow as well.
    return { ...rest, reasons: reasons.filter(({ kind }) => kind !== 'slowConsumers') }
  }
  await expect.poll(diagnosis, { timeout: 60_000, interval: 1_000 }).toMatchObject({
    deliverGetRate: 0,
    verdict: 'unknown',
    unknown: 'samples',
    quiet: null,
    reasons: [{ kind: 'prefetchFull' }, { kind: 'unbound' }],
    notSeen: ['samples'],
  })
  await channel.deleteQueue('jobs')
  await channel.close()
}, 90_000)
