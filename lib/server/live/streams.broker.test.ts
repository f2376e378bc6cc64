import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { liveSource } from '@/lib/api/live'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeAll, closeSession, leaseLink } from '@/lib/server/amqp/pool'
import { rawProperties } from '@/lib/server/amqp/raw-frames'
import { LiveReader } from '@/lib/testing/live-reader'
import { TestVhost } from '@/lib/testing/test-vhost'
import type { LiveOptions, LiveTiming } from './live-stream'
import { endSessionStreams, openLiveStream, readLiveMessage, settleLive } from './streams'

let vhost: TestVhost
let login: AmqpLogin
const plain = writeProperties(noProperties())
const quick: LiveTiming = { batch: 16, beat: 100, recheck: 50, tapStats: 50 }

beforeAll(async () => {
  vhost = await TestVhost.create('live')
  login = vhost.login()
  await vhost.manage('PUT', 'exchanges/{vhost}/events', { type: 'topic', durable: true })
})
afterAll(async () => {
  await closeAll()
  await vhost.drop()
})

async function open(
  sources: object[],
  options: Partial<LiveOptions> = {},
  by = login,
  timing?: LiveTiming,
): Promise<LiveReader> {
  const requests = sources.map((source) => liveSource.parse({ vhost: vhost.name, ...source }))
  const signal = new AbortController().signal
  return new LiveReader(await openLiveStream(by, requests, { signal, ...options }, timing))
}

async function publish(
  exchange: string,
  routingKey: string,
  bodies: (string | Buffer)[],
  properties = plain,
) {
  const { link, release } = await leaseLink(login, vhost.name, 'publish')
  const { channel } = await link.openConfirmChannel()
  for (const body of bodies) {
    channel.publish(exchange, routingKey, Buffer.from(body), rawProperties(properties))
  }
  await channel.waitForConfirms()
  await channel.close()
  release()
}

/** From the queue itself, over a connection that no test breaks. */
async function count(queue: string) {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const { channel } = await link.openChannel()
  const { messageCount, consumerCount } = await channel.checkQueue(queue)
  await channel.close()
  release()
  return { ready: messageCount, consumers: consumerCount }
}

const texts = (reader: LiveReader) => reader.messages.map(({ payload }) => payload.text)

