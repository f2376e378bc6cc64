import { gzipSync } from 'node:zlib'
import { connect, type ChannelModel } from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveSource, replyRule } from '@/lib/api/live'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeAll, leaseLink } from '@/lib/server/amqp/pool'
import { rawProperties } from '@/lib/server/amqp/raw-writes'
import { LiveReader } from '@/lib/testing/live-reader'
import { TestVhost } from '@/lib/testing/test-vhost'
import { openLiveStream, replyLive } from './streams'

let vhost: TestVhost
let login: AmqpLogin
let client: ChannelModel

beforeAll(async () => {
  vhost = await TestVhost.create('replies')
  login = vhost.login()
  const { hostname, port } = login.amqpUrl
  const { username, password } = login
  client = await connect({ hostname, port, username, password, vhost: vhost.name })
  client.on('error', () => undefined)
})
afterAll(async () => {
  await client.close()
  await closeAll()
  await vhost.drop()
})

/** A second try begins without what the first one left, and without its consumers. */
async function queue(name: string, args: Record<string, unknown> = {}): Promise<void> {
  await vhost.manage('DELETE', `queues/{vhost}/${name}`).catch(() => undefined)
  await vhost.manage('PUT', `queues/{vhost}/${name}`, { durable: true, arguments: args })
}

async function ask(name: string, bodies: string[], replyTo: string | null): Promise<void> {
  const channel = await client.createConfirmChannel()
  for (const body of bodies) {
    const options = replyTo === null ? {} : { replyTo, correlationId: `c-${body}` }
    channel.sendToQueue(name, Buffer.from(`{"id":${body}}`), options)
  }
  await channel.waitForConfirms()
  await channel.close()
}

async function open(name: string, prefetch = 10): Promise<LiveReader> {
  const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: name, prefetch })
  return new LiveReader(await openLiveStream(login, [source], { signal: new AbortController().signal }))
}

const told = (reader: LiveReader) =>
  reader.events.flatMap((event) => (event.event === 'replies' ? [event] : []))
const latest = (reader: LiveReader) => told(reader).at(-1)
const begin = (reader: LiveReader, template: string, rate = 1000) =>
  replyLive(login, reader.id, 0, replyRule.parse({ template, rate }))

async function depth(name: string): Promise<number> {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const { channel } = await link.openChannel()
  const { messageCount } = await channel.checkQueue(name)
  await channel.close()
  release()
  return messageCount
}

async function take(name: string): Promise<{ body: string; id: unknown; type: unknown } | null> {
  const channel = await client.createChannel()
  const message = await channel.get(name, { noAck: true })
  await channel.close()
  if (message === false) return null
  const { correlationId, contentType } = message.properties
  return { body: message.content.toString(), id: correlationId, type: contentType }
}

