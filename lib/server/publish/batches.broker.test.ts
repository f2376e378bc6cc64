import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchBody, type BatchCounts, type BatchInput, type BatchProgress } from '@/lib/api/batches'
import { closeSession, leaseLink } from '@/lib/server/amqp/pool'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { contentHeaderOf } from '@/lib/server/amqp/raw-frames'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import { startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { TestVhost } from '@/lib/testing/test-vhost'
import { endSessionBatches, listBatches, startBatch, stopBatch, watchBatch } from './batches'
import { saveUpload } from './uploads'
import { ConsoleError } from '@/lib/api/problem'

let vhost: TestVhost
let login: AmqpLogin

beforeAll(async () => {
  vhost = await TestVhost.create('batches')
  login = vhost.login()
  await vhost.manage('PUT', 'exchanges/{vhost}/nowhere', { type: 'fanout', durable: true })
  await vhost.manage('PUT', 'exchanges/{vhost}/keys', { type: 'direct', durable: true })
})
afterAll(async () => {
  await endSessionBatches(login.sessionId, new ConsoleError('signed_out', 'over'))
  await closeSession(login.sessionId)
  await vhost.drop()
})

let made = 0
async function queue(args: object = {}): Promise<string> {
  made += 1
  await vhost.manage('PUT', `queues/{vhost}/q${made}`, { durable: true, arguments: args })
  return `q${made}`
}

const sumOf = (counts: BatchCounts) =>
  Object.values(counts).reduce((sum, part) => sum + part, 0) - counts.sent
const template = (count: number) => ({ kind: 'template' as const, count })

/** Reads the events of a batch to their end. Every one of them must add up. */
async function follow(id: string, sessionId = login.sessionId): Promise<BatchProgress[]> {
  const seen: BatchProgress[] = []
  let text = ''
  for await (const chunk of watchBatch(sessionId, id) as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString()
  }
  for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm)) {
    const { batch } = JSON.parse(data) as { batch?: BatchProgress }
    if (batch !== undefined) seen.push(batch)
  }
  for (const { counts } of seen) expect(sumOf(counts)).toBe(counts.sent)
  return seen
}

const start = (body: Partial<BatchInput> & Pick<BatchInput, 'source'>, by = login): string =>
  startBatch(by, batchBody.parse({ vhost: vhost.name, exchange: '', routingKey: '', payload: 'x', ...body }))
    .id

async function run(body: Partial<BatchInput> & Pick<BatchInput, 'source'>): Promise<BatchProgress> {
  const last = (await follow(start(body))).at(-1)
  if (last === undefined) throw new Error('no progress')
  expect(last.counts.waiting).toBe(0)
  return last
}

async function depth(name: string): Promise<number> {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const watched = await link.openChannel()
  const { messageCount } = await watched.channel.checkQueue(name)
  await watched.close()
  release()
  return messageCount
}

async function takeAll(name: string) {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const watched = await link.openChannel()
  const taken = []
  for (;;) {
    const message = await watched.channel.get(name, { noAck: true })
    if (message === false) break
    const { properties } = readProperties(contentHeaderOf(message).raw)
    taken.push({ key: message.fields.routingKey, body: message.content, properties })
  }
  await watched.close()
  release()
  return taken
}

const upload = async (text: string | Buffer) => {
  const body = new Blob([text as BlobPart]).stream() as ReadableStream<Uint8Array>
  return (await saveUpload(login.sessionId, body)).id
}