describe('a tap', () => {
  it('shows what an exchange is given, and takes it from nobody', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/own', { durable: true })
    await vhost.manage('POST', 'bindings/{vhost}/e/events/q/own', { routing_key: '#' })
    const reader = await open([{ kind: 'tap', exchange: 'events', bindingKey: 'order.*' }])
    await reader.until(({ kinds }) => kinds.includes('started'))
    expect(reader.text.startsWith(`:${' '.repeat(1024)}\n\nevent: open\ndata: {`)).toBe(true)
    expect(reader.find('started').queue).toMatch(/^warren\.tap\./)
    await publish('events', 'order.new', ['one', 'two'])
    await publish('events', 'invoice.new', ['not this'])
    await reader.until(({ messages }) => messages.length === 2)
    expect(reader.messages).toMatchObject([
      { seq: 1, exchange: 'events', routingKey: 'order.new', held: false, redelivered: false },
      { seq: 2, payload: { encoding: 'utf8', text: 'two', bytes: 3, truncated: false } },
    ])
    expect(readLiveMessage(login.sessionId, reader.id, 0, 2).payload.text).toBe('two')
    const tap = reader.find('started').queue
    expect(await count('own')).toEqual({ ready: 3, consumers: 0 })
    await reader.cancel()
    await expect(count(tap)).rejects.toThrow('404')
  })

  it('matches the types of headers as bindings of the management API do', async () => {
    await vhost.manage('PUT', 'exchanges/{vhost}/by-header', { type: 'headers', durable: true })
    const reader = await open([
      {
        kind: 'tap',
        exchange: 'by-header',
        bindingKey: '',
        arguments: [
          { name: 'x-match', type: 'string', value: 'all' },
          { name: 'size', type: 'number', value: '5' },
        ],
      },
    ])
    await reader.until(({ kinds }) => kinds.includes('started'))
    const size = { name: 'size', value: { type: 'int64' as const, value: '5' } }
    await publish('by-header', '', ['int64'], writeProperties({ ...noProperties(), headers: [size] }))
    await reader.until(({ messages }) => messages.length === 1)
    await reader.cancel()
  })

  it('lets the broker name its queue where permissions do not cover ours', async () => {
    const by = await vhost.loginAs(`tapper ${vhost.name}`, 'x', {
      configure: '^amq\\.gen.*',
      write: '^amq\\.gen.*',
      read: '^(amq\\.gen.*|events)$',
    })
    const reader = await open([{ kind: 'tap', exchange: 'events' }], {}, by)
    await reader.until(({ kinds }) => kinds.includes('started'))
    expect(reader.find('started').queue).toMatch(/^amq\.gen-/)
    await reader.cancel()
    const refused = await vhost.loginAs(`reader ${vhost.name}`, 'x', { configure: '', write: '', read: '.*' })
    await expect(open([{ kind: 'tap', exchange: 'events' }], {}, refused)).rejects.toMatchObject({
      code: 'refused',
    })
    await closeSession(by.sessionId)
    await closeSession(refused.sessionId)
  })

  it('of the default exchange is refused, with what to do instead', async () => {
    const sources = [
      { kind: 'tap', exchange: 'events' },
      { kind: 'tap', exchange: 'amq.default' },
    ]
    await expect(open(sources)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('Consume the queue'),
      errors: [{ pointer: '/sources/1/exchange' }],
    })
  })

  it('of an exchange that is not there is a problem, and an end when another source runs', async () => {
    await expect(open([{ kind: 'tap', exchange: 'nowhere' }])).rejects.toMatchObject({ code: 'not_found' })
    const reader = await open([
      { kind: 'tap', exchange: 'nowhere' },
      { kind: 'tap', exchange: 'events' },
    ])
    await reader.until(({ kinds }) => kinds.includes('started'))
    expect(reader.find('end')).toMatchObject({ source: 0, problem: { code: 'not_found' } })
    expect(reader.find('started').source).toBe(1)
    await reader.cancel()
  })

  it('keeps its queue bounded while nobody reads, and counts what was dropped', async () => {
    let published = 0
    const reader = await open(
      [{ kind: 'tap', exchange: 'events', bindingKey: 'flood' }],
      { readTapStats: async () => ({ published }) },
      login,
      quick,
    )
    await reader.until(({ kinds }) => kinds.includes('started'))
    const { queue } = reader.find('started')
    for (let round = 0; round < 13; round += 1) {
      await publish(
        'events',
        'flood',
        Array.from({ length: 1000 }, () => 'x'),
      )
    }
    const { link, release } = await leaseLink(login, vhost.name, 'consume')
    const { channel } = await link.openChannel()
    expect((await channel.checkQueue(queue)).messageCount).toBe(10_000)
    await channel.close()
    release()
    published = 13_000
    await reader.until(({ kinds }) => kinds.includes('dropped'))
    // 13,000 less 10,000 ready and 300 that wait in the console, which the reader may have taken by now.
    expect(reader.find('dropped').count).toBeGreaterThan(2000)
    expect(reader.find('dropped').count).toBeLessThanOrEqual(2700)
    await reader.cancel()
  })
})

