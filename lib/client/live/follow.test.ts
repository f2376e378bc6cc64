import { liveSource } from '@/lib/api/live'
import { describe, expect, test } from 'vitest'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { follow, type LiveNews } from './follow'
import { Script, settled } from '@/lib/testing/live-script'

const source = liveSource.parse({ kind: 'queue', vhost: '/', queue: 'q', prefetch: 3 })
const open: LiveNews = { event: 'open', stream: 's', at: 0, length: 1 }

function begin(script: Script, sources = [source]) {
  const log: string[] = []
  const reasons: unknown[] = []
  let goNow: () => void = () => undefined
  const control = new AbortController()
  const done = follow(
    () => ({ sources, filter: '' }),
    script,
    {
      onNews: (news) => log.push(news.event),
      onLost: (at) => log.push(`lost ${at}`),
      onRetry: (retry) => {
        log.push(retry === null ? 'now' : `retry ${retry.at}`)
        goNow = retry?.now ?? goNow
        if (retry !== null) reasons.push(retry.why)
      },
      onEnded: (error) => log.push(`ended ${error instanceof ConsoleError ? error.code : String(error)}`),
      room: () => Promise.resolve(),
    },
    control.signal,
  )
  return { log, reasons, control, done, goNow: () => goNow() }
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

  test('waits up to a quarter longer, by chance: not all viewers of a broker come back at once', async () => {
    const script = new Script()
    script.chance = 1
    const { log } = begin(script)
    await script.say(open)
    await script.close()
    expect(log.at(-1)).toBe('retry 1250')
    await script.pass(1_250)
    await script.fail(new ConsoleError('shutting_down', '', { retryAfter: 8 }))
    expect(log.at(-1)).toBe('retry 11250')
  })

  test('does not wait when it is told to try now', async () => {
    const script = new Script()
    const { log, goNow } = begin(script)
    await script.say(open)
    await script.close()
    goNow()
    await settled()
    expect(script.attempts).toBe(2)
    await script.say(open)
    expect(log).toEqual(['open', 'lost 0', 'retry 1000', 'now', 'open'])
  })

  const end = (code: ProblemCode, number = 0): LiveNews => ({
    event: 'end',
    source: number,
    problem: toProblem(new ConsoleError(code, code)),
    length: 1,
  })

  test.each([
    ['the queue was deleted', end('gone')],
    ['the right was revoked', end('refused')],
    ['there is none of this name any more', end('not_found')],
    [
      'the session ended',
      { event: 'closed', problem: toProblem(new ConsoleError('signed_out', '')), length: 1 },
    ],
  ] satisfies [string, LiveNews][])('is over when %s', async (_, last) => {
    const script = new Script()
    const { log, done } = begin(script)
    await script.say(open)
    await script.say(last)
    await done
    expect(log).toEqual(['open', expect.stringMatching(/^ended (gone|refused|not_found|signed_out)$/)])
    expect(script.attempts).toBe(1)
  })

  test.each(['broker_unreachable', 'broker_timeout', 'broker_unexpected', 'queue_unreachable'] as const)(
    'comes again when the source ended of %s, until the broker is there again',
    async (code) => {
      const script = new Script()
      const { log, reasons } = begin(script)
      await script.say(open)
      await script.say(end(code))
      expect(log).toEqual(['open', 'lost 0', 'retry 1000'])
      expect(reasons).toEqual([expect.objectContaining({ code })])
      await script.pass(1_000)
      await script.fail(new ConsoleError('broker_unreachable', 'AMQP: the connection was refused.'))
      await script.pass(2_000)
      await script.say(open)
      expect(log.slice(3)).toEqual(['now', 'retry 3000', 'now', 'open'])
    },
  )

  test('a virtual host that was deleted looks like a broker that went, and is over at the next attempt', async () => {
    const script = new Script()
    const { log, done } = begin(script)
    await script.say(open)
    await script.say(end('broker_unreachable'))
    await script.pass(1_000)
    await script.fail(new ConsoleError('refused', 'may not enter the virtual host'))
    await done
    expect(log).toEqual(['open', 'lost 0', 'retry 1000', 'now', 'ended refused'])
  })

  test('of several sources one that may come back brings them all again', async () => {
    const script = new Script()
    const { log } = begin(script, [source, source])
    await script.say(open)
    await script.say(end('broker_unreachable', 1))
    expect(log).toEqual(['open', 'end'])
    await script.say(end('gone', 0))
    expect(log).toEqual(['open', 'end', 'lost 0', 'retry 1000'])
    const over = new Script()
    const both = begin(over, [source, source])
    await over.say(open)
    await over.say(end('gone', 1))
    await over.say(end('refused', 0))
    await both.done
    expect(both.log).toEqual(['open', 'end', 'ended refused'])
  })

  test('opens again when the server was shut down', async () => {
    const script = new Script()
    const { log } = begin(script)
    await script.say(open)
    const problem = toProblem(new ConsoleError('shutting_down', ''))
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
