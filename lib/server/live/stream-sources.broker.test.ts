import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveSource } from '@/lib/api/live'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { LiveVhost, started, textsOf } from '@/lib/testing/live-vhost'
import { refuseStreamFilter } from './open-source'
import { settleLive } from './streams'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('stream-sources')
})
afterAll(() => live.drop())

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

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

  it('tells with its counts how far it was looked at, also where a filter keeps everything back', async () => {
    const read = async (filter: string) => {
      const source = { kind: 'stream', queue: 'log', offset: { from: 'first' } }
      const reader = await live.open([source], { filter })
      const counts = () => reader.events.findLast((event) => event.event === 'counts')
      await reader.until(() => counts()?.seen === 5)
      await reader.cancel()
      return { shown: textsOf(reader), counts: counts() }
    }
    expect(await read('payload = "none"')).toMatchObject({ shown: [], counts: { matched: 0, offset: '4' } })
    expect(await read('payload = "1"')).toMatchObject({ shown: ['1'], counts: { matched: 1, offset: '4' } })
  })

  it('is read from a time and from an age on, which leave out what is older', async () => {
    await live.queue('aged', { 'x-queue-type': 'stream' })
    await live.publish('', 'aged', ['old'])
    await pause(7_200)
    await live.publish('', 'aged', ['new'])
    const now = Math.floor(Date.now() / 1000)
    const read = async (offset: object) => {
      const reader = await live.open([{ kind: 'stream', queue: 'aged', offset }])
      await reader.until(({ messages }) => messages.at(-1)?.payload.text === 'new')
      await reader.cancel()
      return textsOf(reader)
    }
    expect(await read({ from: 'age', age: '6s' })).toEqual(['new'])
    expect(await read({ from: 'time', time: now - 5 })).toEqual(['new'])
    expect(await read({ from: 'time', time: now - 60 })).toEqual(['old', 'new'])
    expect(await read({ from: 'age', age: '1m' })).toEqual(['old', 'new'])
  })

  it('is read by the filter values of its chunks, with those that have none where that is asked for', async () => {
    const version = await live.brokerVersion()
    await live.queue('regions', { 'x-queue-type': 'stream' })
    const from = (region: string) =>
      writeProperties({
        ...noProperties(),
        headers: [{ name: 'x-stream-filter-value', value: { type: 'string', value: region } }],
      })
    // Each is confirmed before the next, so each is a chunk of its own.
    for (const region of ['eu', 'us', 'eu', 'asia']) await live.publish('', 'regions', [region], from(region))
    await live.publish('', 'regions', ['anywhere'])
    await live.publish('', 'regions', ['last'], from('eu'))
    const source = { kind: 'stream', queue: 'regions', offset: { from: 'first' } }
    const read = async (more: object) => {
      const reader = await live.open([{ ...source, ...more }])
      await reader.until(({ messages }) => messages.at(-1)?.payload.text === 'last')
      await reader.cancel()
      return textsOf(reader)
    }
    if (!isAtLeast(version, 3, 13)) {
      await expect(read({ filter: ['eu'] })).rejects.toMatchObject({ code: 'invalid_input' })
      return
    }
    expect(await read({})).toEqual(['eu', 'us', 'eu', 'asia', 'anywhere', 'last'])
    expect(await read({ filter: ['eu'] })).toEqual(['eu', 'eu', 'last'])
    expect(await read({ filter: ['eu', 'asia'] })).toEqual(['eu', 'eu', 'asia', 'last'])
    expect(await read({ filter: ['eu'], matchUnfiltered: true })).toEqual(['eu', 'eu', 'anywhere', 'last'])
  })

  it('is not read by filter values where the broker would not heed them', () => {
    const refused = (version: string, filter: string[]) => () => refuseStreamFilter(version, { filter })
    for (const version of ['3.10.8', '3.12.14']) {
      expect(refused(version, ['eu'])).toThrow(`RabbitMQ ${version} has no stream filter`)
      expect(refused(version, [])).not.toThrow()
    }
    for (const version of ['3.13.0', '4.3.6', '']) expect(refused(version, ['eu'])).not.toThrow()
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
