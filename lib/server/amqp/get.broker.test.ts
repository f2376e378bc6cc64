import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishBody } from '@/lib/api/messages'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { holdsChannelClose, startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { TestVhost } from '@/lib/testing/test-vhost'
import { Consumer } from './consumer'
import { getMessages } from './get'
import type { AmqpLogin } from './login'
import { outgoingOf } from './outgoing'
import { closeSession, leaseLink, leaseOwnLink } from './pool'
import { publishMessage } from './publish'

let vhost: TestVhost
let login: AmqpLogin

beforeAll(async () => {
  vhost = await TestVhost.create('get')
  login = vhost.login()
  await vhost.manage('PUT', 'queues/{vhost}/stream', {
    durable: true,
    arguments: { 'x-queue-type': 'stream' },
  })
})
afterAll(async () => {
  await closeSession(login.sessionId)
  await vhost.drop()
})

async function publish(routingKey: string, payload: string | Buffer) {
  const body = publishBody.parse({ exchange: '', routingKey, payload: '' })
  await publishMessage(login, vhost.name, outgoingOf(body, Buffer.from(payload)))
}
const get = (queue: string, count: number, settle: 'requeue' | 'ack', type: string | null = null) =>
  getMessages(login, { vhost: vhost.name, queue, details: type === null ? null : facts(type), count, settle })
const facts = (type: string, more: object = {}) => ({
  type,
  deliveryLimit: null,
  arguments: [],
  effectivePolicy: null,
  total: 1,
  ...more,
})
async function ready(queue: string): Promise<number> {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const watched = await link.openChannel()
  const { messageCount } = await watched.channel.checkQueue(queue)
  await watched.close()
  release()
  return messageCount
}

describe.each(['classic', 'quorum'])('getting from a %s queue', (type) => {
  const queue = `q-${type}`
  beforeAll(() =>
    vhost.manage('PUT', `queues/{vhost}/${queue}`, { durable: true, arguments: { 'x-queue-type': type } }),
  )
  beforeEach(async () => {
    await vhost.manage('DELETE', `queues/{vhost}/${queue}/contents`)
    for (const text of ['one', 'two', 'three']) await publish(queue, text)
  })

  it('puts all back', async () => {
    const got = await get(queue, 2, 'requeue')
    expect(got.messages.map((message) => message.payload.text)).toEqual(['one', 'two'])
    expect(got).toMatchObject({ settled: 'requeue', remaining: 1 })
    expect(got.messages[0]).toMatchObject({ exchange: '', routingKey: queue, redelivered: false })
    await expect.poll(() => ready(queue)).toBe(3)
    const again = await get(queue, 10, 'requeue')
    expect(again.messages.map((message) => message.payload.text).sort()).toEqual(['one', 'three', 'two'])
    expect(again.remaining).toBe(0)
  })

  it('acknowledges all', async () => {
    expect((await get(queue, 2, 'ack')).messages).toHaveLength(2)
    expect((await get(queue, 10, 'ack')).messages.map((message) => message.payload.text)).toEqual(['three'])
    expect(await get(queue, 10, 'ack')).toEqual({ messages: [], settled: 'ack', remaining: null })
  })
})

describe('getting from a queue with a delivery limit', () => {
  let version: string
  beforeAll(async () => {
    const { link, release } = await leaseLink(login, vhost.name, 'get')
    release()
    version = link.version
  })
  const counts = () => !isAtLeast(version, 4, 3)
  const declare = (queue: string, args: object = {}) =>
    vhost.manage('PUT', `queues/{vhost}/${queue}`, {
      durable: true,
      arguments: { 'x-queue-type': 'quorum', ...args },
    })
  const look = (queue: string, more: object = {}) =>
    getMessages(login, {
      vhost: vhost.name,
      queue,
      details: facts('quorum', more),
      count: 2,
      settle: 'requeue',
    })
  /** What the answers were in short, and whether the message is still there. */
  const looks = async (queue: string, times: number, more: object = {}) => {
    const answers: string[] = []
    for (let at = 0; at < times; at += 1) {
      answers.push(
        await look(queue, more).then(
          ({ messages }) => `${messages.length}`,
          ({ code }) => String(code),
        ),
      )
    }
    return answers
  }

  it('never takes a message its life by putting it back', async () => {
    await declare('default')
    await publish('default', 'one')
    const answers = await looks('default', 25)
    const isLimited = isAtLeast(version, 4, 0) && counts()
    expect(answers.filter((answer) => answer === '1')).toHaveLength(isLimited ? 18 : 25)
    expect(new Set(answers.slice(18))).toEqual(new Set([isLimited ? 'precondition' : '1']))
    await expect.poll(() => ready('default')).toBe(1)
    if (!isLimited) return
    await expect(look('default')).rejects.toMatchObject({
      message: expect.stringContaining('put back 19 times by now, and after more than 20 times'),
    })
    // Another limit, and an empty queue, are another matter.
    expect(await looks('default', 1, { deliveryLimit: '40' })).toEqual(['1'])
    const taken = await getMessages(login, {
      vhost: vhost.name,
      queue: 'default',
      details: facts('quorum'),
      count: 1,
      settle: 'ack',
    })
    expect(taken.messages.map(({ payload }) => payload.text)).toEqual(['one'])
    await publish('default', 'two')
    expect(await looks('default', 1)).toEqual(['1'])
  })

  it('looks at none where the limit is smaller than what is left to others', async () => {
    const args = { 'x-delivery-limit': 2 }
    await declare('small', args)
    await publish('small', 'one')
    const set = { arguments: [{ name: 'x-delivery-limit', value: 2 }] }
    expect(await looks('small', 3, set)).toEqual(
      Array.from({ length: 3 }, () => (counts() ? 'precondition' : '1')),
    )
    await expect.poll(() => ready('small')).toBe(1)
  })
})

describe('getting', () => {
  it('says that it is not known when the broker is silent while messages are acknowledged', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/silent', { durable: true })
    await publish('silent', 'one')
    const proxy = await startAmqpProxy(login.amqpUrl)
    const by = { ...vhost.login(), amqpUrl: proxy.amqpUrl }
    proxy.onClientBytes = (bytes) => {
      if (holdsChannelClose(bytes)) proxy.silence()
    }
    const request = { vhost: vhost.name, queue: 'silent', details: null, count: 1, settle: 'ack' as const }
    await expect(getMessages(by, request)).rejects.toMatchObject({
      code: 'broker_unreachable',
      message: expect.stringContaining('may be back in the queue'),
    })
    await proxy.close()
    await closeSession(by.sessionId)
  })

  it('shows the beginning of what is long, and what is no text as base64', async () => {
    await vhost.manage('PUT', 'queues/{vhost}/long', { durable: true })
    await publish('long', '中'.repeat(100_000))
    await publish('long', Buffer.alloc(70_000, 0xff))
    const [text, binary] = (await get('long', 2, 'ack')).messages
    expect(text?.payload).toMatchObject({ encoding: 'utf8', bytes: 300_000, truncated: true })
    expect(text?.payload.text).toBe('中'.repeat(21_845))
    expect(binary?.payload).toMatchObject({ encoding: 'base64', bytes: 70_000, truncated: true })
  })

  it('says that the queue is not there', async () => {
    await expect(get('nothing', 1, 'requeue')).rejects.toMatchObject({
      code: 'not_found',
      message: `NOT_FOUND - no queue 'nothing' in vhost '${vhost.name}'`,
    })
  })

  it('refuses a stream before it is asked, and when nobody knew that it is one', async () => {
    for (const type of ['stream', null]) {
      await expect(get('stream', 1, 'requeue', type)).rejects.toMatchObject({
        code: 'precondition',
        message: expect.stringContaining('is a stream'),
      })
    }
  })

  it('says that a queue is exclusive to another connection, as its viewer does', async () => {
    const { link, release } = await leaseOwnLink(login, vhost.name, 'publish')
    const { channel } = await link.openChannel()
    await channel.assertQueue('locked', { exclusive: true })
    const locked = { code: 'precondition', message: expect.stringContaining('RESOURCE_LOCKED') }
    await expect(get('locked', 1, 'requeue')).rejects.toMatchObject(locked)
    const viewer = await leaseLink(login, vhost.name, 'consume')
    const handlers = { deliver: () => undefined, end: () => undefined }
    const request = { vhost: vhost.name, queue: 'locked', prefetch: 1 }
    await expect(
      Consumer.start(viewer.link, await viewer.link.openChannel(), request, handlers),
    ).rejects.toMatchObject(locked)
    // Only a channel was closed for it.
    expect(viewer.link.ended).toBeNull()
    viewer.release()
    release()
  })

  it('is refused without read permission', async () => {
    const reader = await vhost.loginAs(`writer ${vhost.name}`, 'x', { configure: '', write: '.*', read: '' })
    await vhost.manage('PUT', 'queues/{vhost}/closed', { durable: true })
    const request = { vhost: vhost.name, queue: 'closed', details: null, count: 1, settle: 'ack' as const }
    await expect(getMessages(reader, request)).rejects.toMatchObject({ code: 'refused' })
    await closeSession(reader.sessionId)
  })
})
