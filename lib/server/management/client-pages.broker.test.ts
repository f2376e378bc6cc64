import { connect, type ChannelModel } from 'amqplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listBindings } from '@/lib/api/bindings'
import { readChannel, readConnection } from '@/lib/api/client-pages'
import { closeUserConnections, listChannels, listConnections } from '@/lib/api/clients'
import { readExchange } from '@/lib/api/exchanges'
import { openSession } from '@/lib/api/session'
import { ApiClient } from '@/lib/testing/api-client'
import { openAmqp10 } from '@/lib/testing/amqp10-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const password = 'client-pages-secret'
const plain = new ApiClient()
const admin = new ApiClient()
let vhost: TestVhost
let hoarder: ChannelModel

beforeAll(async () => {
  vhost = await TestVhost.create('client pages')
  await vhost.loginAs('pages-plain', password)
  await vhost.loginAs('pages-admin', password)
  await manageBroker('PUT', 'users/pages-admin', { password, tags: 'administrator' })
  await plain.call(openSession, { body: { username: 'pages-plain', password } })
  await admin.call(openSession, { body: { username: 'pages-admin', password } })
  const { hostname, port } = vhost.login().amqpUrl
  hoarder = await connect(
    { hostname, port, username: 'pages-plain', password, vhost: vhost.name },
    { clientProperties: { connection_name: 'hoarder', deployment: { region: 'eu' } } },
  )
  hoarder.on('error', () => undefined)
  const channel = await hoarder.createConfirmChannel()
  channel.on('error', () => undefined)
  await channel.assertExchange('jobs', 'topic')
  await channel.assertExchange('all', 'fanout')
  await channel.bindExchange('jobs', 'all', '')
  await channel.assertQueue('held')
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      channel.bindQueue('held', 'jobs', `job.${String(index).padStart(2, '0')}`, index === 7 ? { n: 7 } : {}),
    ),
  )
  await channel.prefetch(2)
  for (let n = 0; n < 5; n++) channel.publish('jobs', 'job.01', Buffer.from('x'))
  await channel.waitForConfirms()
  await channel.consume('held', () => undefined, { consumerTag: 'holds' })
})
afterAll(async () => {
  await hoarder.close().catch(() => undefined)
  await vhost.drop()
})

// The broker tells of clients once it has sampled them.
const soon = { timeout: 25_000, interval: 1_000 }
const inVhost = () => ({ vhost: vhost.name })
const nameOf = async () => (await plain.call(listConnections, { query: inVhost() })).rows[0]?.name ?? ''

test('bindings are paged by exchange, direction and queue, sorted, and found by each part', async () => {
  const list = (query: Record<string, string>) =>
    plain.call(listBindings, { query: { ...inVhost(), pageSize: '10', ...query } })
  const keys = ({ rows }: { rows: { bindingKey: string }[] }) => rows.map((row) => row.bindingKey)
  const both = await list({ exchange: 'jobs' })
  expect(both).toMatchObject({ total: 31, filtered: 31, pages: 4, source: 'snapshot' })
  expect(await list({ exchange: 'jobs', direction: 'to' })).toMatchObject({
    rows: [{ source: 'all' }],
    total: 1,
  })
  const last = await list({ exchange: 'jobs', direction: 'from', sort: 'bindingKey', dir: 'desc', page: '3' })
  expect(keys(last)[9]).toBe('job.00')
  expect(keys(await list({ exchange: 'jobs', bindingKey: 'JOB.1', sort: 'bindingKey' }))).toEqual(
    Array.from({ length: 10 }, (_, index) => `job.1${index}`),
  )
  expect(keys(await list({ exchange: 'jobs', name: 'n: 7' }))).toEqual(['job.07'])
  expect(await list({ exchange: 'jobs', source: 'all', destination: 'held' })).toMatchObject({
    filtered: 0,
    total: 31,
  })
  // With that of the default exchange, which the broker makes itself.
  expect(await list({ queue: 'held' })).toMatchObject({ total: 31 })
  expect(await list({ withoutDefault: 'true' })).toMatchObject({ total: 31 })
  expect(await list({})).toMatchObject({ total: 32 })
  await expect(plain.call(listBindings, { query: { exchange: 'jobs' } })).rejects.toThrow('vhost: Missing.')
  const exchange = await plain.call(readExchange, { params: { ...inVhost(), name: 'jobs' } })
  expect(exchange).toMatchObject({
    totals: { from: 30, to: 1 },
    alternate: null,
    statistics: { ratesMode: expect.any(String), disabled: false },
  })
  expect(exchange.from).toHaveLength(10)
})

