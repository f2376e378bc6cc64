import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { listBatches, startBatch, watchBatch } from '@/lib/api/batches'
import { createBinding, deleteBinding, listBindings } from '@/lib/api/bindings'
import { closeConnection, listChannels, listConnections } from '@/lib/api/clients'
import { declareExchange, deleteExchange, listExchanges, readExchange } from '@/lib/api/exchanges'
import { endpoints } from '@/lib/api/endpoints'
import { openLive, readLiveMessage, settleLive } from '@/lib/api/live'
import { getMessages, publishMessage } from '@/lib/api/messages'
import { listNames } from '@/lib/api/names'
import { ConsoleError } from '@/lib/api/problem'
import { problemShape } from '@/lib/api/problem-shape'
import {
  cancelQueueSync,
  declareQueue,
  deleteQueue,
  purgeQueue,
  readQueue,
  syncQueue,
} from '@/lib/api/queues'
import { listQueues } from '@/lib/api/queues-list'
import { closeSession, openSession, readSession } from '@/lib/api/session'
import { readTopology } from '@/lib/api/topology'
import { auditEntries } from '@/lib/server/audit/audit'
import { PayloadPlace, payloadRoom, takenPayloadRoom } from '@/lib/server/payload-room'
import { readTapStats } from '@/lib/server/management/tap-stats'
import { ApiClient } from '@/lib/testing/api-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const logged = vi.hoisted(() => ({ lines: [] as string[] }))
vi.mock('@/lib/server/log', async () => {
  const { makeLog } = await import('@/lib/server/make-log')
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      logged.lines.push(chunk.toString())
      done()
    },
  })
  return { log: makeLog('trace', sink) }
})

vi.mock('@/lib/server/management/tap-stats', { spy: true })

const odd = 'a/b 中文 <b>%'
const password = 'pässwörd-hunter2'
const client = new ApiClient()
let full: TestVhost
let empty: TestVhost

beforeAll(async () => {
  full = await TestVhost.create(`api ${odd}`)
  empty = await TestVhost.create('api-empty')
  const login = await full.loginAs('api-user', password)
  await empty.permit('api-user')
  await client.call(openSession, { body: { username: login.username, password } })
})
afterAll(async () => {
  await client.call(closeSession)
  await full.drop()
  await empty.drop()
})

const failure = async (work: Promise<unknown>): Promise<ConsoleError> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ConsoleError)) throw new Error('no problem', { cause: error })
  return error
}
const codes = async (work: Promise<unknown>[]) =>
  (await Promise.all(work.map(failure))).map((error) => error.code)
const inFull = (more: Record<string, string> = {}) => ({ vhost: full.name, ...more })
const declare = (body: z.input<NonNullable<typeof declareQueue.body>>) =>
  client.call(declareQueue, { params: inFull(), body })

describe('an empty virtual host', () => {
  test('has empty lists, and the exchanges of the broker', async () => {
    const query = { vhost: empty.name }
    for (const endpoint of [listQueues, listBindings, listConnections, listChannels]) {
      expect(await client.call(endpoint, { query }), endpoint.id).toMatchObject({
        rows: [],
        page: 1,
        pages: 1,
        total: 0,
        filtered: 0,
        unreadable: 0,
      })
    }
    const exchanges = await client.call(listExchanges, { query })
    expect(exchanges.rows.map((exchange) => exchange.name)).toEqual(expect.arrayContaining(['', 'amq.topic']))
    const graph = await client.call(readTopology, { params: query })
    expect(graph).toMatchObject({ edges: [], totals: { queues: 0, bindings: 0 } })
    expect(graph.nodes.filter(({ kind }) => kind === 'queue')).toEqual([])
  })
})

