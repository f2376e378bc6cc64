import type { Channel } from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestBody, type RequestInput } from '@/lib/api/messages'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeSession, leaseOwnLink, openConnections, type Lease } from '@/lib/server/amqp/pool'
import { contentHeaderOf } from '@/lib/server/amqp/raw-frames'
import { holdsAck, holdsPublish, startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { TestVhost } from '@/lib/testing/test-vhost'
import { requestAndWait } from './request-reply'

let vhost: TestVhost
let login: AmqpLogin
let lease: Lease
let channel: Channel
/** How the server answers; each test chooses. */
let answer: (replyTo: string, correlationId: string) => void = () => undefined

beforeAll(async () => {
  vhost = await TestVhost.create('request')
  login = vhost.login()
  await vhost.manage('PUT', 'queues/{vhost}/rpc', { durable: true })
  lease = await leaseOwnLink({ ...login, sessionId: 'server' }, vhost.name, 'consume')
  ;({ channel } = await lease.link.openChannel())
  await channel.consume(
    'rpc',
    (request) => {
      if (request === null) return
      const { properties } = readProperties(contentHeaderOf(request).raw)
      answer(properties.replyTo ?? '', properties.correlationId ?? '')
    },
    { noAck: true },
  )
})
afterAll(async () => {
  lease.release()
  await closeSession(login.sessionId)
  await closeSession('server')
  await vhost.drop()
})

const noUpload = () => Promise.reject(new Error('no upload'))
const ask = (body: Partial<RequestInput>, signal = new AbortController().signal, by = login) =>
  requestAndWait(
    by,
    vhost.name,
    requestBody.parse({ exchange: '', routingKey: 'rpc', payload: 'ping', ...body }),
    noUpload,
    signal,
  )
/** What closes channel 1. */
function channelClose(code: number, text: string): Buffer {
  const words = Buffer.from(text)
  const head = Buffer.of(1, 0, 1, 0, 0, 0, words.length + 11, 0, 20, 0, 40, code >> 8, code & 0xff)
  return Buffer.concat([head, Buffer.of(words.length), words, Buffer.of(0, 60, 0, 40, 0xce)])
}
const reply = (to: string, text: string, correlationId: string) =>
  channel.publish('', to, Buffer.from(text), { correlationId })

describe('a request', () => {
  it.each(['direct', 'queue'] as const)(
    'gets its reply, and its time (through: %s)',
    async (replyThrough) => {
      answer = (to, id) => reply(to, 'pong', id)
      const got = await ask({ replyThrough })
      expect(got).toMatchObject({
        outcome: { kind: 'confirmed', routed: true },
        replies: [{ matched: true }],
      })
      expect(got.replies[0]?.payload.text).toBe('pong')
      expect(got.replies[0]?.milliseconds).toBeGreaterThan(0)
      expect(openConnections()).toBe(1)
    },
  )

  it('whose reply comes before its confirm is confirmed', async () => {
    let sayAcked: () => void = () => undefined
    const acked = new Promise<void>((resolve) => {
      sayAcked = resolve
    })
    answer = (to, id) => void acked.then(() => reply(to, 'pong', id))
    const proxy = await startAmqpProxy(login.amqpUrl)
    proxy.lagOf = (bytes) => {
      if (!holdsAck(bytes)) return 0
      sayAcked()
      return 500
    }
    const got = await ask({ timeLimit: 20_000 }, undefined, { ...login, amqpUrl: proxy.amqpUrl })
    expect(got).toMatchObject({ outcome: { kind: 'confirmed', routed: true }, replies: [{ matched: true }] })
    // It took as long as its reply did, and not as its confirm.
    expect(got.milliseconds - (got.replies[0]?.milliseconds ?? 0)).toBeLessThan(250)
    await proxy.close()
  })

  it('shows replies that match nothing beside the one that does', async () => {
    answer = (to, id) => {
      reply(to, 'late', 'of another request')
      reply(to, 'mine', id)
    }
    const { replies, correlationId } = await ask({ properties: { correlationId: 'c-1' } })
    expect(correlationId).toBe('c-1')
    expect(replies.map(({ matched, payload }) => [matched, payload.text])).toEqual([
      [false, 'late'],
      [true, 'mine'],
    ])
  })

  it('counts all replies that match nothing, of which it shows 20', async () => {
    answer = (to, id) => {
      for (let number = 0; number < 25; number += 1) reply(to, 'late', 'of another request')
      reply(to, 'mine', id)
    }
    const { replies, strays } = await ask({})
    expect(strays).toBe(25)
    expect(replies.map(({ matched }) => matched)).toEqual([...Array.from({ length: 20 }, () => false), true])
  })

  it('waits for as many as were asked for, and no longer than it may', async () => {
    answer = (to, id) => {
      for (const text of ['a', 'b', 'c']) reply(to, text, id)
    }
    expect((await ask({ replies: 2 })).replies).toHaveLength(2)
    const started = performance.now()
    expect((await ask({ replies: 5, timeLimit: 2_000 })).replies).toHaveLength(3)
    expect(performance.now() - started).toBeLessThan(3_700)
  })

  it('has its whole time from when it is sent, however long the broker took to let it consume', async () => {
    answer = (to, id) => reply(to, 'pong', id)
    const proxy = await startAmqpProxy(login.amqpUrl)
    proxy.onClientBytes = (bytes) => {
      if (bytes.includes(Buffer.of(0, 50, 0, 10))) proxy.slow(2_000)
    }
    const through = { ...login, amqpUrl: proxy.amqpUrl }
    const { signal } = new AbortController()
    const got = await ask({ replyThrough: 'queue', timeLimit: 3_900 }, signal, through)
    await proxy.close()
    expect(got.replies).toMatchObject([{ matched: true, payload: { text: 'pong' } }])
  })

  it('that reaches nobody does not wait', async () => {
    const started = performance.now()
    expect(await ask({ routingKey: 'nobody', timeLimit: 20_000 })).toMatchObject({
      outcome: { kind: 'returned', replyCode: 312 },
      replies: [],
    })
    expect(await ask({ exchange: 'missing', timeLimit: 20_000 })).toMatchObject({
      outcome: { kind: 'refused', replyCode: 404 },
    })
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('without Mandatory is not said to be routed: nobody told', async () => {
    answer = (to, id) => reply(to, 'pong', id)
    expect(await ask({ mandatory: false })).toMatchObject({
      outcome: { kind: 'confirmed', routed: null },
      replies: [{ matched: true }],
    })
    expect(await ask({ routingKey: 'nobody', mandatory: false, timeLimit: 3_000 })).toMatchObject({
      outcome: { kind: 'confirmed', routed: null },
      replies: [],
    })
  })

  it('is refused with whatever code the broker has', async () => {
    const proxy = await startAmqpProxy(login.amqpUrl)
    proxy.onClientBytes = (bytes) => {
      if (!holdsPublish(bytes)) return
      proxy.silence()
      proxy.inject(channelClose(541, 'INTERNAL_ERROR - out of luck'))
    }
    const through = { ...login, amqpUrl: proxy.amqpUrl }
    expect(await ask({ timeLimit: 20_000 }, undefined, through)).toMatchObject({
      outcome: { kind: 'refused', replyCode: 541, text: 'INTERNAL_ERROR - out of luck' },
    })
    await proxy.close()
  })

  it('of somebody who left before it was sent is not sent', async () => {
    answer = () => undefined
    await vhost.manage('PUT', 'queues/{vhost}/unasked', { durable: true })
    const started = performance.now()
    await expect(
      ask({ routingKey: 'unasked', timeLimit: 20_000 }, AbortSignal.abort()),
    ).rejects.toMatchObject({ code: 'gone' })
    // Or just before, while its replies are consumed.
    const controller = new AbortController()
    const proxy = await startAmqpProxy(login.amqpUrl)
    proxy.onClientBytes = (bytes) => {
      if (bytes.includes(Buffer.of(0, 60, 0, 20))) controller.abort()
    }
    const through = { ...login, amqpUrl: proxy.amqpUrl }
    await expect(
      ask({ routingKey: 'unasked', timeLimit: 20_000 }, controller.signal, through),
    ).rejects.toMatchObject({ code: 'gone' })
    expect(performance.now() - started).toBeLessThan(3_000)
    expect((await channel.checkQueue('unasked')).messageCount).toBe(0)
    await proxy.close()
  })

  it('ends when nobody wants to know any more', async () => {
    const controller = new AbortController()
    answer = () => controller.abort()
    const started = performance.now()
    expect((await ask({ timeLimit: 20_000 }, controller.signal)).replies).toEqual([])
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
