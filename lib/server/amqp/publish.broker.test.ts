import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishBody, type Guarantee, type PublishInput } from '@/lib/api/messages'
import type { FieldValue } from '@/lib/rabbitmq/field'
import { holdsChannelClose, holdsPublish, startAmqpProxy, type AmqpProxy } from '@/lib/testing/amqp-proxy'
import { skipBecause } from '@/lib/testing/skip-because'
import { TestVhost } from '@/lib/testing/test-vhost'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { readProperties } from './codec/read-properties'
import { writeProperties } from './codec/write-properties'
import type { AmqpLogin } from './login'
import { outgoingOf, type Outgoing } from './outgoing'
import { closeSession, leaseLink } from './pool'
import { publishMessage } from './publish'
import { contentHeaderOf } from './raw-frames'

let vhost: TestVhost
let login: AmqpLogin

/** A connection.blocked. */
const blockedFrame = (reason: string): Buffer =>
  Buffer.concat([
    Buffer.of(1, 0, 0, 0, 0, 0, 5 + reason.length, 0, 10, 0, 60, reason.length),
    Buffer.from(reason),
    Buffer.of(0xce),
  ])
const holdsConfirmSelect = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 85, 0, 10))

beforeAll(async () => {
  vhost = await TestVhost.create('publish')
  login = vhost.login()
  await vhost.manage('PUT', 'queues/{vhost}/q', { durable: true })
  await vhost.manage('PUT', 'exchanges/{vhost}/unbound', { type: 'fanout', durable: true })
  await vhost.manage('PUT', 'exchanges/{vhost}/inside', { type: 'fanout', durable: true, internal: true })
  await vhost.manage('PUT', 'queues/{vhost}/full', {
    durable: true,
    arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' },
  })
})
afterAll(async () => {
  await closeSession(login.sessionId)
  await vhost.drop()
})

const parsed = (body: Partial<PublishInput>) =>
  publishBody.parse({ exchange: '', routingKey: 'q', payload: 'x', ...body })
const outgoing = (body: Partial<PublishInput>): Outgoing => {
  const { payload, payloadEncoding, ...rest } = parsed(body)
  return outgoingOf(
    { ...rest, payloadEncoding },
    Buffer.from(payload, payloadEncoding === 'base64' ? 'base64' : 'utf8'),
  )
}
const publish = async (body: Partial<PublishInput>) =>
  (await publishMessage(login, vhost.name, outgoing(body), parsed(body))).outcome
const guarantees = ['confirm', 'none', 'transaction'] as const

/** The oldest message of a queue, taken out of it: property bytes as the broker delivers them, and the body. */
async function takeRaw(queue: string) {
  const { link, release } = await leaseLink(login, vhost.name, 'get')
  const watched = await link.openChannel()
  const message = await watched.channel.get(queue, { noAck: true })
  await watched.close()
  release()
  return message === false ? null : { raw: contentHeaderOf(message).raw, body: message.content }
}