describe('objects with odd names', () => {
  test('are declared, bound, listed, drawn, read and deleted', async () => {
    await declare({
      name: odd,
      type: 'quorum',
      arguments: [{ name: 'x-max-length', type: 'number', value: '10' }],
    })
    const exchange = { name: odd, type: 'headers', arguments: [] }
    await client.call(declareExchange, { params: inFull(), body: exchange })
    const binding = { source: odd, destination: odd, destinationType: 'queue' as const }
    const match = { name: 'x-match', type: 'string' as const, value: 'all' }
    const body = { ...binding, bindingKey: `${odd}~`, arguments: [match] }
    await client.call(createBinding, { params: inFull(), body })
    await client.call(createBinding, { params: inFull(), body: { ...binding, bindingKey: '' } })

    const answer = await client.call(readQueue, { params: inFull({ name: odd }) })
    expect(answer.queue).toMatchObject({
      name: odd,
      vhost: full.name,
      type: 'quorum',
      arguments: expect.arrayContaining([{ name: 'x-max-length', value: 10 }]),
    })
    expect(answer.bindings.map((each) => each.source).toSorted()).toEqual(['', odd, odd])
    const read = await client.call(readExchange, { params: inFull({ name: odd }) })
    expect(read.totals).toEqual({ from: 2, to: 0 })
    for (const name of ['中文', '<B>', odd]) {
      const page = await client.call(listQueues, { query: { vhost: full.name, name } })
      expect(
        page.rows.map((queue) => queue.name),
        name,
      ).toEqual([odd])
    }
    const graph = await client.call(readTopology, { params: inFull(), query: { find: '中文' } })
    expect(graph.nodes.filter(({ kind }) => kind === 'queue')).toMatchObject([{ name: odd }])
    expect(graph.edges).toMatchObject([{ source: `x:${odd}`, target: `q:${odd}`, count: 2 }])

    for (const each of read.from) {
      const { propertiesKey } = each
      await client.call(deleteBinding, { params: inFull(), body: { ...binding, propertiesKey } })
    }
    expect((await client.call(readExchange, { params: inFull({ name: odd }) })).from).toEqual([])
    await client.call(purgeQueue, { params: inFull({ name: odd }) })
    await client.call(deleteQueue, { params: inFull({ name: odd }) })
    await client.call(deleteExchange, { params: inFull({ name: odd }) })
    expect((await failure(client.call(readQueue, { params: inFull({ name: odd }) }))).code).toBe('not_found')
  })

  test('that no URL can carry are refused', async () => {
    for (const name of ['.', '..', 'amq.x', '\ud800']) {
      const error = await failure(declare({ name, type: 'classic' }))
      expect(error.errors.map((each) => each.pointer)).toEqual(['/name'])
    }
  })

  test('a virtual host called like a resource of the broker shows its own queues only', async () => {
    await manageBroker('PUT', 'vhosts/detailed', {})
    try {
      await manageBroker('PUT', 'permissions/detailed/api-user', { configure: '.*', write: '.*', read: '.*' })
      await client.call(declareQueue, {
        params: { vhost: 'detailed' },
        body: { name: 'mine', type: 'classic' },
      })
      await declare({ name: 'other', type: 'classic' })
      const page = await client.call(listQueues, { query: { vhost: 'detailed' } })
      expect(page.rows.map((queue) => queue.name)).toEqual(['mine'])
      expect(page.total).toBe(1)
    } finally {
      await manageBroker('DELETE', 'vhosts/detailed')
    }
  })
})

describe('names for searching', () => {
  test('are those of queues, exchanges and connections, each with what it shares with others', async () => {
    await declare({ name: odd, type: 'classic' })
    await declare({ name: 'searched', type: 'quorum' })
    const { queues, exchanges, connections, leftOut } = await client.call(listNames)
    const mine = queues.filter((group) => group.vhost === full.name)
    expect(mine.find((group) => group.type === 'classic')?.names).toContain(odd)
    expect(mine.find((group) => group.type === 'quorum')?.names).toContain('searched')
    expect(queues.some((group) => group.vhost === empty.name)).toBe(false)
    const topics = exchanges.find((group) => group.vhost === empty.name && group.type === 'topic')
    expect(topics?.names).toContain('amq.topic')
    // The default exchange.
    expect(exchanges.flatMap((group) => group.names)).toContain('')
    expect(Array.isArray(connections)).toBe(true)
    expect(leftOut).toBe(0)
    for (const name of [odd, 'searched']) await client.call(deleteQueue, { params: inFull({ name }) })
  })
})

describe('pages', () => {
  test('a page behind the last is the last, and a number that is none names its field', async () => {
    for (let n = 0; n < 12; n += 1) await declare({ name: `page-${n}`, type: 'classic' })
    const query = { vhost: full.name, name: 'page-', pageSize: '10' }
    expect(await client.call(listQueues, { query: { ...query, page: '99' } })).toMatchObject({
      page: 2,
      pages: 2,
      filtered: 12,
      rows: [{}, {}],
    })
    expect(await client.call(listBindings, { query: { ...query, page: '2' } })).toMatchObject({
      page: 2,
      filtered: 12,
      rows: [{}, {}],
    })
    const error = await failure(client.call(listQueues, { query: { page: 'zero' } }))
    expect(error).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/page', message: 'Not a number' }],
    })
    expect((await failure(client.call(listQueues, { query: { pageSize: '501' } }))).code).toBe(
      'invalid_input',
    )
  })
})

