import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { LiveVhost, started, textsOf } from '@/lib/testing/live-vhost'
import { settleLive } from './streams'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('stream-sources')
})
afterAll(() => live.drop())

describe('a stream', () => {
  beforeAll(async () => {
    await live.queue('log', { 'x-queue-type': 'stream' })
    await live.publish('', 'log', ['0', '1', '2', '3', '4'])
  })

  it.each([
    [{ from: 'first' }, ['0', '1', '2', '3', '4']],
    [{ from: 'offset', offset: '3' }, ['3', '4']],
    [{ from: 'time', time: 0 }, ['0', '1', '2', '3', '4']],
    [{ from: 'age', age: '1h' }, ['0', '1', '2', '3', '4']],
  ])('is read from %j', async (offset, expected) => {
    const reader = await live.open([{ kind: 'stream', queue: 'log', offset }])
    await reader.until(({ messages }) => messages.length === expected.length)
    expect(textsOf(reader)).toEqual(expected)
    expect(reader.messages[0]?.properties.headers).toContainEqual({
      name: 'x-stream-offset',
      value: { type: 'int64', value: expected[0] },
    })
    expect(reader.messages.every(({ held }) => !held)).toBe(true)
    await reader.cancel()
  })

  it('is read from the next message, and from the last chunk', async () => {
    const next = await live.open([{ kind: 'stream', queue: 'log' }])
    await next.until(started(1))
    await live.publish('', 'log', ['5'])
    await next.until(({ messages }) => messages.length === 1)
    expect(textsOf(next)).toEqual(['5'])
    await next.cancel()
    const last = await live.open([{ kind: 'stream', queue: 'log', offset: { from: 'last' } }])
    await last.until(({ messages }) => messages.length > 0)
    expect(textsOf(last).at(-1)).toBe('5')
    await last.cancel()
  })

  it('refuses words that are no offset before anything is asked of the broker', () => {
    const parse = (offset: object) => liveSource.safeParse({ kind: 'stream', vhost: '/', queue: 'q', offset })
    expect(parse({ from: 'age', age: '1 hour' }).success).toBe(false)
    expect(parse({ from: 'offset', offset: '-1' }).success).toBe(false)
  })

  it('is consumed as a queue from the next message on', async () => {
    await live.publish('', 'log', ['before'])
    const reader = await live.open([{ kind: 'queue', queue: 'log', prefetch: 2 }])
    await reader.until(({ kinds }) => kinds.includes('started'))
    await live.publish('', 'log', ['one', 'two', 'three'])
    // 3.10 delivers what it wrote together, over the prefetch.
    await reader.until(({ messages }) => messages.length >= 2)
    const request = { source: 0, seqs: [1, 2], settlement: 'ack' as const }
    await settleLive(live.login.sessionId, reader.id, request)
    await reader.until(({ messages }) => messages.length === 3)
    expect(textsOf(reader)).toEqual(['one', 'two', 'three'])
    await reader.cancel()
  })
})
