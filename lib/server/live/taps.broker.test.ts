import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { closeSession, leaseLink } from '@/lib/server/amqp/pool'
import { readTapStats } from '@/lib/server/management/tap-stats'
import type { LiveReader } from '@/lib/testing/live-reader'
import { LiveVhost, quickTiming, started } from '@/lib/testing/live-vhost'
import { suiteLogin } from '@/lib/testing/suite-login'
import { readLiveMessage } from './streams'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('taps')
  await live.exchange('events', 'topic')
  await live.exchange('audit', 'topic')
})
afterAll(() => live.drop())

const drops = ({ events }: LiveReader) =>
  events.flatMap((event) => (event.event === 'dropped' ? [event.count] : []))

describe('a tap', () => {
  it('shows what an exchange is given, and takes it from nobody', async () => {
    await live.queue('own')
    await live.vhost.manage('POST', 'bindings/{vhost}/e/events/q/own', { routing_key: '#' })
    const reader = await live.open([{ kind: 'tap', exchange: 'events', bindingKey: 'order.*' }])
    await reader.until(({ kinds }) => kinds.includes('started'))
    expect(reader.text.startsWith(`:${' '.repeat(1024)}\n\nevent: open\ndata: {`)).toBe(true)
    expect(reader.find('started').queue).toMatch(/^warren\.tap\./)
    await live.publish('events', 'order.new', ['one', 'two'])
    await live.publish('events', 'invoice.new', ['not this'])
    await reader.until(({ messages }) => messages.length === 2)
    expect(reader.messages).toMatchObject([
      { seq: 1, exchange: 'events', routingKey: 'order.new', held: false, redelivered: false },
      { seq: 2, payload: { encoding: 'utf8', text: 'two', bytes: 3, truncated: false } },
    ])
    expect(readLiveMessage(live.login.sessionId, reader.id, 0, 2).payload.text).toBe('two')
    const tap = reader.find('started').queue
    expect(await live.count('own')).toEqual({ ready: 3, consumers: 0 })
    await reader.cancel()
    await expect(live.count(tap)).rejects.toThrow('404')
  })

  it('matches the types of headers as bindings of the management API do', async () => {
    await live.exchange('by-header', 'headers')
    const reader = await live.open([
      {
        kind: 'tap',
        exchange: 'by-header',
        bindingKey: '',
        arguments: [
          { name: 'x-match', type: 'string', value: 'all' },
          { name: 'size', type: 'number', value: '5' },
        ],
      },
    ])
    await reader.until(({ kinds }) => kinds.includes('started'))
    const size = { name: 'size', value: { type: 'int64' as const, value: '5' } }
    await live.publish('by-header', '', ['int64'], writeProperties({ ...noProperties(), headers: [size] }))
    await reader.until(({ messages }) => messages.length === 1)
    await reader.cancel()
  })

  it('lets the broker name its queue where permissions do not cover ours', async () => {
    const by = await live.vhost.loginAs(`tapper ${live.name}`, 'x', {
      configure: '^amq\\.gen.*',
      write: '^amq\\.gen.*',
      read: '^(amq\\.gen.*|events)$',
    })
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }], { by })
    await reader.until(({ kinds }) => kinds.includes('started'))
    expect(reader.find('started').queue).toMatch(/^amq\.gen-/)
    await reader.cancel()
    const refused = await live.vhost.loginAs(`reader ${live.name}`, 'x', {
      configure: '',
      write: '',
      read: '.*',
    })
    await expect(live.open([{ kind: 'tap', exchange: 'events' }], { by: refused })).rejects.toMatchObject({
      code: 'refused',
    })
    await closeSession(by.sessionId)
    await closeSession(refused.sessionId)
  })

  it('of the default exchange is refused, with what to do instead', async () => {
    const sources = [
      { kind: 'tap', exchange: 'events' },
      { kind: 'tap', exchange: 'amq.default' },
    ]
    await expect(live.open(sources)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('Consume the queue'),
      errors: [{ pointer: '/sources/1/exchange' }],
    })
  })

  it('of an exchange that is not there is a problem, and an end when another source runs', async () => {
    await expect(live.open([{ kind: 'tap', exchange: 'nowhere' }])).rejects.toMatchObject({
      code: 'not_found',
    })
    const reader = await live.open([
      { kind: 'tap', exchange: 'nowhere' },
      { kind: 'tap', exchange: 'events' },
    ])
    await reader.until(({ kinds }) => kinds.includes('started'))
    expect(reader.find('end')).toMatchObject({ source: 0, problem: { code: 'not_found' } })
    expect(reader.find('started').source).toBe(1)
    await reader.cancel()
  })

  it('keeps its queue bounded while nobody reads, and counts what was dropped', async () => {
    const login = suiteLogin()
    let keepsStatistics = false
    const reader = await live.open([{ kind: 'tap', exchange: 'events', bindingKey: 'flood' }], {
      readTapStats: async (vhost, tap) => (keepsStatistics ? readTapStats(login, vhost, tap) : null),
      timing: { ...quickTiming, tapStats: 300 },
    })
    await reader.until(({ kinds }) => kinds.includes('started'))
    const { queue } = reader.find('started')
    for (let round = 0; round < 13; round += 1) {
      await live.publish(
        'events',
        'flood',
        Array.from({ length: 1000 }, () => 'x'),
      )
    }
    const { link, release } = await leaseLink(live.login, live.name, 'consume')
    const { channel } = await link.openChannel()
    expect((await channel.checkQueue(queue)).messageCount).toBe(10_000)
    await channel.close()
    release()
    // Without statistics nobody knows.
    await reader.until((so) => drops(so).length > 0)
    expect(drops(reader)).toEqual([null])
    keepsStatistics = true
    // The broker counts every five seconds.
    await expect
      .poll(() => readTapStats(login, live.name, queue), { timeout: 20_000, interval: 300 })
      .toEqual({ published: 13_000 })
    // 13,000 less 10,000 ready and 300 that wait in the console, which the reader may have taken by now.
    await reader.until((so) => (drops(so).at(-1) ?? 0) > 2000)
    expect(drops(reader).at(-1)).toBeLessThanOrEqual(2700)
    await reader.cancel()
  })

  it('and another in one stream, each with its messages', async () => {
    const reader = await live.open([
      { kind: 'tap', exchange: 'events', bindingKey: 'a' },
      { kind: 'tap', exchange: 'audit', bindingKey: '#' },
    ])
    await reader.until(started(2))
    await live.publish('events', 'a', ['one'])
    await live.publish('audit', 'b', ['two'])
    await reader.until(({ messages }) => messages.length === 2)
    const from = reader.events.flatMap((event) =>
      event.event === 'messages' ? event.messages.map(({ payload }) => [event.source, payload.text]) : [],
    )
    expect(from.toSorted((one, other) => Number(one[0]) - Number(other[0]))).toEqual([
      [0, 'one'],
      [1, 'two'],
    ])
    await reader.cancel()
  })
})