describe('what cannot be done', () => {
  const rows = [{ name: 'x-max-length', type: 'number' as const, value: '5' }]

  test('what exists otherwise is said with its difference, at the field', async () => {
    const declareIn = (vhost: string, body: z.input<NonNullable<typeof declareQueue.body>>) =>
      client.call(declareQueue, { params: { vhost }, body })
    // The words of 4.0 to 4.3 are lost where a name is beyond ASCII, as that of the full virtual host is.
    for (const vhost of [empty.name, full.name]) {
      await declareIn(vhost, { name: 'orders', type: 'classic' })
      await declareIn(vhost, { name: 'orders', type: 'classic' })
      const error = await failure(declareIn(vhost, { name: 'orders', type: 'classic', arguments: rows }))
      expect(error).toMatchObject({ code: 'precondition', errors: [{ pointer: '/arguments/0/value' }] })
      expect(error.message).toContain('exists already with another x-max-length')
      const type = await failure(declareIn(vhost, { name: 'orders', type: 'quorum' }))
      expect(type.errors.map((each) => each.pointer)).toEqual(['/type'])
    }
    const told = await failure(declareIn(empty.name, { name: 'orders', type: 'classic', arguments: rows }))
    expect(told.message).toMatch(/RabbitMQ says: inequivalent arg 'x-max-length'/)
    const body = { name: 'sales', type: 'topic' }
    await client.call(declareExchange, { params: inFull(), body })
    const other = await failure(
      client.call(declareExchange, { params: inFull(), body: { ...body, internal: true } }),
    )
    expect(other).toMatchObject({ code: 'precondition', errors: [{ pointer: '/internal' }] })
  })

  test('what is missing is named', async () => {
    const error = await failure(client.call(readQueue, { params: inFull({ name: 'none' }) }))
    expect(error).toMatchObject({
      code: 'not_found',
      message: `There is no queue "none" in virtual host "${full.name}".`,
    })
    const ends = { source: 'none', destination: 'none', destinationType: 'queue' as const }
    const answers = await codes([
      client.call(deleteQueue, { params: inFull({ name: 'none' }) }),
      client.call(purgeQueue, { params: inFull({ name: 'none' }) }),
      client.call(deleteExchange, { params: inFull({ name: 'none' }) }),
      client.call(readExchange, { params: inFull({ name: 'none' }) }),
      client.call(createBinding, { params: inFull(), body: ends }),
      client.call(deleteBinding, { params: inFull(), body: { ...ends, propertiesKey: '~' } }),
      client.call(closeConnection, { params: { name: 'none' }, body: { reason: 'test' } }),
      client.call(getMessages, { params: inFull({ name: 'none' }), body: {} }),
    ])
    expect(new Set(answers)).toEqual(new Set(['not_found']))
  })

  test('a virtual host that may not be entered is a refusal and never ends the session', async () => {
    for (const vhost of ['/', 'no-such-vhost']) {
      const params = { vhost, name: 'x' }
      const ends = { source: 'x', destination: 'x', destinationType: 'queue' as const }
      const work = [
        client.call(listQueues, { query: { vhost } }),
        client.call(listExchanges, { query: { vhost } }),
        client.call(listBindings, { query: { vhost } }),
        client.call(listConnections, { query: { vhost } }),
        client.call(listChannels, { query: { vhost } }),
        client.call(readTopology, { params }),
        client.call(readQueue, { params }),
        client.call(readExchange, { params }),
        client.call(deleteQueue, { params }),
        client.call(declareQueue, { params, body: { name: 'x', type: 'classic' } }),
        client.call(createBinding, { params, body: ends }),
        client.call(getMessages, { params, body: {} }),
      ]
      for (const error of await Promise.all(work.map(failure))) {
        expect([error.code, error.message.includes(`"${vhost}"`)]).toEqual(['refused', true])
      }
    }
    expect((await client.call(readSession)).user.name).toBe('api-user')
  })

  test('a missing permission is named', async () => {
    const limited = new ApiClient()
    await full.loginAs('api-limited', password, { configure: '^$', write: '^$', read: '.*' })
    await limited.call(openSession, { body: { username: 'api-limited', password } })
    const error = await failure(
      limited.call(declareQueue, { params: inFull(), body: { name: 'theirs', type: 'classic' } }),
    )
    expect(error.code).toBe('refused')
    expect(error.message).toContain('configure permission on queue "theirs"')
    const own = await limited.call(listConnections)
    expect(own.rows).toEqual([])
  })

  test('mirrors are synchronised for administrators alone, whatever the permissions are', async () => {
    await declare({ name: 'mirrored', type: 'classic' })
    const params = inFull({ name: 'mirrored' })
    for (const endpoint of [syncQueue, cancelQueueSync]) {
      const error = await failure(client.call(endpoint, { params }))
      expect(error).toMatchObject({
        code: 'refused',
        message: expect.stringContaining('This needs the tag administrator.'),
      })
    }
    const actions = auditEntries().map(({ action, outcome }) => [action, outcome])
    expect(actions.slice(-2)).toEqual([
      ['queue.sync', 'refused'],
      ['queue.cancelSync', 'refused'],
    ])
  })

  test("the default exchange is nobody's to bind or delete", async () => {
    const read = await client.call(readExchange, { params: inFull({ name: '' }) })
    expect(read).toMatchObject({ exchange: { name: '' }, from: [], totals: { from: 0, to: 0 } })
    expect((await failure(client.call(deleteExchange, { params: inFull({ name: '' }) }))).code).toBe(
      'refused',
    )
  })
})