describe('a consumer', () => {
  beforeEach(async () => {
    await vhost.manage('PUT', 'queues/{vhost}/work', { durable: true })
    await vhost.manage('DELETE', 'queues/{vhost}/work/contents')
  })

  it('holds messages until they are settled, and gives the rest back when the tab is closed', async () => {
    await publish('', 'work', ['one', 'two', 'three'])
    const closed = new AbortController()
    const reader = await open([{ kind: 'queue', queue: 'work' }], { signal: closed.signal })
    await reader.until(({ messages }) => messages.length === 3)
    expect(reader.messages.every(({ held }) => held)).toBe(true)
    expect(await count('work')).toEqual({ ready: 0, consumers: 1 })

    const settle = (seqs: number[], settlement: 'ack' | 'requeue') =>
      settleLive(login.sessionId, reader.id, { source: 0, seqs, settlement })
    expect(await settle([1], 'ack')).toEqual({ settled: [1], missed: [] })
    expect(await settle([2, 2, 9], 'requeue')).toEqual({ settled: [2], missed: [2, 9] })
    await reader.until(({ messages }) => messages.length === 4)
    expect(reader.messages[3]).toMatchObject({ seq: 4, redelivered: true, payload: { text: 'two' } })
    expect(readLiveMessage(login.sessionId, reader.id, 0, 1).held).toBe(false)
    expect(readLiveMessage(login.sessionId, reader.id, 0, 3).held).toBe(true)

    const start = Date.now()
    closed.abort()
    await expect.poll(() => count('work')).toEqual({ ready: 2, consumers: 0 })
    expect(Date.now() - start).toBeLessThan(5000)
    await reader.toEnd()
  })

  it('dead-letters what is rejected', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/dead', { durable: true })
    await vhost.manage('PUT', 'queues/{vhost}/alive', {
      durable: true,
      arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' },
    })
    await publish('', 'alive', ['bad'])
    const reader = await open([{ kind: 'queue', queue: 'alive' }])
    await reader.until(({ messages }) => messages.length === 1)
    const request = { source: 0, seqs: [1], settlement: 'reject' as const }
    expect(await settleLive(login.sessionId, reader.id, request)).toEqual({ settled: [1], missed: [] })
    await expect.poll(async () => (await count('dead')).ready).toBe(1)
    await reader.cancel()
  })

  it('gives the message of a quorum queue back each time', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/limited', {
      durable: true,
      arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 50 },
    })
    await publish('', 'limited', ['one'])
    for (let round = 0; round < 3; round += 1) {
      const reader = await open([{ kind: 'queue', queue: 'limited' }])
      await reader.until(({ messages }) => messages.length === 1)
      await reader.cancel()
      await expect.poll(() => count('limited')).toEqual({ ready: 1, consumers: 0 })
    }
  })

  it('reads a stream from the next message on', async () => {
    const stream = { durable: true, arguments: { 'x-queue-type': 'stream' } }
    await vhost.manage('PUT', 'queues/{vhost}/log', stream)
    await publish('', 'log', ['before'])
    const reader = await open([{ kind: 'queue', queue: 'log', prefetch: 2 }])
    await reader.until(({ kinds }) => kinds.includes('started'))
    await publish('', 'log', ['one', 'two', 'three'])
    // 3.10 delivers what it wrote together, over the prefetch.
    await reader.until(({ messages }) => messages.length >= 2)
    const request = { source: 0, seqs: [1, 2], settlement: 'ack' as const }
    await settleLive(login.sessionId, reader.id, request)
    await reader.until(({ messages }) => messages.length === 3)
    expect(texts(reader)).toEqual(['one', 'two', 'three'])
    await reader.cancel()
  })

  it('ends when its queue is deleted, and says so; the stream goes on', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/short', { durable: true })
    const reader = await open([
      { kind: 'queue', queue: 'short' },
      { kind: 'queue', queue: 'work' },
    ])
    await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'started').length === 2)
    await vhost.manage('DELETE', 'queues/{vhost}/short')
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end')).toMatchObject({
      source: 0,
      problem: { code: 'gone', detail: expect.stringContaining("'short'") },
    })
    await publish('', 'work', ['still here'])
    await reader.until(({ messages }) => messages.length === 1)
    await reader.cancel()
  })

  it('ends when its connection goes, and says so', async () => {
    const by = vhost.login()
    const reader = await open([{ kind: 'queue', queue: 'work' }], {}, by)
    await reader.until(({ kinds }) => kinds.includes('started'))
    const { link } = await leaseLink(by, vhost.name, 'consume')
    link.discard()
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end').problem.code).toBe('broker_unreachable')
    await reader.cancel()
  })

  it('gives a large payload in part on the stream and whole when it is read', async () => {
    const body = '中'.repeat(20_000)
    await publish('', 'work', [body, Buffer.alloc(100_000, 0xff)])
    const reader = await open([{ kind: 'queue', queue: 'work' }])
    await reader.until(({ messages }) => messages.length === 2)
    expect(reader.messages[0]?.payload).toEqual({
      encoding: 'utf8',
      text: '中'.repeat(5461),
      bytes: 60_000,
      truncated: true,
    })
    expect(reader.messages[1]?.payload).toMatchObject({ encoding: 'base64', bytes: 100_000, truncated: true })
    expect(readLiveMessage(login.sessionId, reader.id, 0, 1).payload).toMatchObject({
      text: body,
      truncated: false,
    })
    await reader.cancel()
  })

  it('keeps what it can of messages that are too much to hold, and says so', async () => {
    const body = Buffer.alloc(9 * 1024 * 1024, 'x')
    await publish('', 'work', [body, body, body, body])
    const reader = await open([{ kind: 'queue', queue: 'work' }])
    await reader.until(({ messages }) => messages.length === 4)
    const read = (seq: number) => readLiveMessage(login.sessionId, reader.id, 0, seq)
    expect(read(3).payload.text).toHaveLength(body.length)
    expect(() => read(4)).toThrow(expect.objectContaining({ code: 'gone' }))
    expect(reader.messages[3]?.payload).toMatchObject({ bytes: body.length, truncated: true })
    await reader.cancel()
    expect((await count('work')).ready).toBe(4)
  })
})