describe('the outcome of publishing', () => {
  it('is confirmed and routed, and the message is there as it was written', async () => {
    expect(await publish({ payload: 'aGk=', payloadEncoding: 'base64' })).toEqual({
      kind: 'confirmed',
      routed: true,
    })
    expect((await takeRaw('q'))?.body.toString()).toBe('hi')
  })

  it('says nothing of routing when nobody asked', async () => {
    expect(await publish({ exchange: 'unbound', mandatory: false })).toEqual({
      kind: 'confirmed',
      routed: null,
    })
  })

  it.each(guarantees)(
    'is returned with code and text when no queue takes it (guarantee: %s)',
    async (guarantee) => {
      expect(await publish({ exchange: 'unbound', guarantee })).toEqual({
        kind: 'returned',
        replyCode: 312,
        replyText: 'NO_ROUTE',
      })
    },
  )

  it.each(guarantees)('is refused in the words of the broker (guarantee: %s)', async (guarantee) => {
    expect(await publish({ exchange: 'nowhere 中', guarantee })).toEqual({
      kind: 'refused',
      replyCode: 404,
      text: `NOT_FOUND - no exchange 'nowhere 中' in vhost '${vhost.name}'`,
    })
    expect(await publish({ exchange: 'inside', guarantee })).toMatchObject({
      kind: 'refused',
      replyCode: 403,
    })
    expect(await publish({ properties: { userId: 'somebody' }, guarantee })).toMatchObject({
      kind: 'refused',
      replyCode: 406,
    })
    // The connection lives on.
    expect(await publish({ guarantee })).toMatchObject({ kind: guarantee === 'none' ? 'sent' : 'confirmed' })
    expect((await takeRaw('q'))?.body.toString()).toBe('x')
  })

  it('is nacked by a full queue that rejects', async () => {
    expect(await publish({ routingKey: 'full' })).toMatchObject({ kind: 'confirmed' })
    expect(await publish({ routingKey: 'full' })).toEqual({ kind: 'nacked' })
  })

  it('is a transaction that is committed or taken back', async () => {
    expect(await publish({ guarantee: 'transaction' })).toEqual({ kind: 'confirmed', routed: true })
    expect(await publish({ guarantee: 'transaction', commit: false })).toEqual({ kind: 'rolled-back' })
    expect((await takeRaw('q'))?.body.toString()).toBe('x')
    expect(await takeRaw('q')).toBeNull()
  })

  it('is unknown where a transaction was committed in part: one queue has it, another one was full', async () => {
    await vhost.manage('PUT', 'exchanges/{vhost}/both', { type: 'fanout', durable: true })
    for (const queue of ['q', 'takes-none']) {
      const args = queue === 'q' ? {} : { 'x-max-length': 0, 'x-overflow': 'reject-publish' }
      await vhost.manage('PUT', `queues/{vhost}/${queue}`, { durable: true, arguments: args })
      await vhost.manage('POST', `bindings/{vhost}/e/both/q/${queue}`, {})
    }
    expect(await publish({ exchange: 'both', guarantee: 'transaction' })).toEqual({
      kind: 'unknown',
      reason: 'partly-committed',
    })
    expect((await takeRaw('q'))?.body.toString()).toBe('x')
  })

  it('is refused when the payload is over the limit of the broker', async ({ skip }) => {
    const { maximum } = await maxMessageSize()
    if (maximum === null) return skipBecause(skip, 'RabbitMQ 3 takes 128 MiB, more than a form does')
    const outcome = await publish({ payload: 'x'.repeat(maximum + 1) })
    expect(outcome).toMatchObject({ kind: 'refused', replyCode: 406 })
    expect(outcome).toMatchObject({ text: expect.stringContaining('larger than configured max size') })
  })

  it('is thrown, with the field, when the headers do not fit a frame', async () => {
    const headers = ['a', 'b', 'c'].map((name) => ({
      name,
      type: 'string' as const,
      value: 'x'.repeat(60_000),
    }))
    await expect(publish({ properties: { headers } })).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/properties/headers' }],
    })
  })

  it('is a refusal to enter a virtual host that is not there', async () => {
    await expect(publishMessage(login, 'no such', outgoing({}))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining("'no such'"),
    })
  })

  it('is a problem where no transaction is to be had, and its channel does not stay open', async () => {
    const proxy = await startAmqpProxy(login.amqpUrl)
    let isClosed = false
    proxy.onClientBytes = (bytes) => {
      if (bytes.includes(Buffer.of(0, 90, 0, 10))) proxy.silence()
      isClosed ||= holdsChannelClose(bytes)
    }
    const through = { ...login, amqpUrl: proxy.amqpUrl, sessionId: 'no transaction' }
    const asked = { guarantee: 'transaction', commit: true } as const
    await expect(
      publishMessage(through, vhost.name, outgoing({}), asked, { select: 200 }),
    ).rejects.toMatchObject({ code: 'broker_timeout' })
    await expect.poll(() => isClosed, { timeout: 1000 }).toBe(true)
    await closeSession('no transaction')
    await proxy.close()
  })

  it('is not sent when the broker blocks publishers while its channel is opened', async () => {
    const proxy = await startAmqpProxy(login.amqpUrl)
    proxy.onClientBytes = (bytes) => {
      if (holdsConfirmSelect(bytes)) proxy.inject(blockedFrame('low on memory'))
    }
    const through = { ...login, sessionId: 'blocked early', amqpUrl: proxy.amqpUrl }
    await expect(publishMessage(through, vhost.name, outgoing({}))).rejects.toMatchObject({
      code: 'precondition',
      message: 'The broker takes no messages now (low on memory). Nothing was sent.',
    })
    await closeSession('blocked early')
    await proxy.close()
  })

  describe('is unknown, never failed', () => {
    let proxy: AmqpProxy
    beforeEach(async () => {
      proxy = await startAmqpProxy(login.amqpUrl)
    })
    afterEach(async () => {
      await proxy.close()
      await vhost.manage('DELETE', 'queues/{vhost}/q/contents')
    })
    const publishThrough = async (guarantee: Guarantee, answer = 10_000) => {
      const through = { ...login, sessionId: proxy.amqpUrl.port.toString(), amqpUrl: proxy.amqpUrl }
      const asked = { guarantee, commit: true }
      const wait = { answer, blocked: 200 }
      return (await publishMessage(through, vhost.name, outgoing({}), asked, wait)).outcome
    }

    it.each(guarantees)('when the connection goes (guarantee: %s)', async (guarantee) => {
      proxy.onClientBytes = (bytes) => {
        if (holdsPublish(bytes)) proxy.cut()
      }
      expect(await publishThrough(guarantee)).toEqual({ kind: 'unknown', reason: 'connection-lost' })
    })

    it.each(guarantees)('when no answer comes in time (guarantee: %s)', async (guarantee) => {
      proxy.onClientBytes = (bytes) => {
        if (holdsPublish(bytes)) proxy.silence()
      }
      expect(await publishThrough(guarantee, 600)).toEqual({ kind: 'unknown', reason: 'timeout' })
    })

    it('when the broker blocks publishers, and the connection is dropped with what it still held', async () => {
      proxy.onClientBytes = (bytes) => {
        if (!holdsPublish(bytes)) return
        proxy.silence()
        proxy.inject(blockedFrame('low on memory'))
      }
      expect(await publishThrough('confirm')).toEqual({ kind: 'unknown', reason: 'blocked' })
    })
  })
})