const text = { exchange: '', routingKey: 'letters', payload: 'hello' }

describe('messages', () => {
  test('are published, got and put back, and got for good', async () => {
    await declare({ name: 'letters', type: 'classic' })
    const { outcome } = await client.call(publishMessage, { params: inFull(), body: text })
    expect(outcome).toEqual({ kind: 'confirmed', routed: true })
    const params = inFull({ name: 'letters' })
    expect(await client.call(getMessages, { params, body: {} })).toMatchObject({
      messages: [{ payload: { text: 'hello' } }],
      remaining: 0,
    })
    expect(await client.call(getMessages, { params, body: { settle: 'ack' } })).toMatchObject({
      messages: [{ redelivered: true }],
    })
  })

  test.each([
    [{ payload: '%%%', payloadEncoding: 'base64' as const }, '/payload'],
    [{ routingKey: 'ü'.repeat(128) }, '/routingKey'],
    [
      { properties: { headers: [{ name: 'n', type: 'int8' as const, value: '300' }] } },
      '/properties/headers/0/value',
    ],
    [{ properties: { expiration: 'soon' } }, '/properties/expiration'],
  ])('%j is not sent', async (more, pointer) => {
    const error = await failure(client.call(publishMessage, { params: inFull(), body: { ...text, ...more } }))
    expect(error).toMatchObject({ code: 'invalid_input', errors: [{ pointer }] })
  })

  test('come live, and another session cannot reach them', async () => {
    const sources = [{ kind: 'queue', vhost: full.name, queue: 'letters', prefetch: 5 }]
    const answer = await client.send(openLive, { body: { sources } })
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    let seen = ''
    const readUntil = async (words: string) => {
      while (!seen.includes(words)) {
        const part = await reader.read()
        if (part.done) throw new Error('the stream ended')
        seen += new TextDecoder().decode(part.value)
      }
    }
    await readUntil('started')
    await client.call(publishMessage, { params: inFull(), body: text })
    await readUntil('event: messages')
    const stream = /"stream":"([^"]+)"/.exec(seen)?.[1] ?? ''
    const params = { stream, source: '0', seq: '1' }
    expect(await client.call(readLiveMessage, { params })).toMatchObject({
      payload: { text: 'hello' },
      held: true,
    })

    const stranger = new ApiClient()
    await full.loginAs('api-stranger', password)
    await stranger.call(openSession, { body: { username: 'api-stranger', password } })
    expect((await failure(stranger.call(readLiveMessage, { params }))).code).toBe('not_found')
    const settle = { source: 0, seqs: [1], settlement: 'reject' as const }
    expect((await failure(stranger.call(settleLive, { params: { stream }, body: settle }))).code).toBe(
      'not_found',
    )

    const ack = { source: 0, seqs: [1, 2], settlement: 'ack' as const }
    expect(await client.call(settleLive, { params: { stream }, body: ack })).toEqual({
      settled: [1],
      missed: [2],
    })
    await reader.cancel()
  })

  test('end with the session that watches them', async () => {
    const other = new ApiClient()
    await other.call(openSession, { body: { username: 'api-user', password } })
    const sources = [{ kind: 'tap', vhost: full.name, exchange: 'amq.topic' }]
    const answer = await other.send(openLive, { body: { sources } })
    const whole = answer.text()
    await other.call(closeSession)
    expect(await whole).toMatch(/event: closed[\s\S]*signed_out/)
  })
})