describe('poison', () => {
  const table = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([Buffer.of(name.length), Buffer.from(`${name}F`), length, content])
  }
  const headers = (content: Buffer) => {
    const head = Buffer.alloc(6)
    head.writeUInt16BE(0x2000)
    head.writeUInt32BE(content.length, 2)
    return Buffer.concat([head, content])
  }
  let deep: Buffer = Buffer.alloc(0)
  for (let level = 0; level < 6000; level += 1) deep = table('n', deep)
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  const poisons = {
    deep: headers(deep),
    unknownToAmqplib: headers(Buffer.concat([bytes('\u0001aL'), Buffer.of(0, 0, 0, 0, 0, 0, 0, 7)])),
    prototype: headers(table('__proto__', bytes('\u0005admint\u0001'))),
    trapdoor: headers(table('h', bytes('\u0001!S\0\0\0\u0005int64\u0005valueS\0\0\0\u0003abc'))),
  }

  it('is shown as what it is, and the viewer goes on', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/poison', { durable: true })
    for (const [name, properties] of Object.entries(poisons)) await publish('', 'poison', [name], properties)
    await publish('', 'poison', ['after'])
    const reader = await open([{ kind: 'queue', queue: 'poison' }])
    await reader.until(({ messages }) => messages.length === 5)
    expect(texts(reader)).toEqual([...Object.keys(poisons), 'after'])
    const [first, second, third, fourth] = reader.messages.map(({ properties }) => properties.headers)
    expect(JSON.stringify(first)).toContain('"reason":"depth"')
    // RabbitMQ 4 writes it as `l`.
    expect(second).toMatchObject([{ name: 'a', value: { value: '7' } }])
    expect(third).toMatchObject([
      { name: '__proto__', value: { type: 'table', entries: [{ name: 'admin' }] } },
    ])
    expect(fourth).toMatchObject([
      { name: 'h', value: { type: 'table', entries: [{ name: '!' }, { name: 'value' }] } },
    ])
    const request = { source: 0, seqs: [1, 2, 3, 4, 5], settlement: 'ack' as const }
    expect((await settleLive(login.sessionId, reader.id, request)).missed).toEqual([])
    await reader.cancel()
    expect(await count('poison')).toEqual({ ready: 0, consumers: 0 })
  })
})

describe('a stream', () => {
  it('beats while the reader reads', async () => {
    const reader = await open([{ kind: 'tap', exchange: 'events' }], {}, login, quick)
    await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'beat').length === 2)
    await reader.cancel()
  })

  it('is nobody else’s', async () => {
    const reader = await open([{ kind: 'tap', exchange: 'events' }])
    await reader.until(({ kinds }) => kinds.includes('open'))
    expect(() => readLiveMessage('somebody else', reader.id, 0, 1)).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
    expect(() => readLiveMessage(login.sessionId, reader.id, 1, 1)).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
    expect(() => readLiveMessage(login.sessionId, reader.id, 0, 1)).toThrow(
      expect.objectContaining({ code: 'gone' }),
    )
    await reader.cancel()
  })

  it('is closed with the reason when the session ends', async () => {
    const by = vhost.login()
    const reader = await open([{ kind: 'tap', exchange: 'events' }], {}, by)
    const other = await open([{ kind: 'tap', exchange: 'events' }])
    await reader.until(({ kinds }) => kinds.includes('started'))
    await endSessionStreams(by.sessionId, new ConsoleError('signed_out', 'You signed out.'))
    await reader.toEnd()
    expect(reader.find('closed').problem).toMatchObject({ code: 'signed_out', detail: 'You signed out.' })
    await other.until(({ kinds }) => kinds.includes('started'))
    await other.cancel()
  })

  it('is closed when the user may not go on', async () => {
    const recheck = async () => {
      throw new ConsoleError('refused', 'No longer.')
    }
    const reader = await open([{ kind: 'tap', exchange: 'events' }], { recheck }, login, quick)
    await reader.toEnd()
    expect(reader.find('closed').problem.code).toBe('refused')
  })

  it('is over at once when the reader left before it began', async () => {
    const reader = await open([{ kind: 'tap', exchange: 'events' }], { signal: AbortSignal.abort() })
    await reader.toEnd()
    expect(reader.messages).toEqual([])
  })

  it('is one of sixteen at most', async () => {
    const by = vhost.login()
    const sources = [{ kind: 'tap', exchange: 'events' }]
    const readers = await Promise.all(Array.from({ length: 16 }, () => open(sources, {}, by)))
    await expect(open(sources, {}, by)).rejects.toMatchObject({ code: 'too_many_streams', retryAfter: 30 })
    await readers[0]?.cancel()
    const again = await open(sources, {}, by)
    await Promise.all([again, ...readers].map((reader) => reader.cancel()))
    await closeSession(by.sessionId)
  })
})
