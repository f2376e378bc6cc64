import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listQueues, type QueuesPage } from '@/lib/api/queues-list'
import { ConsoleError } from '@/lib/api/problem'
import { listQueueTrends } from '@/lib/api/queue-trends'
import { openSession } from '@/lib/api/session'
import { ApiClient } from '@/lib/testing/api-client'
import { startManagementProxy, type ManagementProxy } from '@/lib/testing/management-proxy'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const password = 'lists-secret'
const anna = new ApiClient()
const monitor = new ApiClient()
let proxy: ManagementProxy
let vhost: TestVhost
let brokerUrl: string

const depths: Record<string, number> = {
  'depth.a': 3,
  'depth.b': 0,
  'depth.c': 7,
  'depth.d': 3,
  'depth.e': 12,
}

const publish = (queue: string) =>
  vhost.manage('POST', 'exchanges/{vhost}/amq.default/publish', {
    properties: {},
    routing_key: queue,
    payload: 'x',
    payload_encoding: 'string',
  })

beforeAll(async () => {
  brokerUrl = process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''
  proxy = await startManagementProxy(brokerUrl)
  vhost = await TestVhost.create('lists')
  await vhost.loginAs('lists-anna', password)
  await vhost.loginAs('lists-monitor', password)
  await vhost.loginAs('lists-nobody', password, null)
  await manageBroker('PUT', 'users/lists-monitor', { password, tags: 'monitoring' })
  for (const [name, messages] of Object.entries(depths)) {
    await vhost.manage('PUT', `queues/{vhost}/${name}`, { durable: true })
    for (let n = 0; n < messages; n += 1) await publish(name)
  }
  for (let n = 0; n < 15; n += 1) await vhost.manage('PUT', `queues/{vhost}/empty.${n + 10}`, {})
  await vhost.manage('PUT', 'queues/{vhost}/events', {
    durable: true,
    arguments: { 'x-queue-type': 'stream' },
  })
  await vhost.manage('PUT', 'policies/{vhost}/short', { pattern: '^depth', definition: { 'max-length': 99 } })
  process.env['RABBITMQ_MANAGEMENT_URL'] = proxy.url
  await anna.call(openSession, { body: { username: 'lists-anna', password } })
  await monitor.call(openSession, { body: { username: 'lists-monitor', password } })
})
afterAll(async () => {
  process.env['RABBITMQ_MANAGEMENT_URL'] = brokerUrl
  await vhost.drop()
  await proxy.close()
})
beforeEach(() => {
  proxy.requests.length = 0
  proxy.fate = () => 'pass'
})

const list = (query: Record<string, string>, client = anna): Promise<QueuesPage> =>
  client.call(listQueues, { query: { vhost: vhost.name, ...query } })
const names = (page: QueuesPage) => page.rows.map((row) => row.name)
let newcomers = 0
/** Somebody for whom nothing has been read yet. */
async function newcomer(): Promise<ApiClient> {
  newcomers += 1
  const username = `lists-newcomer-${newcomers}`
  await vhost.loginAs(username, password)
  const client = new ApiClient()
  await client.call(openSession, { body: { username, password } })
  proxy.requests.length = 0
  return client
}

