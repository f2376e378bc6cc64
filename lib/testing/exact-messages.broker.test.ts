import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { GetMessage } from 'amqplib'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { messageLineText } from '@/lib/client/live/message-text'
import type { FieldValue } from '@/lib/rabbitmq/field'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeAll, leaseLink } from '@/lib/server/amqp/pool'
import { publishMessage } from '@/lib/server/amqp/publish'
import { contentHeaderOf } from '@/lib/server/amqp/raw-frames'
import { rawProperties } from '@/lib/server/amqp/raw-writes'
import { openLiveStream, readLiveMessage, republishLive } from '@/lib/server/live/streams'
import { fileMessages } from '@/lib/server/publish/file-messages'
import { takenHeaders } from './any-headers'
import { LiveReader } from './live-reader'
import { TestVhost } from './test-vhost'

let vhost: TestVhost
let login: AmqpLogin
let folder: string

beforeAll(async () => {
  vhost = await TestVhost.create('exact')
  login = vhost.login()
  folder = await mkdtemp(path.join(tmpdir(), 'warren-exact-'))
  for (const name of ['origin', 'again', 'replayed']) {
    await vhost.manage('PUT', `queues/{vhost}/${name}`, { durable: true })
  }
})
afterAll(async () => {
  await closeAll()
  await vhost.drop()
  await rm(folder, { recursive: true })
})

const u32 = (value: number) =>
  Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const sized = (bytes: Buffer) => Buffer.concat([u32(bytes.length), bytes])
const entry = (name: string, tag: string, value: Buffer) =>
  Buffer.concat([Buffer.of(Buffer.byteLength(name)), Buffer.from(name), Buffer.from(tag, 'latin1'), value])
const onlyHeaders = (...entries: Buffer[]) =>
  Buffer.concat([Buffer.from([0x20, 0x00]), sized(Buffer.concat(entries))])

function nested(depth: number): Buffer {
  let table = sized(Buffer.alloc(0))
  for (let level = 1; level < depth; level += 1) table = sized(entry('n', 'F', table))
  return table
}

const zoo: Record<string, FieldValue> = {
  boolean: { type: 'boolean', value: true },
  int8: { type: 'int8', value: -128 },
  uint8: { type: 'uint8', value: 255 },
  int16: { type: 'int16', value: -32_768 },
  uint16: { type: 'uint16', value: 65_535 },
  int32: { type: 'int32', value: -2_147_483_648 },
  uint32: { type: 'uint32', value: 4_294_967_295 },
  int64: { type: 'int64', value: '9007199254740993' },
  least: { type: 'int64', value: '-9223372036854775808' },
  float: { type: 'float', value: 1.5 },
  double: { type: 'double', value: 3 },
  decimal: { type: 'decimal', value: '12.34' },
  timestamp: { type: 'timestamp', value: '1700000000' },
  string: { type: 'string', value: '林薇 \u202e' },
  binary: { type: 'binary-string', base64: '//5B' },
  bytes: { type: 'bytes', base64: 'AAEC' },
  void: { type: 'void' },
  array: {
    type: 'array',
    items: [{ type: 'int16', value: 1 }, { type: 'void' }, { type: 'double', value: 2 }],
  },
  table: { type: 'table', entries: [{ name: 'deep', value: { type: 'timestamp', value: '1' } }] },
}
const headers = Object.entries(zoo).map(([name, value]) => ({ name, value }))
const text = Buffer.from('{"id":9007199254740993}')

