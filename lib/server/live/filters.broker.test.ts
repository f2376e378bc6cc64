import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import type { LiveReader } from '@/lib/testing/live-reader'
import { LiveVhost, started, textsOf } from '@/lib/testing/live-vhost'
import { filterLive, settleLive } from './streams'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('filters')
  await live.exchange('events', 'topic')
})
afterAll(() => live.drop())

/** Properties with one header. */
const from = (region: string) =>
  writeProperties({
    ...noProperties(),
    headers: [{ name: 'region', value: { type: 'string', value: region } }],
  })
const counts = (reader: LiveReader) => reader.events.findLast((event) => event.event === 'counts')

describe('a filter', () => {
  it('shows what matches, counts the rest, and lets the rest go', async () => {
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }], {
      filter: 'payload.total > 100 and headers.region = "eu"',
    })
    await reader.until(started(1))
    await live.publish(
      'events',
      'a',
      ['{"total":99}', '{"total":101}', 'no json', '{"total":1e3}'],
      from('eu'),
    )
    await live.publish('events', 'a', ['{"total":101}'], from('us'))
    await reader.until((reader) => (counts(reader)?.seen ?? 0) >= 5)
    expect(textsOf(reader)).toEqual(['{"total":101}', '{"total":1e3}'])
    expect(counts(reader)).toMatchObject({ seen: 5, matched: 2, hidden: 0 })
    await reader.cancel()
  })

  it('of a consumer keeps back what does not match, and shows it when the filter changes', async () => {
    await live.queue('filtered')
    await live.publish('', 'filtered', ['a', 'b', 'c'])
    const reader = await live.open([{ kind: 'queue', queue: 'filtered', prefetch: 3 }], {
      filter: 'payload = "b"',
    })
    await reader.until((reader) => (counts(reader)?.seen ?? 0) >= 3)
    expect(textsOf(reader)).toEqual(['b'])
    expect(counts(reader)).toMatchObject({ seen: 3, matched: 1, hidden: 2, offset: null })
    filterLive(live.login.sessionId, reader.id, 'payload matches "^[ac]"')
    await reader.until(({ messages }) => messages.length === 3)
    expect(textsOf(reader)).toEqual(['b', 'a', 'c'])
    expect(reader.messages.every(({ held }) => held)).toBe(true)
    const answer = await settleLive(live.login.sessionId, reader.id, {
      source: 0,
      seqs: [1, 2, 3],
      settlement: 'ack',
    })
    expect(answer).toEqual({ settled: [1, 2, 3], missed: [] })
    await reader.cancel()
    expect((await live.count('filtered')).ready).toBe(0)
  })

  it('of a consumer that acks automatically takes what it keeps back, too, and looks into gzip', async () => {
    await live.queue('taken')
    await live.publish('', 'taken', ['{"total":1}'])
    const gzip = writeProperties({ ...noProperties(), contentEncoding: 'gzip' })
    await live.publish('', 'taken', [gzipSync('{"total":250}'), gzipSync('{"total":2}')], gzip)
    const reader = await live.open([{ kind: 'queue', queue: 'taken', ack: 'automatic' }], {
      filter: 'payload.total > 100',
    })
    await reader.until((reader) => (counts(reader)?.seen ?? 0) >= 3)
    expect(reader.messages.map(({ seq }) => seq)).toEqual([2])
    expect(counts(reader)).toMatchObject({ seen: 3, matched: 1, unsure: 0, hidden: 0 })
    await reader.cancel()
    await expect.poll(() => live.count('taken')).toEqual({ ready: 0, consumers: 0 })
  })

  it('that is none is refused with its place, and changes nothing that runs', async () => {
    await expect(
      live.open([{ kind: 'tap', exchange: 'events' }], { filter: 'payload matches "(a"' }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/filter', message: 'Not a regular expression: missing closing ): `(a`' }],
    })
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }])
    await reader.until(started(1))
    expect(() => filterLive(live.login.sessionId, reader.id, 'total > 1')).toThrow(
      'no property has this name',
    )
    await live.publish('events', 'a', ['shown'])
    await reader.until(({ messages }) => messages.length === 1)
    await reader.cancel()
  })

  it('finds what stands far behind in a payload, and says of how many it cannot tell', async () => {
    const far = `${'x'.repeat(200_000)}needle${'x'.repeat(100_000)}`
    const beyond = `${'x'.repeat(5_000_000)}needle`
    const bodies = [far, 'short', beyond]
    const found = await live.open([{ kind: 'tap', exchange: 'events' }], {
      filter: 'payload matches "n[e]{2}dle"',
    })
    const others = await live.open([{ kind: 'tap', exchange: 'events' }], {
      filter: 'not payload matches "n[e]{2}dle"',
    })
    await Promise.all([found.until(started(1)), others.until(started(1))])
    await live.publish('events', 'a', bodies)
    await Promise.all([found, others].map((reader) => reader.until(() => counts(reader)?.seen === 3)))
    const bytes = (reader: LiveReader) => reader.messages.map(({ payload }) => payload.bytes)
    expect(bytes(found)).toEqual([far.length, beyond.length])
    expect(bytes(others)).toEqual([5, beyond.length])
    for (const reader of [found, others]) {
      expect(counts(reader)).toMatchObject({ seen: 3, matched: 2, unsure: 1 })
      await reader.cancel()
    }
  })

  it('cannot tell of a body that the memory of the view had no room for', async () => {
    await live.queue('crowded')
    // Nine of them fill it; of the tenth 1 KiB is here.
    const body = 'x'.repeat(3.5 * 1024 * 1024)
    await live.publish('', 'crowded', [...Array.from({ length: 9 }, () => body), `${body}needle`])
    const reader = await live.open([{ kind: 'queue', queue: 'crowded' }], {
      filter: 'payload contains "needle"',
    })
    await reader.until(() => counts(reader)?.seen === 10)
    expect(counts(reader)).toMatchObject({ seen: 10, matched: 1, unsure: 1, hidden: 9 })
    expect(reader.messages.map(({ seq }) => seq)).toEqual([10])
    await reader.cancel()
  })

  it('`(a+)+$` on a megabyte, and ten thousand levels of JSON, leave everybody else alone', async () => {
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }], {
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
    await live.publish('events', 'x', [`${'a'.repeat(1024 * 1024)}b`, deep, '{"a":{"b":1}}'])
    await reader.until(({ messages }) => messages.length === 1)
    clearInterval(watch)
    expect(textsOf(reader)).toEqual(['{"a":{"b":1}}'])
    expect(longest).toBeLessThan(400)
    await reader.cancel()
  })
})
