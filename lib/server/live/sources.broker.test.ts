import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeAll, leaseLink } from '@/lib/server/amqp/pool'
import { rawProperties } from '@/lib/server/amqp/raw-frames'
import { ConsoleError } from '@/lib/api/problem'
import { LiveReader } from '@/lib/testing/live-reader'
import { suiteLogin } from '@/lib/testing/suite-login'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import type { LiveOptions } from './live-stream'
import {
  endSessionStreams,
  filterLive,
  openLiveStream,
  readLiveMessage,
  republishLive,
  settleLive,
  turnTracingOffAtEnd,
} from './streams'
import { holdTracing } from './tracing'

let vhost: TestVhost
let login: AmqpLogin

beforeAll(async () => {
  vhost = await TestVhost.create('sources')
  login = vhost.login()
  for (const name of ['events', 'audit']) {
    await vhost.manage('PUT', `exchanges/{vhost}/${name}`, { type: 'topic', durable: true })
  }
})
afterAll(async () => {
  await closeAll()
  await vhost.drop()
})

async function open(sources: object[], options: Partial<LiveOptions> = {}): Promise<LiveReader> {
  const requests = sources.map((source) => liveSource.parse({ vhost: vhost.name, ...source }))
  const { signal } = new AbortController()
  return new LiveReader(await openLiveStream(login, requests, { signal, ...options }))
}

async function publish(
  exchange: string,
  key: string,
  bodies: string[],
  headers: Record<string, string> = {},
) {
  const { link, release } = await leaseLink(login, vhost.name, 'publish')
  const { channel } = await link.openConfirmChannel()
  const entries = Object.entries(headers).map(([name, value]) => ({
    name,
    value: { type: 'string' as const, value },
  }))
  const bytes = writeProperties({ ...noProperties(), headers: entries })
  for (const body of bodies) channel.publish(exchange, key, Buffer.from(body), rawProperties(bytes))
  await channel.waitForConfirms()
  await channel.close()
  release()
}

async function ready(queue: string): Promise<number> {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const { channel } = await link.openChannel()
  const { messageCount } = await channel.checkQueue(queue)
  await channel.close()
  release()
  return messageCount
}

const texts = (reader: LiveReader) => reader.messages.map(({ payload }) => payload.text)
const started = (count: number) => (reader: LiveReader) =>
  reader.kinds.filter((kind) => kind === 'started').length === count
const counts = (reader: LiveReader) => reader.events.findLast((event) => event.event === 'counts')

describe('several taps', () => {
  it('in one stream, each with its messages', async () => {
    const reader = await open([
      { kind: 'tap', exchange: 'events', bindingKey: 'a' },
      { kind: 'tap', exchange: 'audit', bindingKey: '#' },
    ])
    await reader.until(started(2))
    await publish('events', 'a', ['one'])
    await publish('audit', 'b', ['two'])
    await reader.until(({ messages }) => messages.length === 2)
    const from = reader.events.flatMap((event) =>
      event.event === 'messages' ? event.messages.map(({ payload }) => [event.source, payload.text]) : [],
    )
    expect(from.toSorted((one, other) => Number(one[0]) - Number(other[0]))).toEqual([
      [0, 'one'],
      [1, 'two'],
    ])
    await reader.cancel()
  })
})