const messages = new Map<string, { properties: Buffer; body: Buffer }>([
  [
    'the zoo of types with all properties',
    {
      properties: writeProperties({
        ...noProperties(),
        contentType: 'application/json',
        contentEncoding: 'gzip',
        headers,
        deliveryMode: 2,
        priority: 255,
        correlationId: 'c-1',
        replyTo: 'nowhere',
        expiration: '60000',
        messageId: 'm-1',
        timestamp: '1700000000',
        type: 't',
        appId: 'a',
        clusterId: 'k',
      }),
      body: text,
    },
  ],
  ['a table 6,000 deep', { properties: onlyHeaders(entry('deep', 'F', nested(6000))), body: text }],
  [
    'a tag that nobody knows',
    {
      properties: onlyHeaders(entry('long', 'L', Buffer.from([0, 0, 0, 0, 0, 0, 0, 42]))),
      body: text,
    },
  ],
  [
    '__proto__',
    {
      properties: onlyHeaders(entry('__proto__', 'F', sized(entry('admin', 't', Buffer.of(1))))),
      body: text,
    },
  ],
  [
    'a trap for types',
    {
      properties: onlyHeaders(
        entry(
          'trap',
          'F',
          sized(
            Buffer.concat([
              entry('!', 'S', sized(Buffer.from('int64'))),
              entry('value', 'S', sized(Buffer.from('abc'))),
            ]),
          ),
        ),
      ),
      body: text,
    },
  ],
  [
    'a payload that is no UTF-8',
    {
      properties: writeProperties(noProperties()),
      body: Buffer.from([0xff, 0xfe, 0x00, 0x41, 0x0a, 0xc3]),
    },
  ],
  [
    'every byte once',
    {
      properties: writeProperties(noProperties()),
      body: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
    },
  ],
  ['an empty payload', { properties: writeProperties(noProperties()), body: Buffer.alloc(0) }],
])
/** Legal, and lost by whoever reads them into JSON: a key that is no UTF-8, -0, a boolean of octet 2. */
const oddHeaders = [
  onlyHeaders(Buffer.from('02fffe56', 'hex')),
  onlyHeaders(entry('zero', 'd', Buffer.from('8000000000000000', 'hex'))),
  onlyHeaders(entry('truth', 't', Buffer.of(2))),
]
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function takeMessage(queue: string): Promise<GetMessage | null> {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const watched = await link.openChannel()
  const { channel } = watched
  const message = await channel.get(queue, { noAck: true })
  await watched.close()
  release()
  return message === false ? null : message
}

/** The bytes as the broker delivers them. */
async function take(queue: string): Promise<{ properties: string; body: string } | null> {
  const message = await takeMessage(queue)
  if (message === null) return null
  return { properties: contentHeaderOf(message).raw.toString('hex'), body: digest(message.content) }
}

/** The routing key: its bytes where it is no text. */
async function takeKey(queue: string): Promise<Buffer | string | null> {
  const message = await takeMessage(queue)
  return message === null ? null : (contentHeaderOf(message).rawRoutingKey ?? message.fields.routingKey)
}

async function publishRaw({ properties, body }: { properties: Buffer; body: Buffer }): Promise<void> {
  const { link, release } = await leaseLink(login, vhost.name, 'publish')
  const watched = await link.openConfirmChannel()
  const { channel } = watched
  channel.publish('', 'origin', body, rawProperties(properties))
  await channel.waitForConfirms()
  await watched.close()
  release()
}

async function fromLine(line: string, target: 'form' | 'line' = 'form') {
  const file = path.join(folder, 'line.jsonl')
  await writeFile(file, line)
  const form = {
    exchange: '',
    routingKey: 'replayed',
    properties: noProperties(),
    payload: Buffer.alloc(0),
    mandatory: true,
  }
  const format = { kind: 'json-lines', target, pace: null, again: true } as const
  for await (const [message] of fileMessages(file, format, form, login.username)) {
    if (message !== undefined) return message.outgoing
  }
  throw new Error('The line has no message')
}

