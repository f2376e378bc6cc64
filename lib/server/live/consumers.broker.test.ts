import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { leaseLink } from '@/lib/server/amqp/pool'
import { processWide } from '@/lib/server/process-wide'
import { LiveVhost, started, textsOf } from '@/lib/testing/live-vhost'
import { readLiveMessage, settleLive } from './streams'

let live: LiveVhost

/** Bytes of messages that the console holds. */
const keptBytes = () => processWide('live.memory', () => ({ bytes: 0 })).bytes

beforeAll(async () => {
  live = await LiveVhost.create('consumers')
})
afterAll(() => live.drop())

describe('a consumer', () => {
  beforeEach(async () => {
    await live.queue('work')
    await live.vhost.manage('DELETE', 'queues/{vhost}/work/contents')
  })

  it('holds messages until they are settled, and gives the rest back when the tab is closed', async () => {
    await live.publish('', 'work', ['one', 'two', 'three'])
    const closed = new AbortController()
    const reader = await live.open([{ kind: 'queue', queue: 'work' }], { signal: closed.signal })
    await reader.until(({ messages }) => messages.length === 3)
    expect(reader.messages.every(({ held }) => held)).toBe(true)
    expect(await live.count('work')).toEqual({ ready: 0, consumers: 1 })

    const settle = (seqs: number[], settlement: 'ack' | 'requeue') =>
      settleLive(live.login.sessionId, reader.id, { source: 0, seqs, settlement })
    expect(await settle([1], 'ack')).toEqual({ settled: [1], missed: [] })
    expect(await settle([2, 2, 9], 'requeue')).toEqual({ settled: [2], missed: [2, 9] })
    await reader.until(({ messages }) => messages.length === 4)
    expect(reader.messages[3]).toMatchObject({ seq: 4, redelivered: true, payload: { text: 'two' } })
    expect(readLiveMessage(live.login.sessionId, reader.id, 0, 1).held).toBe(false)
    expect(readLiveMessage(live.login.sessionId, reader.id, 0, 3).held).toBe(true)

    closed.abort()
    await expect.poll(() => live.count('work'), { timeout: 5_000 }).toEqual({ ready: 2, consumers: 0 })
    await reader.toEnd()
  })

  it('dead-letters what is rejected', async () => {
    await live.queue('dead')
    await live.queue('alive', { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' })
    await live.publish('', 'alive', ['bad'])
    const reader = await live.open([{ kind: 'queue', queue: 'alive' }])
    await reader.until(({ messages }) => messages.length === 1)
    const request = { source: 0, seqs: [1], settlement: 'reject' as const }
    expect(await settleLive(live.login.sessionId, reader.id, request)).toEqual({ settled: [1], missed: [] })
    await expect.poll(async () => (await live.count('dead')).ready).toBe(1)
    await reader.cancel()
  })

  it('gives the message of a quorum queue back each time', async () => {
    await live.queue('limited', { 'x-queue-type': 'quorum', 'x-delivery-limit': 50 })
    await live.publish('', 'limited', ['one'])
    for (let round = 0; round < 3; round += 1) {
      const reader = await live.open([{ kind: 'queue', queue: 'limited' }])
      await reader.until(({ messages }) => messages.length === 1)
      await reader.cancel()
      await expect.poll(() => live.count('limited')).toEqual({ ready: 1, consumers: 0 })
    }
  })

  it('requeues a message no more that is near the delivery limit of its queue, where a requeue counts', async () => {
    await live.queue('near', { 'x-queue-type': 'quorum', 'x-delivery-limit': 4 })
    await live.publish('', 'near', ['one'])
    const readQueue = async () => ({
      type: 'quorum',
      deliveryLimit: null,
      arguments: [{ name: 'x-delivery-limit', value: 4 }],
      effectivePolicy: null,
    })
    const reader = await live.open([{ kind: 'queue', queue: 'near' }], { readQueue })
    const requeue = async (seq: number) => {
      await reader.until(({ messages }) => messages.length === seq)
      return settleLive(live.login.sessionId, reader.id, { source: 0, seqs: [seq], settlement: 'requeue' })
    }
    for (const seq of [1, 2]) expect(await requeue(seq)).toEqual({ settled: [seq], missed: [] })
    const isCounted = !isAtLeast(await live.brokerVersion(), 4, 3)
    const third = requeue(3)
    if (isCounted) {
      await expect(third).rejects.toMatchObject({
        code: 'precondition',
        message: expect.stringContaining(
          'Message 3 came back to its queue 2 times already, and after more than 4 times',
        ),
      })
    } else expect(await third).toEqual({ settled: [3], missed: [] })
    await reader.cancel()
    await expect.poll(() => live.count('near')).toEqual({ ready: 1, consumers: 0 })
  })

  it('ends when its queue is deleted, and says so; the stream goes on', async () => {
    await live.queue('short')
    const reader = await live.open([
      { kind: 'queue', queue: 'short' },
      { kind: 'queue', queue: 'work' },
    ])
    await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'started').length === 2)
    await live.vhost.manage('DELETE', 'queues/{vhost}/short')
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end')).toMatchObject({
      source: 0,
      problem: { code: 'gone', detail: expect.stringContaining("'short'") },
    })
    await live.publish('', 'work', ['still here'])
    await reader.until(({ messages }) => messages.length === 1)
    await reader.cancel()
  })

  it('ends when its connection goes, and says so', async () => {
    const by = live.vhost.login()
    const reader = await live.open([{ kind: 'queue', queue: 'work' }], { by })
    await reader.until(({ kinds }) => kinds.includes('started'))
    const { link } = await leaseLink(by, live.name, 'consume')
    link.discard()
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end').problem.code).toBe('broker_unreachable')
    await reader.cancel()
  })

  it('gives a large payload in part on the stream and whole when it is read', async () => {
    const body = '中'.repeat(20_000)
    await live.publish('', 'work', [body, Buffer.alloc(100_000, 0xff)])
    const reader = await live.open([{ kind: 'queue', queue: 'work' }])
    await reader.until(({ messages }) => messages.length === 2)
    expect(reader.messages[0]?.payload).toEqual({
      encoding: 'utf8',
      text: '中'.repeat(5461),
      bytes: 60_000,
      truncated: true,
    })
    expect(reader.messages[1]?.payload).toMatchObject({ encoding: 'base64', bytes: 100_000, truncated: true })
    expect(readLiveMessage(live.login.sessionId, reader.id, 0, 1).payload).toMatchObject({
      text: body,
      truncated: false,
    })
    await reader.cancel()
  })

  it('keeps what it can of messages that are too much to hold, and says so', async () => {
    const body = Buffer.alloc(9 * 1024 * 1024, 'x')
    await live.publish('', 'work', [body, body, body, body])
    const reader = await live.open([{ kind: 'queue', queue: 'work' }])
    await reader.until(({ messages }) => messages.length === 4)
    const read = (seq: number) => readLiveMessage(live.login.sessionId, reader.id, 0, seq)
    expect(read(3).payload.text).toHaveLength(body.length)
    expect(() => read(4)).toThrow(expect.objectContaining({ code: 'gone' }))
    expect(reader.messages[3]?.payload).toMatchObject({ bytes: body.length, truncated: true })
    await reader.cancel()
    expect((await live.count('work')).ready).toBe(4)
  })

  it('has the tag, the priority and the arguments that were asked for, and is exclusive', async () => {
    await live.queue('own')
    const reader = await live.open([
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
    await expect(live.open([{ kind: 'queue', queue: 'own' }])).rejects.toMatchObject({ code: 'refused' })
    // As the broker has it, not as we say it.
    await expect
      .poll(async () => live.vhost.manage('GET', 'consumers/{vhost}'), { timeout: 10_000 })
      .toMatchObject([
        {
          queue: { name: 'own' },
          consumer_tag: 'mine',
          exclusive: true,
          ack_required: true,
          prefetch_count: 10,
          arguments: { 'x-priority': 5, 'x-note': 'hello' },
        },
      ])
    await reader.cancel()
  })

  it('gets nothing while one of a higher priority has room', async () => {
    await live.queue('ranked')
    const low = await live.open([{ kind: 'queue', queue: 'ranked', prefetch: 2, priority: -1 }])
    const high = await live.open([{ kind: 'queue', queue: 'ranked', prefetch: 2, priority: 3 }])
    await Promise.all([low.until(started(1)), high.until(started(1))])
    await live.publish('', 'ranked', ['1', '2', '3', '4'])
    await Promise.all([low, high].map((reader) => reader.until(({ messages }) => messages.length === 2)))
    expect(textsOf(high)).toEqual(['1', '2'])
    expect(textsOf(low)).toEqual(['3', '4'])
    await Promise.all([low.cancel(), high.cancel()])
  })

  it('acks as it shows, when that is asked for', async () => {
    await live.queue('auto')
    await live.publish('', 'auto', ['1', '2', '3', '4', '5'])
    const reader = await live.open([{ kind: 'queue', queue: 'auto', prefetch: 2, ack: 'automatic' }])
    await reader.until(({ messages }) => messages.length === 5)
    expect(reader.messages.every(({ held }) => !held)).toBe(true)
    await reader.cancel()
    expect((await live.count('auto')).ready).toBe(0)
  })

  it('acks nothing that it could not keep whole: it goes back, and the source ends with what to do', async () => {
    const [size, count] = [9 * 1024 * 1024, 4]
    await live.publish('', 'work', Array<Buffer>(count).fill(Buffer.alloc(size, 'x')))
    const before = keptBytes()
    const reader = await live.open([{ kind: 'queue', queue: 'work', ack: 'automatic' }])
    // Nothing is read, so nothing is taken, before all of them are here: three whole and what is kept around each, and 1 KiB.
    const all = 3 * (size + 512) + 1024
    await expect.poll(() => keptBytes() - before, { timeout: 20_000 }).toBeGreaterThan(all)
    await reader.until(({ kinds }) => kinds.includes('end'))
    expect(reader.find('end').problem).toMatchObject({ code: 'gone' })
    expect(reader.find('end').problem.detail).toContain('Choose a smaller prefetch, or manual ack.')
    const read = (seq: number) => readLiveMessage(live.login.sessionId, reader.id, 0, seq).payload
    const whole = reader.messages.filter(({ seq }) => read(seq).text.length === size)
    expect(whole).toHaveLength(reader.messages.length)
    expect(whole.length + (await live.count('work')).ready).toBe(count)
    expect(whole.length).toBe(3)
    await reader.cancel()
  })
})