describe('a consumer', () => {
  it('has the tag, the priority and the arguments that were asked for, and is exclusive', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/own', { durable: true })
    const reader = await open([
      {
        kind: 'queue',
        queue: 'own',
        exclusive: true,
        consumerTag: 'mine',
        priority: 5,
        arguments: [{ name: 'x-note', type: 'string', value: 'hello' }],
      },
    ])
    await reader.until(started(1))
    expect(reader.find('started').consumerTag).toBe('mine')
    await expect(open([{ kind: 'queue', queue: 'own' }])).rejects.toMatchObject({ code: 'refused' })
    await expect
      .poll(async () => vhost.manage('GET', 'consumers/{vhost}'), { timeout: 10_000 })
      .toMatchObject([{ exclusive: true, arguments: { 'x-priority': 5, 'x-note': 'hello' } }])
    await reader.cancel()
  })

  it('acks as it shows, when that is asked for', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/auto', { durable: true })
    await publish('', 'auto', ['1', '2', '3', '4', '5'])
    const reader = await open([{ kind: 'queue', queue: 'auto', prefetch: 2, ack: 'automatic' }])
    await reader.until(({ messages }) => messages.length === 5)
    expect(reader.messages.every(({ held }) => !held)).toBe(true)
    await reader.cancel()
    expect(await ready('auto')).toBe(0)
  })
})

describe('a stream', () => {
  beforeAll(async () => {
    await vhost.manage('PUT', 'queues/{vhost}/log', {
      durable: true,
      arguments: { 'x-queue-type': 'stream' },
    })
    await publish('', 'log', ['0', '1', '2', '3', '4'])
  })

  it.each([
    [{ from: 'first' }, ['0', '1', '2', '3', '4']],
    [{ from: 'offset', offset: '3' }, ['3', '4']],
    [{ from: 'time', time: 0 }, ['0', '1', '2', '3', '4']],
    [{ from: 'age', age: '1h' }, ['0', '1', '2', '3', '4']],
  ])('is read from %j', async (offset, expected) => {
    const reader = await open([{ kind: 'stream', queue: 'log', offset }])
    await reader.until(({ messages }) => messages.length === expected.length)
    expect(texts(reader)).toEqual(expected)
    expect(reader.messages[0]?.properties.headers).toContainEqual({
      name: 'x-stream-offset',
      value: { type: 'int64', value: expected[0] },
    })
    expect(reader.messages.every(({ held }) => !held)).toBe(true)
    await reader.cancel()
  })

  it('is read from the next message, and from the last chunk', async () => {
    const next = await open([{ kind: 'stream', queue: 'log' }])
    await next.until(started(1))
    await publish('', 'log', ['5'])
    await next.until(({ messages }) => messages.length === 1)
    expect(texts(next)).toEqual(['5'])
    await next.cancel()
    const last = await open([{ kind: 'stream', queue: 'log', offset: { from: 'last' } }])
    await last.until(({ messages }) => messages.length > 0)
    expect(texts(last).at(-1)).toBe('5')
    await last.cancel()
  })

  it('refuses words that are no offset before anything is asked of the broker', () => {
    const parse = (offset: object) => liveSource.safeParse({ kind: 'stream', vhost: '/', queue: 'q', offset })
    expect(parse({ from: 'age', age: '1 hour' }).success).toBe(false)
    expect(parse({ from: 'offset', offset: '-1' }).success).toBe(false)
  })
})

