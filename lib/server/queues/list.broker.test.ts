import { connect, type ChannelModel } from 'amqplib'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { listQueues, type QueuesPage } from '@/lib/api/queues-list'
import { ConsoleError } from '@/lib/api/problem'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { groupQueues } from '@/lib/api/queue-groups'
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
/** Real consumers over AMQP, so many on each queue. */
async function consume(consumers: Record<string, number>): Promise<ChannelModel> {
  const { hostname, port } = new URL(process.env['RABBITMQ_URL'] ?? '')
  const client = await connect({
    protocol: 'amqp',
    hostname,
    port: Number(port || 5672),
    username: 'lists-anna',
    password,
    vhost: vhost.name,
  })
  const channel = await client.createChannel()
  for (const [queue, count] of Object.entries(consumers)) {
    for (let n = 0; n < count; n += 1) await channel.consume(queue, () => undefined)
  }
  return client
}

/** Queues that differ by what they were declared with. */
const made: Record<string, { durable: boolean; auto_delete?: boolean; arguments?: object }> = {
  'made.plain': { durable: true },
  'made.passing': { durable: false, auto_delete: true, arguments: { 'x-expires': 600_000 } },
  'made.delay': { durable: true, arguments: { 'x-message-ttl': 60_000, 'x-dead-letter-exchange': '' } },
  'made.limited': { durable: true, arguments: { 'x-max-length': 10, 'x-dead-letter-exchange': 'dlx' } },
  'made.bytes': { durable: true, arguments: { 'x-max-length-bytes': 10_000 } },
  'made.single': { durable: true, arguments: { 'x-single-active-consumer': true } },
  'made.urgent': { durable: true, arguments: { 'x-max-priority': 5 } },
}

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
    await expect
      .poll(() => rowOf('depth.e'), soon)
      // By what its policy comes to.
      .toMatchObject({ consumers: 0, policy: 'short', sendsOn: false })
    await expect.poll(async () => (await rowOf('events'))?.members, soon).toHaveLength(1)
  })

  test(
    'by consumers, for those who see all and for those who see only their own',
    { timeout: 90_000 },
    async () => {
      const client = await consume({ 'empty.10': 2, 'depth.b': 1 })
      const seen = new ApiClient()
      await vhost.loginAs('lists-seer', password)
      await manageBroker('PUT', 'users/lists-seer', { password, tags: 'monitoring' })
      await seen.call(openSession, { body: { username: 'lists-seer', password } })
      for (const who of [await newcomer(), seen]) {
        proxy.requests.length = 0
        // Statistics of new consumers take the broker some seconds, and are read every 30 s at most.
        const first = async () => {
          const page = await list({ sort: 'consumers', dir: 'desc', pageSize: '10' }, who)
          expect(page.statisticsAsOf).toEqual(expect.any(Number))
          return page.rows.slice(0, 3).map(({ name, consumers }) => [name, consumers])
        }
        await expect.poll(first, { timeout: 40_000, interval: 1_000 }).toEqual([
          ['empty.10', 2],
          ['depth.b', 1],
          ['depth.a', 0],
        ])
        const ofAll = proxy.requests.filter((path) => path.startsWith('consumers?'))
        expect(ofAll.length > 0).toBe(who === seen)
      }
      const narrowed = { noConsumers: 'true', name: '^(depth|empty.1[01])', regex: 'true' }
      expect(names(await list(narrowed, seen))).toEqual([
        'depth.a',
        'depth.c',
        'depth.d',
        'depth.e',
        'empty.11',
      ])
      // The tree is narrowed like the list.
      const { groups } = await seen.call(groupQueues, { query: { vhost: vhost.name, ...narrowed } })
      expect(groups.map(({ prefix, queues }) => [prefix, queues])).toEqual([
        ['depth.', 4],
        ['empty.', 1],
      ])
      await client.close()
    },
  )
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

  test('by state, policy and what they were declared with', async () => {
    const of = async (query: Record<string, string>) => names(await list({ name: 'made.', ...query }))
    for (const [name, declared] of Object.entries(made)) {
      await vhost.manage('PUT', `queues/{vhost}/${name}`, declared)
    }
    // The snapshot is read anew after 5 s.
    await expect
      .poll(() => of({ sort: 'name' }), { timeout: 20_000, interval: 500 })
      .toEqual(Object.keys(made).toSorted())
    expect(await of({ state: 'running' })).toHaveLength(Object.keys(made).length)
    expect(await of({ state: 'minority' })).toEqual([])
    expect(await of({ policy: 'short' })).toEqual([])
    expect(await of({ policy: '' })).toHaveLength(Object.keys(made).length)
    expect(await of({ durable: 'false' })).toEqual(['made.passing'])
    expect(await of({ autoDelete: 'true' })).toEqual(['made.passing'])
    expect(await of({ ttl: 'true' })).toEqual(['made.delay'])
    // A policy says it as well as an argument.
    expect(names(await list({ limit: 'true', policy: 'short' }))).toEqual(
      names(await list({ policy: 'short' })),
    )
    expect(await of({ deadLetter: 'true' })).toEqual(['made.delay', 'made.limited'])
    expect(await of({ deadLetter: 'true', ttl: 'true' })).toEqual(['made.delay'])
    expect(await of({ limit: 'true' })).toEqual(['made.bytes', 'made.limited'])
    expect(await of({ expires: 'true' })).toEqual(['made.passing'])
    expect(await of({ singleActive: 'true' })).toEqual(['made.single'])
    expect(await of({ priority: 'true' })).toEqual(['made.urgent'])
    for (const name of Object.keys(made)) await vhost.manage('DELETE', `queues/{vhost}/${name}`)
  })

  test('by operator policies, as the broker applied them', { timeout: 60_000 }, async () => {
    const operators = (name: string, body: object) =>
      vhost.manage('PUT', `operator-policies/{vhost}/${name}`, { 'apply-to': 'queues', ...body })
    await operators('lower', { pattern: '^empty', definition: { 'message-ttl': 60_000 }, priority: 1 })
    await operators('higher', { pattern: '1$', definition: { expires: 600_000 }, priority: 2 })
    // A stream has no message TTL: this one does not hold for it.
    await operators('all', { pattern: '^(events|depth.a)$', definition: { 'message-ttl': 1_000_000 } })
    let who = anna
    const of = async (query: Record<string, string>) => {
      const page = await list({ sort: 'name', pageSize: '100', ...query }, who)
      return [names(page), page.undecided]
    }
    const empty = Array.from({ length: 15 }, (_, n) => `empty.${n + 10}`)
    // Up to 4.0 statistics tell it, which lag behind, and are read every 30 s for one user.
    const anew = async () => {
      who = await newcomer()
      return of({ ttl: 'true' })
    }
    await expect
      .poll(anew, { timeout: 50_000, interval: 2_000 })
      .toEqual([['depth.a', ...empty.filter((name) => !name.endsWith('1'))], 0])
    expect(await of({ expires: 'true' })).toEqual([['empty.11', 'empty.21'], 0])
    expect(await of({ ttl: 'true', expires: 'true' })).toEqual([[], 0])
    const asked = () => proxy.requests.filter((path) => /operator_policy(&|$)/.test(path)).length
    expect(asked()).toBeGreaterThan(0)
    // Where no operator policy says it, nobody is asked which queue has one.
    const other = await newcomer()
    expect(await list({ deadLetter: 'true' }, other)).toMatchObject({ rows: [], undecided: 0 })
    expect(asked()).toBe(0)
    for (const name of ['lower', 'higher', 'all']) {
      await vhost.manage('DELETE', `operator-policies/{vhost}/${name}`)
    }
  })

  test('growing: as long as more comes in than goes out', { timeout: 120_000 }, async () => {
    await vhost.manage('PUT', 'queues/{vhost}/grows', { durable: true })
    const who = await newcomer()
    const over = new AbortController()
    const feed = async () => {
      while (!over.signal.aborted) {
        await publish('grows')
        await new Promise((resolve) => {
          setTimeout(resolve, 200)
        })
      }
    }
    const fed = feed().catch(() => undefined)
    onTestFinished(async () => {
      over.abort()
      await fed
    })
    await expect
      .poll(async () => names(await list({ growing: 'true' }, who)), { timeout: 90_000, interval: 1_000 })
      .toEqual(['grows'])
    await vhost.manage('DELETE', 'queues/{vhost}/grows')
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

  test('who monitors is told of no queues of virtual hosts that he may not enter, and costs no second list', async () => {
    // To monitors the broker counts the queues of all virtual hosts, and lists those of their own.
    const other = await TestVhost.create('lists-other')
    onTestFinished(() => other.drop())
    await other.manage('PUT', 'queues/{vhost}/theirs', { durable: true })
    const watcher = await newcomer()
    await manageBroker('PUT', `users/lists-newcomer-${newcomers}`, { password, tags: 'monitoring' })
    await watcher.call(openSession, { body: { username: `lists-newcomer-${newcomers}`, password } })
    const counted = async () => {
      const { object_totals: totals } = (await manageBroker('GET', 'overview')) as {
        object_totals: { queues: number }
      }
      return totals.queues
    }
    await expect.poll(counted).toBeGreaterThan(21)
    proxy.requests.length = 0
    expect(await list({ sort: 'total' }, watcher)).toMatchObject({ total: 21, faults: [] })
    expect(proxy.requests.filter((path) => path.startsWith('overview?columns'))).toHaveLength(1)
    expect(proxy.requests.filter((path) => path.startsWith('queues?'))).toHaveLength(1)
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
    let deleted: Promise<unknown> | null = null
    const page = list({ sort: 'name', name: 'van' }, client)
    // The snapshot is there as soon as the row is asked for; that waits until the queue is deleted.
    proxy.fate = (path) => {
      if (!path.includes('vanishing?')) return 'pass'
      deleted ??= vhost.manage('DELETE', 'queues/{vhost}/vanishing')
      return deleted
    }
    const { rabbitmq_version: version } = (await vhost.manage('GET', 'overview')) as {
      rabbitmq_version: string
    }
    // Before 4.0 its node may have gone down as well: it stays until the next snapshot, without what its own read tells.
    const left = isAtLeast(version, 4, 0) ? [] : ['vanishing']
    const read = await page
    expect(names(read)).toEqual(left)
    expect(read).toMatchObject({ filtered: left.length, faults: [] })
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

  test('where the broker answers the cheap list with an empty 500, statistics have the counts', async () => {
    // As 3.10 does while a mirrored queue synchronises.
    const client = await newcomer()
    proxy.fate = (path) => (path.includes('disable_stats') ? 'empty' : 'pass')
    const fullest = async () => {
      const page = await list({ sort: 'total', dir: 'desc' }, client)
      return [page.faults, ...page.rows.slice(0, 2).map(({ name, total }) => [name, total])]
    }
    await expect.poll(fullest, { timeout: 15_000 }).toEqual([[], ['depth.e', 12], ['depth.c', 7]])
    proxy.fate = (path) => (path.startsWith('queues?') ? 'empty' : 'pass')
    await expect(list({ sort: 'total' }, await newcomer())).rejects.toMatchObject({
      code: 'broker_unexpected',
    })
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