it('writes every header type byte-exact, and the broker keeps it', async () => {
  const values: Record<string, FieldValue> = {
    boolean: { type: 'boolean', value: true },
    int8: { type: 'int8', value: -128 },
    uint8: { type: 'uint8', value: 255 },
    int16: { type: 'int16', value: -32_768 },
    uint16: { type: 'uint16', value: 65_535 },
    int32: { type: 'int32', value: 1 },
    uint32: { type: 'uint32', value: 4_294_967_295 },
    int64: { type: 'int64', value: '9007199254740993' },
    float: { type: 'float', value: 1.5 },
    double: { type: 'double', value: 3 },
    decimal: { type: 'decimal', value: '-12.34' },
    timestamp: { type: 'timestamp', value: '1700000000' },
    bytes: { type: 'bytes', base64: '//5B' },
    'binary-string': { type: 'binary-string', base64: '//5B' },
    void: { type: 'void' },
    string: { type: 'string', value: '中文' },
    array: { type: 'array', items: [{ type: 'int64', value: '1' }, { type: 'void' }] },
    ['__proto__']: { type: 'table', entries: [{ name: '!', value: { type: 'string', value: 'int64' } }] },
  }
  const properties = {
    ...noProperties(),
    contentType: 'text/plain',
    contentEncoding: 'utf-8',
    // RabbitMQ 4 puts them in the order of their names.
    headers: Object.entries(values)
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    deliveryMode: 2,
    priority: 7,
    correlationId: 'c',
    replyTo: 'r',
    expiration: '600000',
    messageId: 'm',
    timestamp: '1700000000',
    type: 't',
    appId: 'a',
    clusterId: 'cl',
  }
  const message = { ...outgoing({}), properties }
  expect((await publishMessage(login, vhost.name, message)).outcome).toMatchObject({ kind: 'confirmed' })
  const taken = await takeRaw('q')
  expect(readProperties(taken?.raw ?? Buffer.alloc(0))).toEqual({ properties, problem: null, isExact: true })
  expect(taken?.raw).toEqual(writeProperties(properties))
})

async function maxMessageSize(): Promise<{ maximum: number | null }> {
  const overview = (await vhost.manage('GET', 'overview')) as { rabbitmq_version: string }
  // 128 MiB on 3.10: more than a form takes.
  return { maximum: overview.rabbitmq_version.startsWith('3.') ? null : 16 * 1024 * 1024 }
}
