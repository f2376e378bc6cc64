import { describe, expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import type { PublishResult } from '@/lib/client/publish-result'
import type { Attempt } from './attempt'
import { parseHistory, toKept, withAttempts, type History } from './kept-attempts'
import { publishDefaults } from './publish-values'

const attempt = (id: number, payload = 'x', result: PublishResult = { kind: 'sent' }): Attempt => ({
  id,
  at: id,
  milliseconds: 1,
  vhost: '/',
  exchange: '',
  routingKey: 'q',
  bytes: payload.length,
  guarantee: 'confirm',
  values: { ...publishDefaults({ vhost: '/', exchange: '', routingKey: 'q' }), payload },
  result,
})
const empty: History = { keepsMessages: true, attempts: [] }
const again = (history: History) => parseHistory(JSON.parse(JSON.stringify(toKept(history))))

describe('the history of what was published', () => {
  it('comes back as it was kept, whatever the outcome', () => {
    const results: PublishResult[] = [
      { kind: 'confirmed', routed: true },
      { kind: 'confirmed', routed: null },
      { kind: 'returned', replyCode: 312, replyText: 'NO_ROUTE' },
      { kind: 'refused', replyCode: 404, text: 'NOT_FOUND' },
      { kind: 'unknown', reason: 'no-answer' },
      { kind: 'unknown', reason: 'partly-committed' },
      { kind: 'nacked' },
      { kind: 'problem', error: new ConsoleError('refused', 'no') },
    ]
    const all = results.map((result, index) => attempt(index + 1, 'x', result))
    const kept = again(withAttempts(empty, all)).attempts
    expect(kept.map(({ result }) => result)).toEqual(results.toReversed())
    expect(kept.at(-1)?.values?.payload).toBe('x')
  })

  it('has each attempt once, the newest first, and a hundred at most', () => {
    const all = Array.from({ length: 130 }, (_, index) => attempt(index + 1))
    const history = withAttempts(withAttempts(empty, all), all.slice(100))
    expect(history.attempts.map(({ id }) => id)).toEqual(
      Array.from({ length: 100 }, (_, index) => 130 - index),
    )
  })

  it('forgets what the oldest messages were when they fill the browser, and keeps no long ones', () => {
    const all = Array.from({ length: 40 }, (_, index) => attempt(index + 1, 'x'.repeat(50_000)))
    const { attempts } = withAttempts(empty, [...all, attempt(41, 'x'.repeat(70_000))])
    expect(attempts).toHaveLength(41)
    expect(attempts[0]?.values).toBeNull()
    expect(attempts[1]?.values).not.toBeNull()
    expect(attempts.at(-1)?.values).toBeNull()
    expect(JSON.stringify(toKept({ keepsMessages: true, attempts })).length).toBeLessThan(1_200_000)
  })

  it('keeps outcomes only where messages must not be kept, and no file', () => {
    const kept = withAttempts(withAttempts(empty, [attempt(1)]), [])
    expect(
      withAttempts({ ...kept, keepsMessages: false }, [attempt(2)]).attempts.map(({ values }) => values),
    ).toEqual([null, null])
    const file = attempt(3)
    if (file.values !== null) file.values.payloadEncoding = 'file'
    expect(withAttempts(empty, [file]).attempts[0]?.values).toBeNull()
  })

  it('has no message of a page whose session ended, not even those of before', () => {
    const ended = attempt(2, 'x', {
      kind: 'problem',
      error: new ConsoleError('signed_out', 'Sign in first.'),
    })
    expect(withAttempts(empty, [attempt(1), ended]).attempts.map(({ values }) => values)).toEqual([
      null,
      null,
    ])
  })

  it('is empty where nothing can be read', () => {
    for (const kept of [undefined, null, 1, [], { attempts: 'x' }, { attempts: [1, {}, { id: 1 }] }]) {
      expect(parseHistory(kept).attempts).toEqual([])
    }
  })
})
