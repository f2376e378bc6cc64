import { liveSource } from '@/lib/api/live'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { connectLive } from './connect'
import { readNews } from './read-news'

const source = liveSource.parse({ kind: 'queue', vhost: '/', queue: 'q', prefetch: 3 })

afterEach(() => vi.unstubAllGlobals())

describe('readNews', () => {
  test('reads what the contract has, with its size', () => {
    expect(readNews({ event: 'dropped', lines: ['{"source":0,"count":null}'] })?.event).toBe('dropped')
    expect(readNews({ event: 'beat', lines: ['{"at":5}'] })).toEqual({ event: 'beat', at: 5, length: 8 })
  })

  test('tells what it cannot read, and passes over names that it does not know', () => {
    expect(readNews({ event: 'messages', lines: ['{"source":0,"messages":[{}]}'] })?.event).toBe('unreadable')
    expect(readNews({ event: 'messages', lines: ['{'] })?.event).toBe('unreadable')
    expect(readNews({ event: 'beat', lines: ['null'] })?.event).toBe('unreadable')
    const counts = (offset: unknown) =>
      JSON.stringify({ source: 0, seen: 1, matched: 0, unsure: 0, hidden: 0, offset })
    expect(readNews({ event: 'counts', lines: [counts('7')] })?.event).toBe('counts')
    expect(readNews({ event: 'counts', lines: [counts(null)] })?.event).toBe('counts')
    expect(readNews({ event: 'counts', lines: [counts('first')] })?.event).toBe('unreadable')
    expect(readNews({ event: 'constellation', lines: ['{}'] })).toBeNull()
  })

  test('the name of the event is the one of the stream, not one inside the data', () => {
    const forged = '{"event":"closed","at":1,"__proto__":{"event":"closed"}}'
    expect(readNews({ event: 'beat', lines: [forged] })).toEqual({
      event: 'beat',
      at: 1,
      length: forged.length,
    })
  })
})

describe('connectLive', () => {
  const answer = (body: string, init: ResponseInit) => {
    const asked = vi.fn(async () => new Response(body, init))
    vi.stubGlobal('fetch', asked)
    return asked
  }

  test('asks for its sources and reads events', async () => {
    const asked = answer('event: open\ndata: {"stream":"s","at":1}\n\n', { status: 200 })
    const seen = []
    for await (const news of connectLive(
      { sources: [source], filter: 'size > 1' },
      new AbortController().signal,
    ))
      seen.push(news.event)
    expect(seen).toEqual(['open'])
    expect(asked).toHaveBeenCalledWith(
      '/api/live',
      expect.objectContaining({
        method: 'POST',
        body: JSON.stringify({ sources: [source], filter: 'size > 1' }),
      }),
    )
  })

  test('a problem is thrown as it is, anything else as no answer of ours', async () => {
    const read = async () => {
      for await (const _ of connectLive(
        { sources: [source], filter: 'size > 1' },
        new AbortController().signal,
      ))
        expect.unreachable()
    }
    answer(JSON.stringify(toProblem(new ConsoleError('not_found', "no queue 'q'"))), { status: 404 })
    await expect(read()).rejects.toMatchObject({ code: 'not_found', message: "no queue 'q'" })
    answer('<h1>Bad gateway</h1>', { status: 502 })
    await expect(read()).rejects.toBeInstanceOf(ConsoleUnreachable)
  })
})