describe('automatic replies', () => {
  it('answer what is held and what comes, and ack each request once its reply is confirmed', async () => {
    await queue('requests')
    await queue('answers')
    await ask('requests', ['1', '2'], 'answers')
    const reader = await open('requests', 3)
    await reader.until(({ messages }) => messages.length === 2)
    await begin(reader, '{"double":"{{payload.id}}{{payload.id}}","for":{{json correlation_id}}}')
    await ask('requests', ['3', '4', '5'], 'answers')
    await reader.until((now) => latest(now)?.counts.answered === 5)
    // Told at once, although no reply comes after it.
    await ask('requests', ['6'], null)
    await reader.until((now) => latest(now)?.counts.silent === 1)
    expect(told(reader).flatMap(({ answered }) => answered)).toEqual([1, 2, 3, 4, 5])
    expect(latest(reader)).toMatchObject({ running: true, problem: null, counts: { failed: 0, waiting: 0 } })
    expect(await take('answers')).toEqual({
      body: '{"double":"11","for":"c-1"}',
      id: 'c-1',
      type: 'application/json',
    })
    await reader.cancel()
    // Who asked for no answer is in the queue again; the others are gone.
    await expect.poll(() => depth('requests')).toBe(1)
    expect(await depth('answers')).toBe(4)
  })

  it('that no queue takes come back: the request stays held, and so it is said', async () => {
    await queue('lost')
    await ask('lost', ['1'], 'nowhere')
    const reader = await open('lost')
    await reader.until(({ messages }) => messages.length === 1)
    await begin(reader, 'x')
    await reader.until((now) => latest(now)?.counts.failed === 1)
    expect(told(reader).flatMap(({ failed }) => failed)).toEqual([
      { seq: 1, failure: 'returned', replyTo: 'nowhere', text: 'NO_ROUTE' },
    ])
    expect(latest(reader)?.running).toBe(true)
    await reader.cancel()
    await expect.poll(() => depth('lost')).toBe(1)
  })

  it('are none where the correlation id is no text: the request stays held, the next one is answered', async () => {
    await queue('latin')
    await queue('latin-answers')
    const replyTo = Buffer.from('latin-answers')
    // Flags of correlation_id and reply_to.
    const asked = (id: number[]) =>
      Buffer.concat([Buffer.of(0x06, 0x00, id.length, ...id, replyTo.length), replyTo])
    const { link, release } = await leaseLink(login, vhost.name, 'publish')
    const { channel } = await link.openConfirmChannel()
    for (const id of [
      [0xe9, 0x31],
      [0xc3, 0xa9, 0x31],
    ])
      channel.publish('', 'latin', Buffer.from('{}'), rawProperties(asked(id)))
    await channel.waitForConfirms()
    await channel.close()
    release()
    const reader = await open('latin')
    await reader.until(({ messages }) => messages.length === 2)
    await begin(reader, 'x')
    await reader.until((now) => latest(now)?.counts.answered === 1)
    expect(told(reader).flatMap(({ failed }) => failed)).toEqual([
      { seq: 1, failure: 'unread', replyTo: '', text: '' },
    ])
    expect(await take('latin-answers')).toMatchObject({ id: 'é1' })
    await reader.cancel()
    await expect.poll(() => depth('latin')).toBe(1)
  })

  it('are made of what the filter reads: what is compressed is, and what is broken keeps its request', async () => {
    await queue('packed')
    await queue('packed-answers')
    const channel = await client.createConfirmChannel()
    const packed = gzipSync('{"id":7}')
    for (const body of [packed, packed.subarray(0, 15)])
      channel.sendToQueue('packed', body, { replyTo: 'packed-answers', contentEncoding: 'gzip' })
    await channel.waitForConfirms()
    await channel.close()
    const reader = await open('packed')
    await reader.until(({ messages }) => messages.length === 2)
    await begin(reader, '{"id":{{json payload.id}}}')
    await reader.until((now) => latest(now)?.counts.failed === 1)
    expect(told(reader).flatMap(({ answered }) => answered)).toEqual([1])
    expect(told(reader).flatMap(({ failed }) => failed)).toMatchObject([{ seq: 2, failure: 'unfilled' }])
    expect(latest(reader)?.running).toBe(true)
    expect(await take('packed-answers')).toMatchObject({ body: '{"id":7}' })
    expect(await depth('packed-answers')).toBe(0)
    await reader.cancel()
    await expect.poll(() => depth('packed')).toBe(1)
  })

  it('that a full queue nacks leave the request, too', async () => {
    await queue('full-requests')
    await queue('full', { 'x-max-length': 0, 'x-overflow': 'reject-publish' })
    await ask('full-requests', ['1'], 'full')
    const reader = await open('full-requests')
    await reader.until(({ messages }) => messages.length === 1)
    await begin(reader, 'x')
    await reader.until((now) => latest(now)?.counts.failed === 1)
    expect(told(reader).flatMap(({ failed }) => failed)).toMatchObject([{ failure: 'nacked' }])
    await reader.cancel()
  })

  it('reach a client that waits at direct reply-to, and know when it has gone', async () => {
    await queue('direct')
    const asker = await connect({
      hostname: login.amqpUrl.hostname,
      port: login.amqpUrl.port,
      username: login.username,
      password: login.password,
      vhost: vhost.name,
    })
    const channel = await asker.createChannel()
    const got: string[] = []
    await channel.consume('amq.rabbitmq.reply-to', (message) => got.push(message?.content.toString() ?? ''), {
      noAck: true,
    })
    const request = (id: number) =>
      channel.sendToQueue('direct', Buffer.from(`{"id":${id}}`), { replyTo: 'amq.rabbitmq.reply-to' })
    request(1)
    const reader = await open('direct')
    await reader.until(({ messages }) => messages.length === 1)
    await begin(reader, 'hello {{payload.id}}')
    await expect.poll(() => got).toEqual(['hello 1'])
    await replyLive(login, reader.id, 0, null)
    request(2)
    await reader.until(({ messages }) => messages.length === 2)
    await asker.close()
    await begin(reader, 'hello {{payload.id}}')
    await reader.until((now) => latest(now)?.counts.failed === 1)
    expect(told(reader).flatMap(({ failed }) => failed)).toMatchObject([{ seq: 2, failure: 'gone' }])
    expect(latest(reader)?.running).toBe(true)
    await reader.cancel()
    await expect.poll(() => depth('direct')).toBe(1)
  })

  it('keep their rate, and end when they are stopped', async () => {
    await queue('paced')
    await queue('paced-answers')
    const bodies = Array.from({ length: 40 }, (_, index) => String(index))
    await ask('paced', bodies, 'paced-answers')
    const reader = await open('paced', 40)
    await reader.until(({ messages }) => messages.length === 40)
    const start = performance.now()
    await begin(reader, 'x', 20)
    await reader.until((now) => (latest(now)?.counts.answered ?? 0) >= 10)
    expect(performance.now() - start).toBeGreaterThan(400)
    await replyLive(login, reader.id, 0, null)
    await reader.until((now) => latest(now)?.running === false)
    const answered = latest(reader)?.counts.answered ?? 0
    expect(answered).toBeLessThan(30)
    await reader.cancel()
    await expect.poll(() => depth('paced')).toBe(40 - answered)
    expect(await depth('paced-answers')).toBe(answered)
  })

  it('end with the viewer, whose unanswered requests go back', async () => {
    await queue('left')
    await queue('left-answers')
    await ask('left', ['1', '2', '3'], 'left-answers')
    const reader = await open('left')
    await reader.until(({ messages }) => messages.length === 3)
    await begin(reader, 'x', 1)
    await reader.until((now) => latest(now)?.counts.answered === 1)
    await reader.cancel()
    await expect.poll(() => depth('left')).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await depth('left-answers')).toBe(1)
  })

  it('end by themselves when the broker refuses them, with its words', async () => {
    await queue('refused')
    await ask('refused', ['1'], 'anywhere')
    const name = `reader-${vhost.name}`
    const own = await vhost.loginAs(name, 'secret', { configure: '', write: '^$', read: '.*' })
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'refused' })
    const reader = new LiveReader(
      await openLiveStream(own, [source], { signal: new AbortController().signal }),
    )
    await reader.until(({ messages }) => messages.length === 1)
    await replyLive(own, reader.id, 0, replyRule.parse({ template: 'x' }))
    await reader.until((now) => latest(now)?.running === false)
    expect(latest(reader)?.problem).toMatchObject({ code: 'refused' })
    expect(latest(reader)?.problem?.detail).toContain('ACCESS_REFUSED')
    expect(told(reader).flatMap(({ failed }) => failed)).toMatchObject([{ seq: 1, failure: 'stopped' }])
    await reader.cancel()
    await expect.poll(() => depth('refused')).toBe(1)
  })

  it('of anything but a consumer that acks by hand are refused', async () => {
    const source = liveSource.parse({ kind: 'queue', vhost: vhost.name, queue: 'left', ack: 'automatic' })
    const reader = new LiveReader(
      await openLiveStream(login, [source], { signal: new AbortController().signal }),
    )
    await reader.until(({ kinds }) => kinds.includes('started'))
    await expect(begin(reader, 'x')).rejects.toMatchObject({ code: 'invalid_input' })
    await reader.cancel()
  })
})