describe('a filter', () => {
  it('shows what matches, counts the rest, and lets the rest go', async () => {
    const reader = await open([{ kind: 'tap', exchange: 'events' }], {
      filter: 'payload.total > 100 and headers.region = "eu"',
    })
    await reader.until(started(1))
    await publish('events', 'a', ['{"total":99}', '{"total":101}', 'no json', '{"total":1e3}'], {
      region: 'eu',
    })
    await publish('events', 'a', ['{"total":101}'], { region: 'us' })
    await reader.until((reader) => (counts(reader)?.seen ?? 0) >= 5)
    expect(texts(reader)).toEqual(['{"total":101}', '{"total":1e3}'])
    expect(counts(reader)).toMatchObject({ seen: 5, matched: 2, hidden: 0 })
    await reader.cancel()
  })

  it('of a consumer keeps back what does not match, and shows it when the filter changes', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/filtered', { durable: true })
    await publish('', 'filtered', ['a', 'b', 'c'])
    const reader = await open([{ kind: 'queue', queue: 'filtered', prefetch: 3 }], {
      filter: 'payload = "b"',
    })
    await reader.until((reader) => (counts(reader)?.seen ?? 0) >= 3)
    expect(texts(reader)).toEqual(['b'])
    expect(counts(reader)).toMatchObject({ seen: 3, matched: 1, hidden: 2 })
    filterLive(login.sessionId, reader.id, 'payload matches "^[ac]"')
    await reader.until(({ messages }) => messages.length === 3)
    expect(texts(reader)).toEqual(['b', 'a', 'c'])
    expect(reader.messages.every(({ held }) => held)).toBe(true)
    const answer = await settleLive(login.sessionId, reader.id, {
      source: 0,
      seqs: [1, 2, 3],
      settlement: 'ack',
    })
    expect(answer).toEqual({ settled: [1, 2, 3], missed: [] })
    await reader.cancel()
    expect(await ready('filtered')).toBe(0)
  })

  it('that is none is refused with its place, and changes nothing that runs', async () => {
    await expect(
      open([{ kind: 'tap', exchange: 'events' }], { filter: 'payload matches "(a"' }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/filter', message: 'Not a regular expression: missing closing ): `(a`' }],
    })
    const reader = await open([{ kind: 'tap', exchange: 'events' }])
    await reader.until(started(1))
    expect(() => filterLive(login.sessionId, reader.id, 'total > 1')).toThrow('no property has this name')
    await publish('events', 'a', ['shown'])
    await reader.until(({ messages }) => messages.length === 1)
    await reader.cancel()
  })

  it('`(a+)+$` on a megabyte, and ten thousand levels of JSON, leave everybody else alone', async () => {
    const reader = await open([{ kind: 'tap', exchange: 'events' }], {
      filter: 'payload matches "^(a+)+$" or payload.a.b = 1',
    })
    await reader.until(started(1))
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    await publish('events', 'x', [`${'a'.repeat(1024 * 1024)}b`, deep, '{"a":{"b":1}}'])
    await reader.until(({ messages }) => messages.length === 1)
    clearInterval(watch)
    expect(texts(reader)).toEqual(['{"a":{"b":1}}'])
    expect(longest).toBeLessThan(400)
    await reader.cancel()
  })
})

