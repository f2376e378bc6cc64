import { liveSource, type LiveMessage } from '@/lib/api/live'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { describe, expect, test, vi } from 'vitest'

import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { Script, settled } from '@/lib/testing/live-script'
import { ArrivedMessage } from './arrived-message'
import { LiveView } from './live-view'
import type { MessageRow } from './ring'

const consumer = liveSource.parse({ kind: 'queue', vhost: '/', queue: 'orders', prefetch: 10 })

const none = noProperties()
const message = (seq: number, held: boolean): LiveMessage => ({
  seq,
  held,
  at: 0,
  exchange: '',
  routingKey: 'orders',
  redelivered: false,
  properties: none,
  propertiesProblem: null,
  payload: { encoding: 'utf8', text: `m${seq}`, bytes: 2, truncated: false },
})

async function opened(capacity = 100) {
  const script = new Script()
  const view = new LiveView(script, capacity)
  const deliver = (seqs: number[], held = true) =>
    script.say({
      event: 'messages',
      source: 0,
      messages: seqs.map((seq) => ArrivedMessage.of(message(seq, held))),
      length: 100,
    })
  const open = (stream: string) => script.say({ event: 'open', stream, at: 0, length: 1 })
  const rows = () =>
    Array.from(view.rows, (row) =>
      row.kind === 'gap' ? `${row.reason} ${row.from} ${row.to}` : `${row.message.seq} ${row.state}`,
    )
  const snapshot = () => {
    script.draw()
    return view.getSnapshot()
  }
  const idsOf = (...seqs: number[]) =>
    Array.from(view.rows)
      .filter((row): row is MessageRow => row.kind === 'message' && seqs.includes(row.message.seq))
      .map((row) => row.id)
  view.start([consumer])
  await open('one')
  return { script, view, deliver, open, rows, snapshot, idsOf }
}

