import { connect, type ChannelModel } from 'amqplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChannels, listConnections, listConsumers } from '@/lib/api/clients'
import { listExchanges } from '@/lib/api/exchanges'
import { openSession } from '@/lib/api/session'
import { ApiClient } from '@/lib/testing/api-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const password = 'client-lists-secret'
const plain = new ApiClient()
const monitor = new ApiClient()
let vhost: TestVhost
let mine: ChannelModel
let others: ChannelModel

async function consumer(username: string, queue: string, prefetch: number): Promise<ChannelModel> {
  const { hostname, port } = vhost.login().amqpUrl
  const connection = await connect(
    { hostname, port, username, password, vhost: vhost.name },
    { clientProperties: { connection_name: `${username}'s` } },
  )
  const channel = await connection.createChannel()
  await channel.assertQueue(queue)
  await channel.prefetch(prefetch)
  await channel.consume(queue, () => undefined, { consumerTag: `tag-${queue}` })
  return connection
}

beforeAll(async () => {
  vhost = await TestVhost.create('client lists')
  await vhost.loginAs('clients-plain', password)
  await vhost.loginAs('clients-monitor', password)
  await manageBroker('PUT', 'users/clients-monitor', { password, tags: 'monitoring' })
  await plain.call(openSession, { body: { username: 'clients-plain', password } })
  await monitor.call(openSession, { body: { username: 'clients-monitor', password } })
  mine = await consumer('clients-plain', 'a', 5)
  others = await consumer('clients-monitor', 'b', 50)
  await vhost.manage('PUT', 'exchanges/{vhost}/zebra', { type: 'topic', durable: true })
})
afterAll(async () => {
  await mine.close()
  await others.close()
  await vhost.drop()
})

// The broker lists clients once it has sampled them.
const soon = { timeout: 25_000, interval: 1_000 }
const inVhost = () => ({ vhost: vhost.name })

test('consumers are of everybody for who sees all, else one’s own, and it says so', async () => {
  const tags = async (client: ApiClient, more: Record<string, string> = {}) => {
    const page = await client.call(listConsumers, { query: { ...inVhost(), ...more } })
    return [page.scope, page.rows.map((row) => row.tag)]
  }
  await expect.poll(() => tags(plain), soon).toEqual(['own', ['tag-a']])
  const descending = { sort: 'prefetch', dir: 'desc' }
  await expect.poll(() => tags(monitor, descending), soon).toEqual(['all', ['tag-b', 'tag-a']])
  expect(await tags(monitor, { name: 'tag-A' })).toEqual(['all', ['tag-a']])
})

test('channels and connections are sorted, of one virtual host and of all', async () => {
  const byPrefetch = async (more: Record<string, string>) => {
    const query = { sort: 'prefetch', dir: 'desc', ...more }
    const page = await monitor.call(listChannels, { query })
    return page.rows.filter((row) => row.vhost === vhost.name).map((row) => row.prefetch)
  }
  await expect.poll(() => byPrefetch(inVhost()), soon).toEqual([50, 5])
  await expect.poll(() => byPrefetch({ pageSize: '500' }), soon).toEqual([50, 5])
  const byUser = async (dir: string) => {
    const query = { sort: 'user', dir, pageSize: '500' }
    const page = await monitor.call(listConnections, { query })
    return page.rows.filter((row) => row.vhost === vhost.name).map((row) => row.givenName)
  }
  await expect.poll(() => byUser('asc'), soon).toEqual(["clients-monitor's", "clients-plain's"])
  await expect.poll(() => byUser('desc'), soon).toEqual(["clients-plain's", "clients-monitor's"])
  const own = await plain.call(listConnections, { query: inVhost() })
  expect(own.scope).toBe('own')
  expect(own.rows).toMatchObject([
    { client: 'amqplib', protocol: 'AMQP 0-9-1', heartbeat: expect.any(Number), tls: false },
  ])
})

test('exchanges are sorted by type, whoever wants them', async () => {
  const query = { ...inVhost(), sort: 'type', dir: 'desc' }
  const page = await plain.call(listExchanges, { query })
  expect(page.source).toBe('snapshot')
  const types = page.rows.map((row) => row.type)
  expect(types).toEqual(types.toSorted().toReversed())
  expect(page.rows.find((row) => row.name === 'zebra')).toBeDefined()
})

test('exchanges, connections, channels and consumers are found by a regular expression, and a bad one is said at its field', async () => {
  const names = async (more: Record<string, string>) =>
    (await plain.call(listExchanges, { query: { ...inVhost(), ...more } })).rows.map(({ name }) => name)
  expect(await names({ name: '^Z.+A$', regex: 'true' })).toEqual(['zebra'])
  expect(await names({ name: '^Z.+A$' })).toEqual([])
  const found = { name: '^clients-(pl|m).*s$', regex: 'true', sort: 'user', dir: 'desc' }
  const connections = async () => {
    const page = await monitor.call(listConnections, { query: { ...found, pageSize: '500' } })
    return page.rows.filter((row) => row.vhost === vhost.name).map((row) => row.user)
  }
  await expect.poll(connections, soon).toEqual(['clients-plain', 'clients-monitor'])
  const channels = await monitor.call(listChannels, {
    query: { ...inVhost(), name: '\\(1\\)$', regex: 'true' },
  })
  expect([channels.source, channels.filtered]).toEqual(['snapshot', 2])
  const consumers = await monitor.call(listConsumers, {
    query: { ...inVhost(), name: '^tag-[b-z]', regex: 'true' },
  })
  expect(consumers.rows.map(({ tag }) => tag)).toEqual(['tag-b'])
  const bad = { ...inVhost(), name: '(', regex: 'true' }
  for (const list of [listExchanges, listConnections, listChannels, listConsumers]) {
    const error: unknown = await monitor.call(list, { query: bad }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/name' }] })
  }
})