test('trends of named queues: one small read each, and what is not there is left out', async () => {
  const wanted = [
    [vhost.name, 'depth.a'],
    [vhost.name, 'gone'],
    [vhost.name, 'events'],
  ]
  const queues = JSON.stringify(wanted)
  const { trends, asOf } = await anna.call(listQueueTrends, { query: { queues } })
  expect(trends.map(({ name }) => name)).toEqual(['depth.a', 'events'])
  expect(asOf).toEqual(expect.any(Number))
  for (const { total, incoming, deliverGet, ack } of trends) {
    // None at all before the broker's first sample.
    expect([0, 16]).toContain(total.length)
    expect([incoming.length, deliverGet.length, ack.length]).toEqual([
      total.length,
      total.length,
      total.length,
    ])
  }
  const reads = () => proxy.requests.filter((path) => path.includes('lengths_age=600'))
  expect(reads()).toHaveLength(3)
  await anna.call(listQueueTrends, { query: { queues } })
  // What is there is not read again soon.
  expect(reads().filter((path) => path.includes('depth.a'))).toHaveLength(1)
  await expect(anna.call(listQueueTrends, { query: { queues: 'depth.a' } })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

describe('sorted lists', () => {
  test('by total, over pages, with streams last', async () => {
    const first = await list({
      sort: 'total',
      dir: 'desc',
      name: '^(depth|events)',
      regex: 'true',
      pageSize: '10',
    })
    expect(first).toMatchObject({ source: 'snapshot', filtered: 6, total: 21, pages: 1, faults: [] })
    expect(names(first)).toEqual(['depth.e', 'depth.c', 'depth.a', 'depth.d', 'depth.b', 'events'])
    expect(first.rows.map((row) => row.total).slice(0, 5)).toEqual([12, 7, 3, 3, 0])
    expect(names(await list({ sort: 'total', name: '^(depth|events)', regex: 'true' }))).toEqual([
      'depth.b',
      'depth.a',
      'depth.d',
      'depth.c',
      'depth.e',
      'events',
    ])
    const behind = await list({ sort: 'total', page: '9' })
    expect([behind.page, behind.rows.length]).toEqual([1, 21])
  })

  test('every page follows on the one before', async () => {
    const client = await newcomer()
    const pages = await Promise.all(
      ['1', '2', '3'].map((page) => list({ sort: 'total', dir: 'desc', pageSize: '10', page }, client)),
    )
    expect(pages.map((page) => [page.page, page.pages, page.rows.length])).toEqual([
      [1, 3, 10],
      [2, 3, 10],
      [3, 3, 1],
    ])
    const all = pages.flatMap(names)
    expect(new Set(all).size).toBe(21)
    expect(all.slice(0, 5)).toEqual(['depth.e', 'depth.c', 'depth.a', 'depth.d', 'depth.b'])
    // Of the same total: in the broker's order, over the edges of pages too.
    const empty = all.slice(4, -1)
    expect(empty).toEqual(empty.toSorted())
    expect(all.at(-1)).toBe('events')
  })

  test('rows are complete: consumers, and the members of a stream', { timeout: 40_000 }, async () => {
    // The broker has statistics of a new queue after some seconds.
    const rowOf = async (name: string) => {
      const page = await list({ sort: 'name' })
      expect(page.rowsAsOf).toEqual(expect.any(Number))
      return page.rows.find((row) => row.name === name)
    }
    const soon = { timeout: 20_000, interval: 1_000 }
    await expect.poll(() => rowOf('depth.e'), soon).toMatchObject({ consumers: 0, policy: 'short' })
    await expect.poll(async () => (await rowOf('events'))?.members, soon).toHaveLength(1)
  })

  test('by consumers, for those who see all and for those who do not', async () => {
    for (const client of [anna, monitor]) {
      const page = await list({ sort: 'consumers', dir: 'desc' }, client)
      expect(page.statisticsAsOf).toEqual(expect.any(Number))
      expect(page.rows.length).toBe(21)
    }
    expect(proxy.requests.filter((path) => path.startsWith('consumers?'))).toHaveLength(1)
  })
})

describe('filters', () => {
  test('pass what fits, and count what cannot be known', async () => {
    expect(names(await list({ hasMessages: 'true', sort: 'total' }))).toEqual([
      'depth.a',
      'depth.d',
      'depth.c',
      'depth.e',
    ])
    expect((await list({ hasMessages: 'true' })).undecided).toBe(1)
    expect(names(await list({ type: 'stream' }))).toEqual(['events'])
    expect(names(await list({ policy: 'short', name: '[ab]$', regex: 'true' }))).toEqual([
      'depth.a',
      'depth.b',
    ])
  })

  test('a wrong expression is a problem of its field', async () => {
    const error: unknown = await list({ name: '(', regex: 'true' }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/name' }] })
  })

  test('a virtual host without permissions is refused, not empty', async () => {
    const nobody = new ApiClient()
    await nobody.call(openSession, { body: { username: 'lists-nobody', password } })
    const error: unknown = await list({ sort: 'total' }, nobody).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ConsoleError)
    expect((error as ConsoleError).code).toBe('refused')
  })
})

describe('what it costs the broker', () => {
  test('two sessions and fifty tabs of a user are one', async () => {
    const here = await newcomer()
    const there = new ApiClient()
    await there.call(openSession, { body: { username: `lists-newcomer-${newcomers}`, password } })
    proxy.requests.length = 0
    const tabs = Array.from({ length: 50 }, (_, n) => list({ sort: 'total' }, n % 2 ? here : there))
    const pages = await Promise.all(tabs)
    expect(new Set(pages.map((page) => page.asOf)).size).toBe(1)
    const reads = proxy.requests.filter((path) => path.startsWith('queues'))
    expect(reads.filter((path) => path.startsWith('queues?'))).toHaveLength(1)
    // And one for each row.
    expect(reads).toHaveLength(22)
  })

  test('rows that need not be complete wait for nothing but the snapshot', async () => {
    const page = await list({ sort: 'total', dir: 'desc', complete: 'false' }, await newcomer())
    expect(page).toMatchObject({ source: 'snapshot', pending: true, rowsAsOf: null })
    expect(names(page).slice(0, 2)).toEqual(['depth.e', 'depth.c'])
    expect(proxy.requests.filter((path) => path.startsWith('queues'))).toHaveLength(1)
  })

  test('an unsorted page is one request', async () => {
    const page = await list({ complete: 'false' }, await newcomer())
    expect(page).toMatchObject({ source: 'broker', pending: false, rowsAsOf: null, undecided: 0 })
    expect(proxy.requests.filter((path) => path.startsWith('queues'))).toHaveLength(1)
  })
})

describe('when something fails', () => {
  test('a queue that vanished before its row was complete is left out', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/vanishing', { durable: true })
    const client = await newcomer()
    let isDeleted = false
    const page = list({ sort: 'name', name: 'van' }, client)
    // The snapshot is there as soon as the row is asked for; that waits until the queue is deleted.
    proxy.fate = (path) => {
      if (!path.includes('vanishing?')) return 'pass'
      if (!isDeleted) void vhost.manage('DELETE', 'queues/{vhost}/vanishing')
      isDeleted = true
      return 0.5
    }
    expect(await page).toMatchObject({ rows: [], filtered: 0, faults: [] })
  })

  test('a row that hangs is shown as far as it is known', { timeout: 20_000 }, async () => {
    const client = await newcomer()
    proxy.fate = (path) => (path.includes('depth.c2?') ? 'hang' : 'pass')
    await vhost.manage('PUT', 'queues/{vhost}/depth.c2', { durable: true })
    const page = await list({ sort: 'name', name: 'depth.c2' }, client)
    expect(page.rows).toMatchObject([{ name: 'depth.c2', total: 0, consumers: null }])
    expect(page.faults).toMatchObject([{ part: 'rows', code: 'broker_timeout' }])
    await vhost.manage('DELETE', 'queues/{vhost}/depth.c2')
  })

  test('without statistics the order is unknown and the list still there', async () => {
    const client = await newcomer()
    proxy.fate = (path) => (path.includes('message_bytes') && path.startsWith('queues?') ? 'page' : 'pass')
    const page = await list({ sort: 'ackRate' }, client)
    expect(page.faults).toMatchObject([{ part: 'statistics' }])
    expect(page.rows).toHaveLength(21)
  })

  test(
    'a snapshot that cannot be read anew stays, with its age and the fault',
    { timeout: 90_000 },
    async () => {
      const client = await newcomer()
      const before = await list({ sort: 'total' }, client)
      proxy.fate = (path) => (path.startsWith('queues?') ? 'page' : 'pass')
      const faults = async () => (await list({ sort: 'total' }, client)).faults
      await expect
        .poll(faults, { timeout: 60_000, interval: 500 })
        .toMatchObject([{ part: 'list', code: 'broker_wrong_address' }])
      const after = await list({ sort: 'total' }, client)
      expect(names(after)).toEqual(names(before))
      expect(after.asOf).toBe(before.asOf)
      proxy.requests.length = 0
      for (let n = 0; n < 10; n += 1) await faults()
      expect(proxy.requests.filter((path) => path.startsWith('queues?')).length).toBeLessThanOrEqual(3)
      // Other reads are no matter of it.
      expect((await list({}, client)).source).toBe('broker')
    },
  )
})