describe('a console whose room for payloads is full', () => {
  const large = 'x'.repeat(300_000)

  test('refuses to publish, says what to do, and publishes when others have gone', async () => {
    const others = new PayloadPlace()
    others.take(payloadRoom)
    await declare({ name: 'roomy', type: 'classic' })
    const body = { ...text, routingKey: 'roomy', payload: large }
    const source = { kind: 'template' as const, count: 3 }
    try {
      const error = await failure(client.call(publishMessage, { params: inFull(), body }))
      expect(error).toMatchObject({ code: 'too_many', status: 429, retryAfter: 10 })
      expect(error.message).toMatch(
        /^The console holds 512 of at most 512 MiB .* Wait until others have gone/,
      )
      const batch = client.call(startBatch, { body: { vhost: full.name, ...body, source } })
      expect(await failure(batch)).toMatchObject({ code: 'too_many' })
      // What is small goes on.
      await client.call(publishMessage, { params: inFull(), body: text })
    } finally {
      others.release()
    }
    const { outcome } = await client.call(publishMessage, { params: inFull(), body })
    expect(outcome.kind).toBe('confirmed')
    expect(takenPayloadRoom()).toBe(0)
  })
})

describe('a login that the broker no longer takes, which is asked every minute', () => {
  /** As a new user; `open` answers a stream that goes on until somebody ends it. */
  async function loseLogin(name: string, open: (user: ApiClient) => Promise<Response>) {
    const user = new ApiClient()
    await full.loginAs(name, password)
    await user.call(openSession, { body: { username: name, password } })
    const every = vi.spyOn(globalThis, 'setInterval')
    const answer = await open(user)
    const timers = every.mock.calls.map(([look, pause]) => ({ look, pause }))
    every.mockRestore()
    expect(answer.status).toBe(200)
    const whole = answer.text()
    await manageBroker('PUT', `users/${name}`, { password: 'another', tags: 'management' })
    for (const often of [5000, 60_000]) for (const { look, pause } of timers) if (pause === often) look()
    return whole
  }

  test('ends a live view', async () => {
    const sources = [{ kind: 'tap', vhost: full.name, exchange: 'amq.topic' }]
    const seen = await loseLogin('api-leaver', (user) => user.send(openLive, { body: { sources } }))
    expect(seen).toMatch(/event: closed\ndata: .*signed_out/)
    // And what a tap dropped is asked more often.
    expect(readTapStats).toHaveBeenCalled()
  })

  test('stops a batch', async () => {
    const seen = await loseLogin('api-stopper', async (user) => {
      const source = { kind: 'template' as const, count: 10_000_000 }
      const body = { vhost: full.name, ...text, rate: 10, source }
      const { id } = await user.call(startBatch, { body })
      const sent = async () => (await user.call(listBatches)).batches[0]?.counts.sent
      await expect.poll(sent).toBeGreaterThan(0)
      return user.send(watchBatch, { params: { batch: id } })
    })
    expect(seen).toMatch(/"state":"stopped".*signed_out/)
  })
})

describe('nobody without a session', () => {
  test.each(endpoints.filter((endpoint) => !endpoint.open))('gets anything from $id', async (endpoint) => {
    const params = Object.fromEntries(
      [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1] ?? '', 'x']),
    )
    const stranger = new ApiClient()
    stranger.cookie = 'warren-session=AAAAAAAAAAAAAAAAAAAAAA'
    const answer = await stranger.send(endpoint, {
      params,
      ...(endpoint.body === undefined ? {} : { body: {} }),
      headers: { 'x-middleware-subrequest': 'proxy', 'x-forwarded-host': 'warren.test' },
    })
    expect(answer.status).toBe(401)
    expect(problemShape.parse(await answer.json()).code).toBe('signed_out')
  })
})

describe('nothing secret', () => {
  test('is in a log line, an audit entry or a problem', async () => {
    const guesser = new ApiClient()
    const wrong = await guesser.send(openSession, {
      body: { username: 'api-user', password: `${password}-wrong` },
    })
    const malformed = await guesser.send(openSession, {
      body: `{"username":"api-user","password":"${password}`,
    })
    const invalid = await guesser.send(openSession, { body: { username: 7, password } })
    const basic = Buffer.from(`api-user:${password}`).toString('base64')
    const token = client.cookie.split('=')[1] ?? 'none'
    const told = [
      ...logged.lines,
      JSON.stringify(auditEntries()),
      await wrong.text(),
      await malformed.text(),
      await invalid.text(),
    ].join('\n')
    expect(logged.lines.length).toBeGreaterThan(20)
    for (const secret of [password, basic, token, 'hunter2']) expect(told).not.toContain(secret)
    expect(told).toContain('"action":"session.open"')
  })

  test('and no payload or header is', () => {
    expect(logged.lines.join('\n')).not.toContain('hello')
  })
})
