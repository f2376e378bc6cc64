import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { closeSession } from '@/lib/server/amqp/pool'
import { holdsCancel, holdsClose, holdsNack, startAmqpProxy } from '@/lib/testing/amqp-proxy'
import { LiveVhost, quickTiming } from '@/lib/testing/live-vhost'
import { endSessionStreams, readLiveMessage } from './streams'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('lifetime')
  await live.exchange('events', 'topic')
})
afterAll(() => live.drop())

describe('a stream', () => {
  it('beats while the reader reads', async () => {
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }], { timing: quickTiming })
    await reader.until(({ kinds }) => kinds.filter((kind) => kind === 'beat').length === 2)
    await reader.cancel()
  })

  it('is nobody else’s', async () => {
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }])
    await reader.until(({ kinds }) => kinds.includes('open'))
    expect(() => readLiveMessage('somebody else', reader.id, 0, 1)).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
    expect(() => readLiveMessage(live.login.sessionId, reader.id, 1, 1)).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
    expect(() => readLiveMessage(live.login.sessionId, reader.id, 0, 1)).toThrow(
      expect.objectContaining({ code: 'gone' }),
    )
    await reader.cancel()
  })

  it('is closed with the reason when the session ends', async () => {
    const by = live.vhost.login()
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }], { by })
    const other = await live.open([{ kind: 'tap', exchange: 'events' }])
    await reader.until(({ kinds }) => kinds.includes('started'))
    await endSessionStreams(by.sessionId, new ConsoleError('signed_out', 'You signed out.'))
    await reader.toEnd()
    expect(reader.find('closed').problem).toMatchObject({ code: 'signed_out', detail: 'You signed out.' })
    await other.until(({ kinds }) => kinds.includes('started'))
    await other.cancel()
  })

  it('that still gives messages back is waited for when its session ends, or the console', async () => {
    await live.queue('slow')
    await live.publish('', 'slow', ['one'])
    const proxy = await startAmqpProxy(live.login.amqpUrl)
    const by = { ...live.vhost.login(), amqpUrl: proxy.amqpUrl }
    const closed = new AbortController()
    const reader = await live.open([{ kind: 'queue', queue: 'slow' }], { by, signal: closed.signal })
    await reader.until(({ messages }) => messages.length === 1)
    const said: string[] = []
    let sayCancelled: () => void = () => undefined
    const cancelled = new Promise<void>((resolve) => {
      sayCancelled = resolve
    })
    proxy.onClientBytes = (bytes) => {
      if (holdsCancel(bytes)) {
        said.push('basic.cancel')
        sayCancelled()
      }
      if (holdsNack(bytes)) said.push('basic.nack')
      if (holdsClose(bytes)) said.push('connection.close')
    }
    proxy.slow(200)
    closed.abort()
    // The tab is closed, and then its user signs out.
    await cancelled
    await endSessionStreams(by.sessionId, new ConsoleError('signed_out', 'You signed out.'))
    await closeSession(by.sessionId)
    expect(said).toEqual(['basic.cancel', 'basic.nack', 'connection.close'])
    await reader.toEnd()
    await proxy.close()
  })

  it('is closed when the user may not go on', async () => {
    const recheck = async () => {
      throw new ConsoleError('refused', 'No longer.')
    }
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }], { recheck, timing: quickTiming })
    await reader.toEnd()
    expect(reader.find('closed').problem.code).toBe('refused')
  })

  it('is over at once when the reader left before it began', async () => {
    const reader = await live.open([{ kind: 'tap', exchange: 'events' }], { signal: AbortSignal.abort() })
    await reader.toEnd()
    expect(reader.messages).toEqual([])
  })

  it('is one of sixteen at most', async () => {
    const by = live.vhost.login()
    const sources = [{ kind: 'tap', exchange: 'events' }]
    const readers = await Promise.all(Array.from({ length: 16 }, () => live.open(sources, { by })))
    await expect(live.open(sources, { by })).rejects.toMatchObject({
      code: 'too_many',
      retryAfter: 30,
    })
    await readers[0]?.cancel()
    const again = await live.open(sources, { by })
    await Promise.all([again, ...readers].map((reader) => reader.cancel()))
    await closeSession(by.sessionId)
  })
})
