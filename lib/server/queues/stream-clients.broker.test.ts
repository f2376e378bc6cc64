import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '@/lib/api/session'
import { readStreamClients } from '@/lib/api/stream-clients'
import { ApiClient } from '@/lib/testing/api-client'
import { startManagementProxy, type ManagementProxy } from '@/lib/testing/management-proxy'
import { StreamClient } from '@/lib/testing/stream-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const password = 'stream-secret'
const direct = process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''
const monitor = new ApiClient()
const other = new ApiClient()
let vhost: TestVhost
let proxy: ManagementProxy
let isOld = false
const clients: StreamClient[] = []
const soon = { timeout: 20_000, interval: 500 }
const named = (name: string) => ({ params: { vhost: vhost.name, name } })

interface Overview {
  rabbitmq_version: string
  listeners: { protocol: string; port: number }[]
}

beforeAll(async () => {
  vhost = await TestVhost.create('streams')
  await vhost.loginAs('streams-monitor', password)
  await manageBroker('PUT', 'users/streams-monitor', { password, tags: 'monitoring' })
  // May look and not read.
  await vhost.loginAs('streams-other', password, { configure: '', write: '', read: '' })
  for (const name of ['audit', 'quiet'])
    await vhost.manage('PUT', `queues/{vhost}/${name}`, {
      durable: true,
      arguments: { 'x-queue-type': 'stream' },
    })
  await vhost.manage('PUT', 'queues/{vhost}/orders', { durable: true })

  const { rabbitmq_version: version, listeners } = (await manageBroker('GET', 'overview')) as Overview
  isOld = version.startsWith('3.')
  const to = {
    host: vhost.login().amqpUrl.hostname,
    port: listeners.find(({ protocol }) => protocol === 'stream')?.port ?? 0,
    username: 'streams-monitor',
    password,
    vhost: vhost.name,
  }
  const writer = await StreamClient.open(to)
  const reader = await StreamClient.open(to)
  clients.push(writer, reader)
  await writer.declarePublisher(3, 'ledger', 'audit')
  for (let chunk = 0; chunk < 2; chunk += 1)
    await writer.publish(
      3,
      ['opened', 'paid', 'shipped'].map((event) => `${event} ${chunk}`),
    )
  await reader.subscribe(7, 'audit', 1, { name: 'billing' })
  await reader.subscribe(8, 'quiet', 10)
  reader.storeOffset('billing', 'audit', 2)

  proxy = await startManagementProxy(direct)
  process.env['RABBITMQ_MANAGEMENT_URL'] = proxy.url
  await monitor.call(openSession, { body: { username: 'streams-monitor', password } })
  await other.call(openSession, { body: { username: 'streams-other', password } })
})
afterAll(async () => {
  process.env['RABBITMQ_MANAGEMENT_URL'] = direct
  for (const client of clients) client.close()
  await vhost.drop()
  await proxy.close()
})

describe('clients of the stream protocol', { timeout: 60_000 }, () => {
  test('are told with what they did, and the stored offset with how far it is behind', async () => {
    const read = () => monitor.call(readStreamClients, named('audit'))
    // Figures of clients come every five seconds.
    await expect.poll(async () => (await read()).publishers?.[0]?.published, soon).toBe(6)
    await expect.poll(async () => (await read()).consumers?.[0]?.lag, soon).toBeGreaterThan(2)
    await expect.poll(async () => (await read()).newest, soon).toBe(6)
    expect(await read()).toMatchObject({
      plugin: true,
      scope: 'all',
      faults: [],
      consumers: [
        {
          connection: expect.stringContaining('->'),
          user: 'streams-monitor',
          subscription: 7,
          name: 'billing',
          credits: 0,
          consumed: 3,
          active: isOld ? null : true,
        },
      ],
      publishers: [{ id: 3, reference: 'ledger', published: 6, confirmed: 6, errored: 0 }],
      // Six messages, and the offset that was stored.
      offsets: isOld ? null : [{ reference: 'billing', offset: 2, behind: 4 }],
    })
  })

  test('of another stream are that one’s, and where one is that was sent nothing is unknown', async () => {
    expect(await monitor.call(readStreamClients, named('quiet'))).toMatchObject({
      consumers: [{ subscription: 8, consumed: 0, offset: null, lag: null }],
      publishers: [],
      offsets: isOld ? null : [],
      faults: [],
    })
  })

  test('are their own only for who may not monitor, and stored offsets for who may read', async () => {
    const answer = await other.call(readStreamClients, named('audit'))
    expect(answer).toMatchObject({ plugin: true, scope: 'own', consumers: [], publishers: [] })
    // 4.0 tells them to everybody.
    if (answer.faults.length > 0) {
      expect(answer.offsets).toBeNull()
      expect(answer.faults).toMatchObject([
        { part: 'storedOffsets', code: 'refused', detail: expect.stringContaining('read permission') },
      ])
    }
  })

  test('there are none of other types', async () => {
    expect(await monitor.call(readStreamClients, named('orders'))).toMatchObject({
      plugin: null,
      consumers: null,
      publishers: null,
      offsets: null,
      faults: [],
    })
  })

  test('are unknown where the plugin is missing', async () => {
    // What a broker without it answers to its addresses.
    proxy.fate = (path) => (path.startsWith('stream/') ? 'absent' : 'pass')
    const client = new ApiClient()
    await vhost.loginAs('streams-late', password)
    await client.call(openSession, { body: { username: 'streams-late', password } })
    expect(await client.call(readStreamClients, named('audit'))).toMatchObject({
      plugin: false,
      consumers: null,
      publishers: null,
      offsets: null,
      faults: [],
    })
    proxy.fate = () => 'pass'
  })
})