describe('a batch', () => {
  it.each(['confirm', 'transaction', 'none'] as const)('arrives whole (guarantee: %s)', async (guarantee) => {
    const name = await queue()
    const done = await run({ source: template(5000), routingKey: name, guarantee })
    const counted = guarantee === 'none' ? { unknown: 5000, confirmed: 0 } : { unknown: 0, confirmed: 5000 }
    expect(done).toMatchObject({ state: 'done', total: 5000, problem: null })
    expect(done.counts).toMatchObject({ sent: 5000, returned: 0, nacked: 0, refused: 0, ...counted })
    // Without confirms the last ones may still be on their way.
    await expect.poll(() => depth(name)).toBe(5000)
  })

  it.each(['confirm', 'transaction', 'none'] as const)(
    'counts each return once (guarantee: %s)',
    async (guarantee) => {
      const done = await run({ source: template(700), exchange: 'nowhere', guarantee })
      expect(done.counts).toMatchObject({ sent: 700, returned: 700, confirmed: 0, unknown: 0 })
      expect(done.returns).toEqual([{ code: 312, text: 'NO_ROUTE', count: 700 }])
    },
  )

  it('counts what is routed and what is not side by side', async () => {
    const name = await queue()
    await vhost.manage('POST', `bindings/{vhost}/e/keys/q/${name}`, { routing_key: 'a' })
    const done = await run({ source: template(600), exchange: 'keys', routingKey: '{{pick a b}}' })
    const arrived = await depth(name)
    expect(done.counts).toMatchObject({ sent: 600, confirmed: arrived, returned: 600 - arrived })
    expect(arrived).toBeGreaterThan(100)
    expect(arrived).toBeLessThan(500)
  })

  it('counts what a full queue nacks', async () => {
    const name = await queue({ 'x-max-length': 5, 'x-overflow': 'reject-publish' })
    const { counts } = await run({ source: template(400), routingKey: name })
    expect(counts.confirmed).toBe(await depth(name))
    expect(counts.confirmed + counts.nacked).toBe(400)
    expect(counts.nacked).toBeGreaterThan(300)
  })

  it.each(['confirm', 'transaction', 'none'] as const)(
    'that the broker refuses ends with its first message, in its words (guarantee: %s)',
    async (guarantee) => {
      const done = await run({ source: template(1000), exchange: 'no such exchange', guarantee })
      expect(done).toMatchObject({ state: 'failed', problem: { code: 'not_found' } })
      expect(done.problem?.detail).toContain("no exchange 'no such exchange'")
      expect(done.counts).toMatchObject({ sent: 1, refused: 1, unknown: 0 })
    },
  )

  it('fills placeholders anew for each message', async () => {
    const name = await queue()
    await run({
      source: template(3),
      routingKey: name,
      payload: '{"n":{{n}},"at":"{{now}}"}',
      properties: {
        messageId: '{{uuid}}',
        priority: '{{random 1 5}}',
        headers: [{ name: 'n', type: 'int32', value: '{{n}}' }],
      },
    })
    const taken = await takeAll(name)
    expect(taken.map(({ body }) => (JSON.parse(body.toString()) as { n: number }).n)).toEqual([1, 2, 3])
    expect(new Set(taken.map(({ properties }) => properties.messageId)).size).toBe(3)
    expect(taken.map(({ properties }) => properties.headers)).toEqual(
      [1, 2, 3].map((n) => [{ name: 'n', value: { type: 'int32', value: n } }]),
    )
  })

  it('keeps its rate', async () => {
    const name = await queue()
    const done = await run({ source: template(60), routingKey: name, rate: 100 })
    expect(done.milliseconds).toBeGreaterThan(550)
    expect(done.milliseconds).toBeLessThan(2500)
  })

  it('stops within a second, and what was sent is counted', async () => {
    const name = await queue()
    const id = start({ source: template(10_000_000), routingKey: name })
    await expect.poll(() => listBatches(login.sessionId).batches[0]?.counts.sent ?? 0).toBeGreaterThan(1000)
    const asked = performance.now()
    const stopped = await stopBatch(login.sessionId, id)
    expect(performance.now() - asked).toBeLessThan(1000)
    expect(stopped).toMatchObject({ state: 'stopped', problem: null })
    expect(sumOf(stopped.counts)).toBe(stopped.counts.sent)
    expect(await depth(name)).toBeGreaterThanOrEqual(stopped.counts.confirmed)
    expect(await depth(name)).toBeLessThanOrEqual(stopped.counts.confirmed + stopped.counts.unknown)
  })

  it('whose connection goes: nothing that may have arrived is called anything but unknown', async () => {
    const name = await queue()
    const proxy = await startAmqpProxy(login.amqpUrl)
    const through = { ...login, amqpUrl: proxy.amqpUrl }
    const id = start({ source: template(200_000), routingKey: name }, through)
    await expect.poll(() => listBatches(login.sessionId).batches[0]?.counts.sent ?? 0).toBeGreaterThan(2000)
    proxy.cut()
    const last = (await follow(id)).at(-1)
    await proxy.close()
    expect(last).toMatchObject({ state: 'failed', problem: { code: 'broker_unreachable' } })
    const { confirmed, unknown, sent, refused } = (last as BatchProgress).counts
    expect(refused).toBe(0)
    expect(confirmed + unknown).toBe(sent)
    expect(await depth(name)).toBeGreaterThanOrEqual(confirmed)
    expect(await depth(name)).toBeLessThanOrEqual(confirmed + unknown)
  })

  it('whose virtual host is deleted ends as a lost connection, one that cannot be entered never begins', async () => {
    const other = await TestVhost.create('batches-gone')
    await other.manage('PUT', 'queues/{vhost}/q', { durable: true })
    const id = start({ vhost: other.name, routingKey: 'q', source: template(1_000_000) })
    await expect
      .poll(() => listBatches(login.sessionId).batches[0]?.counts.confirmed ?? 0)
      .toBeGreaterThan(100)
    await other.drop()
    const last = (await follow(id)).at(-1)
    expect(last?.state).toBe('failed')
    // Its exchange goes before the connection does. Whichever the broker says first: one message is refused by name, or none.
    const isRefused = last?.problem?.code === 'not_found'
    if (!isRefused) expect(last?.problem?.code).toBe('broker_unreachable')
    expect(last?.counts).toMatchObject({ waiting: 0, refused: isRefused ? 1 : 0, nacked: 0 })
    const { sent = 0, waiting: _, ...settled } = last?.counts ?? {}
    expect(Object.values(settled).reduce((sum, count) => sum + count, 0)).toBe(sent)

    const never = (await follow(start({ vhost: other.name, source: template(10) }))).at(-1)
    expect(never).toMatchObject({ state: 'failed', counts: { sent: 0 }, problem: { code: 'refused' } })
  })

  it('ends with its session', async () => {
    const name = await queue()
    const other = { ...login, sessionId: 'another' }
    const id = start({ source: template(10_000_000), routingKey: name }, other)
    expect(() => watchBatch(login.sessionId, id)).toThrow('not known')
    const seen = follow(id, 'another')
    await endSessionBatches('another', new ConsoleError('signed_out', 'This session has ended.'))
    expect((await seen).at(-1)).toMatchObject({ state: 'stopped', problem: { code: 'signed_out' } })
  })

  it('of too many at a time is refused', () => {
    const other = { ...login, sessionId: 'greedy' }
    const ids = [1, 2, 3, 4].map(() => start({ source: template(1), routingKey: 'q' }, other))
    expect(() => start({ source: template(1) }, other)).toThrow('4 batches running')
    return Promise.all(ids.map((id) => follow(id, 'greedy')))
  })
})