test('a connection and its channel tell what they are, hold and do', async () => {
  await expect.poll(nameOf, soon).not.toBe('')
  const name = await nameOf()
  await expect
    .poll(async () => (await plain.call(readConnection, { params: { name } })).channels?.[0]?.unacked, soon)
    .toBe(2)
  const { connection, channels, consumers, faults } = await plain.call(readConnection, { params: { name } })
  expect(faults).toEqual([])
  expect(connection).toMatchObject({ givenName: 'hoarder', user: 'pages-plain', vhost: vhost.name })
  expect(connection.clientProperties).toContainEqual({ name: 'deployment', value: { region: 'eu' } })
  expect(consumers).toMatchObject([{ tag: 'holds', queue: 'held' }])
  const [channel] = channels ?? []
  const answer = await plain.call(readChannel, { params: { name: channel?.name ?? '' } })
  expect(answer.channel).toMatchObject({ unacked: 2, prefetch: 2, confirm: true, connection: name })
  expect(answer.channel.consumerList).toMatchObject([{ tag: 'holds' }])
  expect(answer.samples?.at.length).toBeGreaterThan(0)
})

test('channels that hold messages without progress are found', async () => {
  const stalled = async () => {
    const page = await admin.call(listChannels, { query: { ...inVhost(), stalled: 'true' } })
    return page.rows.map(({ unacked }) => unacked)
  }
  await expect.poll(stalled, soon).toEqual([2])
})

test('who is gone is said to be gone, to administrators and to all others', async () => {
  for (const client of [plain, admin]) {
    const gone = { code: 'not_found' }
    await expect(client.call(readConnection, { params: { name: 'nobody' } })).rejects.toMatchObject(gone)
    await expect(client.call(readChannel, { params: { name: 'nobody (1)' } })).rejects.toMatchObject(gone)
  }
})

test('the connections of one user are listed with all that is known, and closed with a reason', async () => {
  const query = { ...inVhost(), user: 'pages-plain' }
  await expect
    .poll(async () => (await admin.call(listConnections, { query })).rows.map((row) => row.givenName), soon)
    .toEqual(['hoarder'])
  const body = { reason: 'end of the test' }
  await expect(
    plain.call(closeUserConnections, { params: { user: 'pages-admin' }, body }),
  ).rejects.toMatchObject({ code: 'refused' })
  const closed = new Promise<Error>((resolve) => hoarder.once('close', resolve))
  await plain.call(closeUserConnections, { params: { user: 'pages-plain' }, body })
  expect((await closed).message).toContain('end of the test')
})

test('a connection of AMQP 1.0 has sessions with links instead of channels', async () => {
  const { rabbitmq_version: version } = (await manageBroker('GET', 'overview')) as {
    rabbitmq_version: string
  }
  // 3.10 speaks it by a plugin only.
  if (version.startsWith('3.')) return
  // Streams are filtered by SQL from 4.2 on.
  const filters = !version.startsWith('4.0') && !version.startsWith('4.1')
  await vhost.manage('PUT', 'queues/{vhost}/modern', {
    durable: true,
    arguments: filters ? { 'x-queue-type': 'stream' } : {},
  })
  const { hostname, port } = vhost.login().amqpUrl
  const client = await openAmqp10({
    host: hostname,
    port,
    username: 'pages-plain',
    password,
    vhost: vhost.name,
    queue: 'modern',
    credit: 7,
    ...(filters ? { sql: "p.subject = 'order' AND h.priority > 4" } : {}),
  })
  const named = async () => {
    const { rows } = await plain.call(listConnections, { query: inVhost() })
    return rows.find(({ protocol }) => protocol === 'AMQP 1-0')?.name
  }
  await expect.poll(named, soon).toBeDefined()
  const answer = await plain.call(readConnection, { params: { name: (await named()) ?? '' } })
  client.close()
  expect(answer.faults).toEqual([])
  // 4.0 has no such address.
  if (version.startsWith('4.0')) {
    expect(answer.sessions).toBeNull()
    return
  }
  expect(answer.sessions).toMatchObject([
    {
      channel: 0,
      incoming: [{ name: 'gives', address: '/queues/modern' }],
      outgoing: [
        {
          name: 'takes',
          handle: 1,
          address: '/queues/modern',
          queue: 'modern',
          credit: 7,
          sentSettled: false,
          filters: filters ? [{ name: 'sql-filter', value: "p.subject = 'order' AND h.priority > 4" }] : [],
        },
      ],
    },
  ])
})