describe('LiveView', () => {
  test('goes from idle to live, and counts what it saw and holds', async () => {
    const script = new Script()
    const view = new LiveView(script)
    expect(view.getSnapshot().status).toBe('idle')
    view.start([consumer])
    script.draw()
    expect(view.getSnapshot().status).toBe('connecting')
    const live = await opened()
    await live.script.say({
      event: 'started',
      source: 0,
      queue: 'orders',
      consumerTag: 't',
      tracingWasOn: null,
      tracingListeners: null,
      length: 1,
    })
    await live.deliver([1, 2])
    await live.deliver([3], false)
    expect(live.snapshot()).toMatchObject({ status: 'live', queues: ['orders'], seen: 3, unacked: 2 })
    expect(live.rows()).toEqual(['1 unacked', '2 unacked', '3 shown'])
  })

  test('tells its listeners once a frame, with one object that stays until the next', async () => {
    const { script, view, deliver } = await opened()
    script.draw()
    const listener = vi.fn()
    const unsubscribe = view.subscribe(listener)
    const before = view.getSnapshot()
    await deliver([1])
    await deliver([2])
    await deliver([3])
    expect(view.getSnapshot()).toBe(before)
    expect(script.draw()).toBe(1)
    expect(listener).toHaveBeenCalledTimes(1)
    expect(view.getSnapshot()).not.toBe(before)
    expect(view.getSnapshot()).toBe(view.getSnapshot())
    unsubscribe()
    await deliver([4])
    script.draw()
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('paused, the rows stand still and what comes waits', async () => {
    const { view, deliver, rows, snapshot } = await opened()
    await deliver([1])
    view.pause()
    await deliver([2, 3])
    expect(rows()).toEqual(['1 unacked'])
    expect(snapshot()).toMatchObject({ isPaused: true, waiting: 2, isFull: false, seen: 3, unacked: 3 })
    view.resume()
    expect(rows()).toEqual(['1 unacked', '2 unacked', '3 unacked'])
    expect(snapshot()).toMatchObject({ isPaused: false, waiting: 0 })
  })

  test('paused and full, nothing is read until it goes on', async () => {
    const { script, view, deliver, rows, snapshot } = await opened(3)
    view.pause()
    await deliver([1, 2])
    await deliver([3])
    await deliver([4])
    await deliver([5])
    expect(script.unread).toHaveLength(2)
    expect(snapshot()).toMatchObject({ waiting: 3, isFull: true, seen: 3 })
    view.resume()
    await settled()
    expect(script.unread).toHaveLength(0)
    expect(rows()).toEqual(['3 unacked', '4 unacked', '5 unacked'])
    expect(snapshot()).toMatchObject({ left: 2, unackedUnseen: 2, unacked: 5 })
  })

  test('nothing is read while somebody who watches has no room', async () => {
    const { script, view, deliver, snapshot } = await opened()
    let make = () => undefined as void
    const unwatch = view.watch((rows) =>
      rows[0]?.message.seq === 1
        ? new Promise((resolve) => {
            make = resolve
          })
        : null,
    )
    await deliver([1])
    await deliver([2])
    expect(script.unread).toHaveLength(1)
    expect(snapshot().seen).toBe(1)
    make()
    await settled()
    expect(snapshot().seen).toBe(2)
    unwatch()
    await deliver([1])
    expect(script.unread).toHaveLength(0)
  })

  test('paused and full, stop ends it all the same', async () => {
    const { script, view, deliver } = await opened(2)
    view.pause()
    await deliver([1, 2])
    await deliver([3])
    view.stop()
    await settled()
    expect(script.aborted).toBe(true)
  })

  test('clear keeps what is still unacked', async () => {
    const { view, deliver, rows, idsOf } = await opened()
    await deliver([1, 2, 3])
    await view.settle(idsOf(2), 'ack')
    view.clear()
    expect(rows()).toEqual(['1 unacked', '3 unacked'])
  })

  test('settles held messages once, and tells how', async () => {
    const { script, view, deliver, rows, snapshot, idsOf } = await opened()
    await deliver([1, 2, 3, 4])
    script.answer = async (seqs) => ({
      settled: seqs.filter((seq) => seq !== 4),
      missed: seqs.filter((seq) => seq === 4),
    })
    const first = view.settle(idsOf(1), 'ack')
    await view.settle(idsOf(1), 'reject')
    await first
    await view.settle(idsOf(2), 'requeue')
    await view.settle(idsOf(3, 4), 'reject')
    expect(rows()).toEqual(['1 acked', '2 requeued', '3 rejected', '4 gone'])
    expect(script.asked).toEqual([
      { stream: 'one', source: 0, seqs: [1], settlement: 'ack' },
      { stream: 'one', source: 0, seqs: [2], settlement: 'requeue' },
      { stream: 'one', source: 0, seqs: [3, 4], settlement: 'reject' },
    ])
    expect(snapshot().unacked).toBe(0)
  })

  test('a settlement that was refused leaves the message unacked, and says why', async () => {
    const { script, view, deliver, rows, snapshot, idsOf } = await opened()
    await deliver([1])
    const error = new ConsoleError('precondition', '')
    script.answer = () => Promise.reject(error)
    await view.settle(idsOf(1), 'ack')
    expect(rows()).toEqual(['1 unacked'])
    expect(snapshot().settleError).toBe(error)
  })

  test.each([
    new ConsoleError('internal', ''),
    new ConsoleError('broker_timeout', ''),
    new ConsoleError('broker_unreachable', ''),
    new ConsoleError('broker_unexpected', ''),
    new ConsoleUnreachable('reset'),
  ])('a settlement without an answer is unknown, though the stream goes on: %o', async (error) => {
    const { script, view, deliver, rows, snapshot, idsOf } = await opened()
    await deliver([1, 2, 3])
    script.answer = async () => {
      throw error
    }
    await view.settle(idsOf(1, 2), 'ack')
    expect(rows()).toEqual(['1 unknown', '2 unknown', '3 unacked'])
    expect(snapshot()).toMatchObject({ settleError: error, unacked: 3 })
    // It can be asked for again: the question may never have come to the console.
    expect(view.unackedOf(Array.from(view.rows, ({ id }) => id))).toEqual(idsOf(1, 2, 3))
    script.answer = async () => {
      throw new ConsoleError('precondition', '')
    }
    await view.settle(idsOf(2), 'requeue')
    expect(rows()[1]).toBe('2 unknown')
    script.answer = async () => ({ settled: [2], missed: [1] })
    await view.settle(idsOf(1, 2), 'ack')
    expect(rows()).toEqual(['1 unknown', '2 acked', '3 unacked'])
    expect(view.unackedOf(idsOf(1, 2))).toEqual([])
    expect(snapshot().unacked).toBe(1)
    await script.close()
    expect(rows().slice(0, 3)).toEqual(['1 unknown', '2 acked', '3 returned'])
  })

  test('what no answer told is not called returned when the connection goes', async () => {
    const { script, view, deliver, rows, snapshot, idsOf } = await opened()
    await deliver([1, 2])
    script.answer = () => Promise.reject(new ConsoleError('broker_timeout', ''))
    await view.settle(idsOf(1), 'ack')
    await script.close()
    expect(rows()).toEqual(['1 unknown', '2 returned', 'requeued 0 null'])
    expect(snapshot().unacked).toBe(0)
  })

  test('a settlement whose answer was lost with the connection is unknown', async () => {
    const { script, view, deliver, rows, idsOf } = await opened()
    await deliver([1, 2])
    let refuse: (error: unknown) => void = () => undefined
    script.answer = () =>
      new Promise((_, reject) => {
        refuse = reject
      })
    const asked = view.settle(idsOf(1), 'ack')
    await script.close()
    refuse(new TypeError('network'))
    await asked
    expect(rows()).toEqual(['1 unknown', '2 returned', 'requeued 0 null'])
  })

  test('a lost connection leaves a gap, and gives back what was unacked', async () => {
    const { script, view, deliver, open, rows, snapshot, idsOf } = await opened()
    await deliver([1, 2])
    await view.settle(idsOf(1), 'ack')
    await script.pass(500)
    await script.close()
    expect(rows()).toEqual(['1 acked', '2 returned', 'requeued 500 null'])
    expect(snapshot()).toMatchObject({
      status: 'reconnecting',
      lostAt: 500,
      retry: { at: 1_500 },
      unacked: 0,
    })
    await script.pass(1_000)
    await open('two')
    await deliver([1])
    expect(rows()).toEqual(['1 acked', '2 returned', 'requeued 500 1500', '1 unacked'])
    expect(snapshot()).toMatchObject({ status: 'live', lostAt: null, retry: null, seen: 3, unacked: 1 })
    await view.settle(idsOf(2), 'ack')
    expect(script.asked).toHaveLength(1)
    expect(rows()[1]).toBe('2 returned')
  })

  test('adds what each connection of a tap dropped', async () => {
    const { script, open, snapshot } = await opened()
    const dropped = (count: number | null) => script.say({ event: 'dropped', source: 0, count, length: 1 })
    await dropped(3)
    await dropped(5)
    await script.close()
    await script.pass(1_000)
    await open('two')
    await dropped(2)
    expect(snapshot().dropped).toBe(7)
    // Nobody can tell for now, and then for that connection never.
    await dropped(null)
    expect(snapshot().dropped).toBeNull()
    await dropped(4)
    expect(snapshot().dropped).toBe(9)
    await dropped(null)
    await script.close()
    await script.pass(1_000)
    await open('three')
    await dropped(1)
    expect(snapshot().dropped).toBeNull()
  })

  test('marks an event that it cannot read', async () => {
    const { script, rows } = await opened()
    await script.say({ event: 'unreadable', length: 9 })
    expect(rows()).toEqual(['unreadable 0 0'])
  })

  test('stop ends the request, gives back, shows what waited, and keeps the rows', async () => {
    const { script, view, deliver, rows, snapshot } = await opened()
    await deliver([1])
    view.pause()
    await deliver([2])
    view.stop()
    expect(script.aborted).toBe(true)
    expect(rows()).toEqual(['1 returned', '2 returned'])
    expect(snapshot()).toMatchObject({ status: 'ended', isPaused: false, error: null, unacked: 0 })
    view.pause()
    expect(snapshot().isPaused).toBe(false)
  })

  test('the end of the source ends the view with its problem', async () => {
    const { script, deliver, rows, snapshot } = await opened()
    await deliver([1])
    const problem = toProblem(new ConsoleError('gone', 'The queue was deleted'))
    await script.say({ event: 'end', source: 0, problem, length: 1 })
    expect(rows()).toEqual(['1 returned'])
    expect(snapshot()).toMatchObject({ status: 'ended', error: { code: 'gone' } })
  })

  test('a broker that goes under a consumer leaves its rows, and what it held comes again', async () => {
    const { script, view, deliver, open, rows, snapshot } = await opened()
    await deliver([1, 2])
    await script.pass(500)
    const problem = new ConsoleError('broker_unreachable', 'The AMQP connection to the broker was lost.')
    await script.say({ event: 'end', source: 0, problem: toProblem(problem), length: 1 })
    expect(rows()).toEqual(['1 returned', '2 returned', 'requeued 500 null'])
    expect(snapshot()).toMatchObject({
      status: 'reconnecting',
      unacked: 0,
      ends: [],
      retry: { why: problem },
    })
    view.retryNow()
    await settled()
    expect(snapshot()).toMatchObject({ retry: null, why: problem })
    await open('two')
    await deliver([1])
    expect(rows()).toEqual(['1 returned', '2 returned', 'requeued 500 500', '1 unacked'])
  })

  test.each([
    ['missing', { kind: 'tap', exchange: 'amq.topic' }],
    ['missing', { kind: 'queue', queue: 'orders', ack: 'automatic' }],
    ['missing', { kind: 'stream', queue: 'log' }],
    ['requeued', { kind: 'queue', queue: 'orders' }],
    ['continued', { kind: 'stream', queue: 'log', offset: { from: 'first' } }],
  ])('what a gap means: %s, of %o', async (reason, source) => {
    const script = new Script()
    const view = new LiveView(script)
    view.start([liveSource.parse({ vhost: '/', ...source })])
    await script.say({ event: 'open', stream: 's', at: 0, length: 1 })
    await script.close()
    expect(Array.from(view.rows)).toMatchObject([{ kind: 'gap', reason }])
  })

  test('the same source started again goes on below its rows, and counts on', async () => {
    const { script, view, deliver, open, rows, snapshot } = await opened()
    await deliver([1, 2])
    await script.pass(100)
    view.stop()
    await script.pass(900)
    expect(view.keeps([consumer])).toBe(true)
    view.start([consumer])
    expect(rows()).toEqual(['1 returned', '2 returned', 'stopped 100 null'])
    await open('two')
    await deliver([1])
    expect(rows()).toEqual(['1 returned', '2 returned', 'stopped 100 1000', '1 unacked'])
    expect(snapshot()).toMatchObject({ seen: 3, matched: 3, unacked: 1 })
    // Stopped while it was away: one gap, not two.
    await script.close()
    view.stop()
    view.start([consumer])
    await open('three')
    expect(rows().slice(4)).toEqual(['requeued 1000 1000'])
  })

  test('a stream that is read from its beginning again would bring the same rows again', async () => {
    const script = new Script()
    const view = new LiveView(script)
    const stream = (from: string) =>
      liveSource.parse({ kind: 'stream', vhost: '/', queue: 'log', offset: { from } })
    view.start([stream('first')])
    expect(view.keeps([stream('first')])).toBe(false)
    view.start([stream('next')])
    expect(view.keeps([stream('next')])).toBe(true)
  })

  test('another source empties the rows and hears nothing of the run before', async () => {
    const { script, view, deliver, open, rows, snapshot } = await opened()
    await deliver([1])
    view.start([{ kind: 'tap', vhost: '/', exchange: 'amq.topic', bindingKey: '#', arguments: [] }])
    await settled()
    expect(rows()).toEqual([])
    expect(snapshot()).toMatchObject({ status: 'connecting', seen: 0, error: null })
    expect(script.attempts).toBe(2)
    await open('two')
    await deliver([1], false)
    expect(rows()).toEqual(['1 shown'])
  })

  test('holds what has left the rows, and settles it with all up to a row', async () => {
    const { script, view, deliver, snapshot, rows } = await opened(2)
    await deliver([1, 2, 3])
    expect(snapshot()).toMatchObject({ unacked: 3, unackedUnseen: 1, left: 1 })
    const second = view.rows.at(0)?.id ?? 0
    await view.settle(view.unackedUpTo(second), 'ack')
    expect(script.asked).toEqual([{ stream: 'one', source: 0, seqs: [1, 2], settlement: 'ack' }])
    expect(rows()).toEqual(['2 acked', '3 unacked'])
    expect(snapshot()).toMatchObject({ unacked: 1, unackedUnseen: 0 })
  })

  test('counts what the server kept back, over connections', async () => {
    const { script, deliver, open, snapshot } = await opened()
    await deliver([2], false)
    const counts = { seen: 10, matched: 1, unsure: 1, hidden: 4, offset: null }
    await script.say({ event: 'counts', source: 0, ...counts, length: 1 })
    expect(snapshot()).toMatchObject({ seen: 10, matched: 1, unsure: 1, hidden: 4 })
    await script.close()
    await script.pass(1_000)
    await open('two')
    await deliver([3], false)
    expect(snapshot()).toMatchObject({ seen: 13, matched: 2, unsure: 1, hidden: 0 })
  })

  test('gives the server another filter, and says why one is not taken', async () => {
    const { script, view, snapshot } = await opened()
    view.setFilter('size > 1')
    expect(script.filters).toEqual(['size > 1'])
    expect(snapshot()).toMatchObject({ filter: 'size > 1', filterError: null })
    script.filterAnswer = () => Promise.reject(new ConsoleError('invalid_input', 'no'))
    view.setFilter('(')
    await settled()
    expect(snapshot()).toMatchObject({ filter: 'size > 1', filterError: { message: 'no' } })
    await script.close()
    await script.pass(1_000)
    expect(script.request.filter).toBe('size > 1')
  })

  describe('filters that change faster than they are taken', () => {
    /** A server that has what came to it last; requests come to it, and are answered, by hand and in any order. */
    function held(script: Script) {
      const answers: ((error?: ConsoleError) => void)[] = []
      const server = { filter: '' }
      script.filterAnswer = () =>
        new Promise((take, refuse) => {
          const filter = script.filters.at(-1) ?? ''
          answers.push((error) => {
            if (error !== undefined) return refuse(error)
            server.filter = filter
            return take()
          })
        })
      const answer = async (index: number, error?: ConsoleError) => {
        answers[index]?.(error)
        await settled()
      }
      return { server, answer }
    }

    test('are asked for one at a time, and the last one at the end: none can overtake another', async () => {
      const { script, view, snapshot } = await opened()
      const { server, answer } = held(script)
      view.setFilter('size > 1')
      view.setFilter('size > 12')
      view.setFilter('size > 123')
      await answer(2)
      await answer(1)
      await answer(0)
      await answer(1)
      expect(script.filters).toEqual(['size > 1', 'size > 123'])
      expect(server.filter).toBe('size > 123')
      expect(snapshot()).toMatchObject({ filter: 'size > 123', filterError: null })
    })

    test('go back to what was before by a request too, also where no answer told what became of the first', async () => {
      for (const error of [undefined, new ConsoleError('internal', '')]) {
        const { script, view, snapshot } = await opened()
        const { answer } = held(script)
        view.setFilter('size > 1')
        view.setFilter('')
        await answer(0, error)
        expect(script.filters).toEqual(['size > 1', ''])
        await answer(1)
        expect(script.filters).toHaveLength(2)
        expect(snapshot()).toMatchObject({ filter: '', filterError: null })
      }
    })

    test('leave the one that was taken where the last is refused', async () => {
      const { script, view, snapshot } = await opened()
      const { answer } = held(script)
      view.setFilter('size > 1')
      view.setFilter('(')
      await answer(0)
      await answer(1, new ConsoleError('invalid_input', 'no'))
      expect(snapshot()).toMatchObject({ filter: 'size > 1', filterError: { message: 'no' } })
      view.setFilter('size > 2')
      expect(script.filters).toEqual(['size > 1', '(', 'size > 2'])
    })

    test('do not wait for the answer of a connection that is gone', async () => {
      const { script, view, open, snapshot } = await opened()
      const { answer } = held(script)
      view.setFilter('size > 1')
      await script.close()
      await script.pass(1_000)
      expect(script.request.filter).toBe('size > 1')
      await open('two')
      view.setFilter('size > 2')
      expect(script.filters).toEqual(['size > 1', 'size > 2'])
      await answer(0, new ConsoleError('not_found', 'no such stream'))
      expect(snapshot()).toMatchObject({ filter: 'size > 2', filterError: null })
      await answer(1)
      expect(script.filters).toHaveLength(2)
    })
  })

  test('of several sources goes on when one ends, and ends with the last', async () => {
    const script = new Script()
    const view = new LiveView(script)
    const tap = (exchange: string) => liveSource.parse({ kind: 'tap', vhost: '/', exchange })
    view.start([tap('a'), tap('b')])
    await script.say({ event: 'open', stream: 's', at: 0, length: 1 })
    const problem = toProblem(new ConsoleError('gone', 'deleted'))
    await script.say({ event: 'end', source: 1, problem, length: 1 })
    script.draw()
    expect(view.getSnapshot()).toMatchObject({
      status: 'live',
      ends: [{ source: 1, error: { code: 'gone' } }],
    })
    await script.say({ event: 'end', source: 0, problem, length: 1 })
    script.draw()
    expect(view.getSnapshot()).toMatchObject({ status: 'ended', error: { code: 'gone' } })
  })

  describe('reads a stream on, when the connection was lost,', () => {
    const stream = liveSource.parse({ kind: 'stream', vhost: '/', queue: 'log', offset: { from: 'first' } })
    const at = (seq: number, offset: string) => ({
      ...message(seq, false),
      properties: {
        ...none,
        headers: [{ name: 'x-stream-offset', value: { type: 'int64' as const, value: offset } }],
      },
    })
    const counts = (seen: number, offset: string | null) =>
      ({ event: 'counts', source: 0, seen, matched: 0, unsure: 0, hidden: 0, offset, length: 1 }) as const

    async function reading(filter: string) {
      const script = new Script()
      const view = new LiveView(script)
      view.start([stream], filter)
      const open = () => script.say({ event: 'open', stream: 's', at: 0, length: 1 })
      await open()
      const lose = async () => {
        await script.close()
        // Each time the next attempt comes later.
        await script.pass(4_000)
        return script.request.sources
      }
      const seen = () => {
        script.draw()
        return view.getSnapshot().seen
      }
      return { script, open, lose, seen }
    }

    test('behind the last message whose offset is known', async () => {
      const { script, lose } = await reading('')
      await script.say({
        event: 'messages',
        source: 0,
        messages: [at(1, '41'), message(2, false)].map(ArrivedMessage.of),
        length: 10,
      })
      expect(await lose()).toMatchObject([{ offset: { from: 'offset', offset: '42' } }])
    })

    test('behind what a filter kept back, which is counted once', async () => {
      const { script, open, lose, seen } = await reading('size > 1e9')
      await script.say(counts(900_000, '899999'))
      expect(await lose()).toEqual([{ ...stream, offset: { from: 'offset', offset: '900000' } }])
      await open()
      await script.say(counts(7, '900006'))
      expect(seen()).toBe(900_007)
      // Of the last one looked at nobody knows the offset.
      await script.say(counts(8, null))
      expect(await lose()).toMatchObject([{ offset: { offset: '900007' } }])
      await open()
      await script.say({
        event: 'messages',
        source: 0,
        messages: [ArrivedMessage.of(at(1, '900008'))],
        length: 10,
      })
      await script.say(counts(5, '900012'))
      expect(await lose()).toMatchObject([{ offset: { offset: '900013' } }])
    })
  })
})

describe('automatic replies', () => {
  const told = (change: object) => ({
    event: 'replies' as const,
    source: 0,
    running: true,
    answered: [],
    failed: [],
    counts: { answered: 0, failed: 0, silent: 0, waiting: 0 },
    blocked: null,
    problem: null,
    length: 1,
    ...change,
  })

  test('mark the rows whose requests were answered, and those whose replies came back', async () => {
    const { script, deliver, rows, view, snapshot } = await opened()
    await deliver([1, 2, 3])
    const failed = { seq: 2, failure: 'returned' as const, replyTo: 'nowhere', text: 'NO_ROUTE' }
    await script.say(
      told({ answered: [1], failed: [failed], counts: { answered: 1, failed: 1, silent: 0, waiting: 0 } }),
    )
    expect(rows()).toEqual(['1 answered', '2 unacked', '3 unacked'])
    const held = view.rows.at(1)
    expect(held?.kind === 'message' ? held.failedReply : null).toEqual(failed)
    expect(snapshot()).toMatchObject({ unacked: 2, replies: { running: true, lastFailed: failed } })
  })

  test('that were confirmed, and whose acks got no answer: whether the request is still held is not known', async () => {
    const { script, deliver, rows, snapshot } = await opened()
    await deliver([1, 2])
    const failed = { seq: 1, failure: 'unsettled' as const, replyTo: 'answers', text: 'no answer in time' }
    await script.say(told({ failed: [failed], counts: { answered: 1, failed: 1, silent: 0, waiting: 0 } }))
    expect(rows()).toEqual(['1 unknown', '2 unacked'])
    expect(snapshot()).toMatchObject({ unacked: 2, replies: { lastFailed: failed } })
  })

  test('end with the connection, and that is said', async () => {
    const { script, snapshot } = await opened()
    await script.say(told({}))
    await script.close()
    expect(snapshot().replies).toMatchObject({ running: false, isCutOff: true })
  })
})