describe('a batch from a file', () => {
  const zoo = {
    exchange: '',
    routingKey: 'ROUTE',
    properties: {
      contentType: 'text/plain',
      headers: [
        { name: 'big', value: { type: 'int64', value: '9007199254740993' } },
        { name: 'raw', value: { type: 'binary-string', base64: '//5B' } },
      ],
      timestamp: '18446744073709551615',
    },
    payload: { encoding: 'base64', text: '//4A', bytes: 3, truncated: false },
  }

  it('takes JSON Lines as messages are downloaded, byte for byte', async () => {
    const name = await queue()
    const line = JSON.stringify({ ...zoo, routingKey: name })
    const file = await upload(`${line}\n${line}\r\n\n`)
    const format = { kind: 'json-lines' as const }
    const done = await run({ source: { kind: 'file', upload: file, format }, routingKey: 'elsewhere' })
    expect(done).toMatchObject({ state: 'done', total: 2, counts: { confirmed: 2 } })
    const [first] = await takeAll(name)
    expect(first?.body.toString('hex')).toBe('fffe00')
    expect(first?.properties.headers).toEqual(zoo.properties.headers)
    expect(first?.properties.timestamp).toBe('18446744073709551615')
  })

  it('takes one line for one message, whatever its bytes are', async () => {
    const name = await queue()
    const file = await upload(
      Buffer.concat([Buffer.from('one\r\n\n'), Buffer.of(0xff, 0xfe, 0x0a), Buffer.from('last')]),
    )
    await run({ source: { kind: 'file', upload: file, format: { kind: 'lines' } }, routingKey: name })
    expect((await takeAll(name)).map(({ body }) => body.toString('latin1'))).toEqual([
      'one',
      '',
      'ÿþ',
      'last',
    ])
  })

  it('takes CSV with its columns mapped', async () => {
    const name = await queue()
    const file = await upload(`\uFEFFkey,"body ""x""",id,extra\n${name},"a,\nb",1,中\n${name},c,2,\n`)
    const format = {
      kind: 'csv' as const,
      payload: 'body "x"',
      routingKey: 'key',
      messageId: 'id',
      headers: ['extra'],
    }
    const done = await run({ source: { kind: 'file', upload: file, format } })
    expect(done).toMatchObject({ total: 2, counts: { confirmed: 2 } })
    const taken = await takeAll(name)
    expect(taken.map(({ body, properties }) => [body.toString(), properties.messageId])).toEqual([
      ['a,\nb', '1'],
      ['c', '2'],
    ])
    expect(taken[0]?.properties.headers).toEqual([{ name: 'extra', value: { type: 'string', value: '中' } }])
  })

  it.each([
    [
      'json-lines',
      // Most lines are empty, which costs less.
      `${`{"payload":{"encoding":"utf8","text":"a"}}${'\n'.repeat(9)}`.repeat(111_111)}{"payload`,
      'Line 1000000: not JSON.',
    ],
    ['json-lines', '{"payload":{"encoding":"utf8","text":"a","truncated":true}}', 'The payload is not whole'],
    ['json-lines', '{}', 'Line 1: payload'],
    ['csv', 'a,body\n1,2\n3\n', 'Line 3: no column "body": the row has 1 fields.'],
    ['csv', 'a,b\n1,2\n', 'The file has no column "body".'],
    ['csv', 'a,body\n1,"2\n', 'a quote that is never closed'],
    ['lines', '', 'The file has no message.'],
  ] as const)('%s with a fault sends nothing and names the line', async (kind, text, words) => {
    const name = await queue()
    const format = kind === 'csv' ? { kind, payload: 'body' } : { kind }
    const source = { kind: 'file' as const, upload: await upload(text), format }
    const done = await run({ source, routingKey: name })
    expect(done).toMatchObject({ state: 'failed', counts: { sent: 0 }, problem: { code: 'invalid_input' } })
    expect(done.problem?.detail).toContain(words)
    expect(await depth(name)).toBe(0)
    await endSessionBatches(login.sessionId, new ConsoleError('signed_out', 'over'))
  })

  it('of another session is none', async () => {
    const file = await upload('x')
    const source = { kind: 'file' as const, upload: file, format: { kind: 'lines' as const } }
    expect(() => start({ source }, { ...login, sessionId: 'stranger' })).toThrow('not there any more')
  })
})