describe('the firehose', () => {
  const path = () => `vhosts/${encodeURIComponent(vhost.name)}`
  const state = async () => {
    const { tracing, description, tags } = (await manageBroker('GET', path())) as Record<string, unknown>
    return { tracing, description, tags }
  }
  const openFirehose = () =>
    open([{ kind: 'firehose', bindingKey: 'publish.#' }], {
      holdTracing: (name) => holdTracing(suiteLogin(), name),
    })

  it('is on while somebody watches, shows what is published, and is off when the last one has gone', async () => {
    await manageBroker('PUT', path(), { description: 'kept', tags: 'one,two' })
    const [first, second] = [await openFirehose(), await openFirehose()]
    await Promise.all([first.until(started(1)), second.until(started(1))])
    expect(first.find('started').tracingWasOn).toBe(false)
    expect(second.find('started').tracingWasOn).toBe(false)
    expect(await state()).toEqual({ tracing: true, description: 'kept', tags: ['one', 'two'] })
    await publish('events', 'order.paid', ['seen'])
    await first.until(({ messages }) => messages.length > 0)
    expect(first.messages[0]).toMatchObject({
      exchange: 'amq.rabbitmq.trace',
      routingKey: 'publish.events',
      payload: { text: 'seen' },
    })
    await first.cancel()
    expect((await state()).tracing).toBe(true)
    await second.cancel()
    expect(await state()).toEqual({ tracing: false, description: 'kept', tags: ['one', 'two'] })
  })

  it('that was on before stays on, and that is said', async () => {
    await manageBroker('PUT', path(), { tracing: true })
    const reader = await openFirehose()
    await reader.until(started(1))
    expect(reader.find('started')).toMatchObject({ tracingWasOn: true, tracingListeners: 0 })
    await reader.cancel()
    expect((await state()).tracing).toBe(true)
    await manageBroker('PUT', path(), { tracing: false })
  })

  it('that a killed console left on tells who listens, and goes off at the end when that is asked for', async () => {
    await manageBroker('PUT', path(), { tracing: true })
    await vhost.manage('PUT', 'queues/{vhost}/traces', { durable: true })
    await vhost.manage('POST', 'bindings/{vhost}/e/amq.rabbitmq.trace/q/traces', { routing_key: '#' })
    const reader = await openFirehose()
    await reader.until(started(1))
    expect(reader.find('started')).toMatchObject({ tracingWasOn: true, tracingListeners: 1 })
    turnTracingOffAtEnd(login.sessionId, reader.id, 0)
    await reader.cancel()
    expect((await state()).tracing).toBe(false)
    const tap = await open([{ kind: 'tap', exchange: 'events' }])
    await tap.until(started(1))
    expect(() => turnTracingOffAtEnd(login.sessionId, tap.id, 0)).toThrow('no firehose')
    await tap.cancel()
  })

  it('is off again when the session ends', async () => {
    const reader = await openFirehose()
    await reader.until(started(1))
    await endSessionStreams(login.sessionId, new ConsoleError('signed_out', 'Signed out.'))
    expect((await state()).tracing).toBe(false)
    await reader.toEnd()
  })

  it('is refused to those who may not, and nothing is turned on', async () => {
    const plain = { ...suiteLogin(), username: 'nobody', fingerprint: 'nobody' }
    const opening = open([{ kind: 'firehose' }], { holdTracing: (name) => holdTracing(plain, name) })
    await expect(opening).rejects.toThrow()
    expect((await state()).tracing).toBe(false)
  })
})

describe('a message that is published again', () => {
  it('has the bytes that it came with, whatever is in its headers, and so has one from a file', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/odd', { durable: true })
    await vhost.manage('PUT', 'queues/{vhost}/copies', { durable: true })
    // A table nested far deeper than our reader opens, under one header.
    const nested = (depth: number): Buffer => {
      let table = Buffer.alloc(0)
      for (let level = 0; level < depth; level += 1) {
        const length = Buffer.alloc(4)
        length.writeUInt32BE(table.length)
        table = Buffer.concat([Buffer.from([1, 0x61, 0x46]), length, table])
      }
      return table
    }
    const table = nested(2000)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(table.length)
    const raw = Buffer.concat([Buffer.from([0x20, 0x00]), length, table])
    const body = Buffer.from([0xff, 0xfe, 0x41])
    const { link, release } = await leaseLink(login, vhost.name, 'publish')
    const { channel } = await link.openConfirmChannel()
    channel.publish('', 'odd', body, rawProperties(raw))
    await channel.waitForConfirms()
    await channel.close()
    release()

    const reader = await open([{ kind: 'queue', queue: 'odd' }])
    await reader.until(({ messages }) => messages.length === 1)
    const read = readLiveMessage(login.sessionId, reader.id, 0, 1)
    expect(read.rawProperties).toBe(raw.toString('base64'))
    const target = { vhost: vhost.name, exchange: '', routingKey: 'copies' }
    const { outcome } = await republishLive(login, { stream: reader.id, source: 0, seq: 1 }, target)
    expect(outcome).toEqual({ kind: 'confirmed', routed: true })
    await reader.cancel()
    const copies = await open([{ kind: 'queue', queue: 'copies' }])
    await copies.until(({ messages }) => messages.length === 1)
    const copy = readLiveMessage(login.sessionId, copies.id, 0, 1)
    expect(copy.rawProperties).toBe(read.rawProperties)
    expect(copy.payload).toMatchObject({ encoding: 'base64', text: body.toString('base64') })
    await copies.cancel()
  })
})
