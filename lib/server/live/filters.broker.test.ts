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
    expect(counts(reader)).toMatchObject({ seen: 3, matched: 1, hidden: 2 })
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
