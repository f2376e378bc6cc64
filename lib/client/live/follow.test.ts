import { liveSource } from '@/lib/api/live'
import { describe, expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { follow, type LiveNews } from './follow'
import { Script } from '@/lib/testing/live-script'

const source = liveSource.parse({ kind: 'queue', vhost: '/', queue: 'q', prefetch: 3 })
const open: LiveNews = { event: 'open', stream: 's', at: 0, length: 1 }

function begin(script: Script) {
  const log: string[] = []
  const control = new AbortController()
  const done = follow(
    () => ({ sources: [source], filter: '' }),
    script,
    {
      onNews: (news) => log.push(news.event),
      onLost: (at) => log.push(`lost ${at}`),
      onRetry: (at) => log.push(at === null ? 'now' : `retry ${at}`),
      onEnded: (error) => log.push(`ended ${error instanceof ConsoleError ? error.code : String(error)}`),
      room: () => Promise.resolve(),
    },
    control.signal,
  )
  return { log, control, done }
}

describe('follow', () => {
  test('does not try again when the first attempt fails', async () => {
    const script = new Script()
    const { log, done } = begin(script)
    await script.fail(new ConsoleError('broker_unreachable', ''))
    await done
    expect(log).toEqual(['ended broker_unreachable'])
  })

  test('opens a lost connection again, each time waiting longer', async () => {
    const script = new Script()
    const { log, control, done } = begin(script)
    await script.say(open)
    await script.close()
    expect(log).toEqual(['open', 'lost 0', 'retry 1000'])
    await script.pass(1_000)
    await script.fail(new TypeError('network'))
    expect(log.slice(3)).toEqual(['now', 'retry 3000'])
    await script.pass(2_000)
    await script.fail(new ConsoleError('shutting_down', '', { retryAfter: 9 }))
    expect(log.slice(5)).toEqual(['now', 'retry 12000'])
    await script.pass(9_000)
    await script.say(open)
    expect(log.slice(7)).toEqual(['now', 'open'])
    control.abort()
    await done
    expect(script.aborted).toBe(true)
    expect(log.slice(9)).toEqual([])
  })

  test('a connection that lasted starts the waits from the beginning', async () => {
    const script = new Script()
    const { log } = begin(script)
    for (const wait of [1_000, 2_000]) {
      await script.say(open)
      await script.close()
      await script.pass(wait)
    }
    await script.say(open)
    await script.pass(15_000)
    await script.close()
    expect(log.at(-1)).toBe('retry 19000')
  })

  test('stops when the source ended, when the session ended, and when it may not any more', async () => {
    const problem = (code: 'gone' | 'signed_out' | 'refused') => new ConsoleError(code, '').toProblem()
    const ends: LiveNews[] = [
      { event: 'end', source: 0, problem: problem('gone'), length: 1 },
      { event: 'closed', problem: problem('signed_out'), length: 1 },
    ]
    for (const end of ends) {
      const script = new Script()
      const { log, done } = begin(script)
      await script.say(open)
      await script.say(end)
      await done
      expect(log.at(-1)).toMatch(/^ended (gone|signed_out)$/)
    }
    const script = new Script()
    const { log, done } = begin(script)
    await script.say(open)
    await script.close()
    await script.pass(1_000)
    await script.fail(new ConsoleError('refused', ''))
    await done
    expect(log.at(-1)).toBe('ended refused')
  })

  test('opens again when the server was shut down', async () => {
    const script = new Script()
    const { log } = begin(script)
    await script.say(open)
    const problem = new ConsoleError('shutting_down', '').toProblem()
    await script.say({ event: 'closed', problem, length: 1 })
    expect(log).toEqual(['open', 'lost 0', 'retry 1000'])
  })

  test('takes silence over three beats for a lost connection, from when it was last heard', async () => {
    const script = new Script()
    const { log } = begin(script)
    await script.say(open)
    await script.pass(20_000)
    await script.say({ event: 'beat', at: 0, length: 1 })
    await script.pass(45_000)
    expect(log).toEqual(['open', 'beat', 'lost 20000', 'retry 66000'])
    expect(script.aborted).toBe(true)
  })

  test('stopping while it waits calls the next attempt off', async () => {
    const script = new Script()
    const { log, control, done } = begin(script)
    await script.say(open)
    await script.close()
    control.abort()
    await done
    await script.pass(60_000)
    expect(log).toEqual(['open', 'lost 0', 'retry 1000'])
    expect(script.attempts).toBe(1)
  })
})