describe('a message is shown, downloaded and published again as it is', () => {
  it.each([...messages.keys()])('%s', async (name) => {
    const message = messages.get(name)
    if (message === undefined) throw new Error(name)
    await publishRaw(message)
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'origin' })
    const { signal } = new AbortController()
    const reader = new LiveReader(await openLiveStream(login, [source], { signal }))
    await reader.until((now) => now.messages.length === 1)
    const whole = readLiveMessage(login.sessionId, reader.id, 0, 1)
    const { encoding, text: shown } = whole.payload
    expect(digest(Buffer.from(shown, encoding === 'utf8' ? 'utf8' : 'base64'))).toBe(digest(message.body))

    const target = { vhost: vhost.name, exchange: '', routingKey: 'again' }
    const { outcome } = await republishLive(login, { stream: reader.id, source: 0, seq: 1 }, target)
    expect(outcome).toEqual({ kind: 'confirmed', routed: true })
    const outgoing = await fromLine(messageLineText(whole))
    expect((await publishMessage(login, vhost.name, outgoing)).outcome.kind).toBe('confirmed')
    await reader.cancel()

    const origin = await take('origin')
    expect(origin?.body).toBe(digest(message.body))
    expect(await take('again')).toEqual(origin)
    expect(await take('replayed')).toEqual(origin)
  })

  it('a routing key that is no UTF-8, which nothing passes off as another one', async () => {
    for (const [name, queue] of [
      ['in', 'origin'],
      ['out', 'again'],
    ] as const) {
      await vhost.manage('PUT', `exchanges/{vhost}/${name}`, { type: 'topic', durable: true })
      await vhost.manage('POST', `bindings/{vhost}/e/${name}/q/${queue}`, { routing_key: 'order.#' })
    }
    const key = Buffer.from('order.\xff\xfe', 'latin1')
    // As long as a key may be: replacement characters are longer than what they stand for.
    const longKey = Buffer.concat([Buffer.from('order.'), Buffer.alloc(249, 0xff)])
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'origin' })
    const { signal } = new AbortController()
    const reader = new LiveReader(await openLiveStream(login, [source], { signal }))
    const target = { vhost: vhost.name, exchange: 'out' }
    for (const [index, bytes] of [key, longKey].entries()) {
      await publishMessage(login, vhost.name, {
        exchange: 'in',
        routingKey: '',
        rawRoutingKey: bytes,
        properties: noProperties(),
        payload: text,
        mandatory: true,
      })
      await reader.until((now) => now.messages.length === index + 1)
      const seq = index + 1
      const whole = readLiveMessage(login.sessionId, reader.id, 0, seq)
      expect(whole.routingKey).toMatch(/^order\.\ufffd+$/)
      expect(whole.rawRoutingKey).toBe(bytes.toString('base64'))
      expect(reader.messages[index]?.rawRoutingKey).toBe(whole.rawRoutingKey)

      await republishLive(login, { stream: reader.id, source: 0, seq }, { ...target, routingKey: null })
      const outgoing = await fromLine(messageLineText(whole), 'line')
      await publishMessage(login, vhost.name, { ...outgoing, exchange: 'out' })
      expect(await takeKey('again')).toEqual(bytes)
      expect(await takeKey('again')).toEqual(bytes)
    }
    // A key that somebody wrote is the one that he wrote.
    await republishLive(login, { stream: reader.id, source: 0, seq: 1 }, { ...target, routingKey: 'order.1' })
    expect(await takeKey('again')).toBe('order.1')
    await reader.cancel()
    await vhost.manage('DELETE', 'queues/{vhost}/origin/contents')
  })

  it('any legal headers, as the broker delivers them', async () => {
    const samples = fc.sample(takenHeaders, { numRuns: 60, seed: 20 })
    const body = Buffer.from('x')
    for (const properties of [...oddHeaders, ...samples]) await publishRaw({ properties, body })
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'origin', prefetch: 1000 })
    const { signal } = new AbortController()
    const reader = new LiveReader(await openLiveStream(login, [source], { signal }))
    const count = oddHeaders.length + samples.length
    await reader.until((now) => now.messages.length === count)
    for (const { seq, inexact } of reader.messages) {
      const whole = readLiveMessage(login.sessionId, reader.id, 0, seq)
      const asDownloaded = inexact === true ? whole : { ...whole, rawProperties: null }
      const outgoing = await fromLine(messageLineText(asDownloaded))
      expect((await publishMessage(login, vhost.name, outgoing)).outcome.kind).toBe('confirmed')
    }
    await reader.cancel()
    for (let n = 0; n < count; n += 1) {
      const origin = await take('origin')
      expect(origin).not.toBeNull()
      expect(await take('replayed')).toEqual(origin)
    }
  })

  it('each type of the zoo by its name and in all digits', async () => {
    const known = messages.get('the zoo of types with all properties')
    if (known === undefined) throw new Error('no zoo')
    await publishRaw(known)
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'origin', ack: 'automatic' })
    const { signal } = new AbortController()
    const reader = new LiveReader(await openLiveStream(login, [source], { signal }))
    await reader.until((now) => now.messages.length === 1)
    const got = new Map(reader.messages[0]?.properties.headers?.map(({ name, value }) => [name, value]))
    for (const [name, value] of Object.entries(zoo)) expect(got.get(name), name).toEqual(value)
    await reader.cancel()
  })

  it('but makes no copies again, and does not say that another sent it', async () => {
    const second = await vhost.loginAs(`second ${vhost.name}`, 'x')
    const copies: FieldValue = { type: 'array', items: [{ type: 'string', value: 'replayed' }] }
    const came = { ...noProperties(), headers: [{ name: 'CC', value: copies }], userId: login.username }
    await publishRaw({ properties: writeProperties(came), body: text })
    expect(await take('replayed')).not.toBeNull()
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'origin', ack: 'automatic' })
    const { signal } = new AbortController()
    const reader = new LiveReader(await openLiveStream(second, [source], { signal }))
    await reader.until((now) => now.messages.length === 1)
    const target = { vhost: vhost.name, exchange: '', routingKey: 'again' }
    const { outcome } = await republishLive(second, { stream: reader.id, source: 0, seq: 1 }, target)
    expect(outcome).toEqual({ kind: 'confirmed', routed: true })
    await reader.cancel()
    const goes = { ...came, headers: [{ name: 'x-original-cc', value: copies }], userId: null }
    expect((await take('again'))?.properties).toBe(writeProperties(goes).toString('hex'))
    expect(await take('replayed')).toBeNull()
  })
})
