import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveMessage } from '@/lib/api/live'
import type { LiveSource } from './live-source'
import { Outbox } from './outbox'

/** As much of a source as the outbox sees. */
class FakeSource {
  problem: ConsoleError | null = null
  waitingCount = 0
  counts = { seen: 0, matched: 0, unsure: 0, hidden: 0 }
  constructor(readonly index: number) {}
  take(mostMessages: number) {
    const count = Math.min(mostMessages, this.waitingCount)
    this.waitingCount -= count
    return { messages: Array.from({ length: count }, () => ({}) as LiveMessage), bytes: count * 100 }
  }
}

describe('the outbox', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  function start(sources = 1) {
    const fakes = Array.from({ length: sources }, (_, index) => new FakeSource(index))
    const outbox = new Outbox(fakes as unknown as LiveSource[], { batch: 16, beat: 15_000 })
    const arrive = (source: number, count: number) => {
      const fake = fakes[source]
      if (fake !== undefined) fake.waitingCount += count
      outbox.wake()
    }
    const kinds = async () => (await outbox.next())?.map(({ event }) => event) ?? null
    return { fakes, outbox, arrive, kinds }
  }

  it('gives the first message at once and lets those that follow gather for 16 ms', async () => {
    const { arrive, outbox, kinds } = start()
    const first = kinds()
    arrive(0, 1)
    expect(await first).toEqual(['messages'])
    const next = outbox.next()
    arrive(0, 1)
    await vi.advanceTimersByTimeAsync(10)
    arrive(0, 1)
    await vi.advanceTimersByTimeAsync(6)
    expect(await next).toMatchObject([{ messages: [{}, {}] }])
  })

  it('does not wait for more when enough is there', async () => {
    const { arrive, outbox, kinds } = start()
    arrive(0, 1)
    await kinds()
    const next = outbox.next()
    arrive(0, 100)
    expect(await next).toMatchObject([{ event: 'messages' }])
  })

  it('bounds what one answer holds, and asks another source first each time', async () => {
    const { arrive, outbox } = start(2)
    arrive(0, 800)
    arrive(1, 800)
    const [first, second] = [await outbox.next(), await outbox.next()]
    expect(first).toMatchObject([{ source: 1, messages: { length: 500 } }])
    expect(second).toMatchObject([{ source: 0, messages: { length: 500 } }])
  })

  it('beats every 15 s, when somebody asks', async () => {
    const { kinds } = start()
    const next = kinds()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await next).toEqual(['beat'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await kinds()).toEqual(['beat'])
    const after = kinds()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await after).toEqual(['beat'])
  })

  it('tells the last count of dropped messages only', async () => {
    const { outbox } = start()
    outbox.setDropped(0, 5)
    outbox.setDropped(0, 9)
    expect(await outbox.next()).toEqual([{ event: 'dropped', source: 0, count: 9 }])
  })

  it('tells the end of a source once, after its last message', async () => {
    const { fakes, outbox, arrive, kinds } = start()
    arrive(0, 501)
    if (fakes[0] !== undefined) fakes[0].problem = new ConsoleError('gone', 'x')
    expect(await kinds()).toEqual(['messages'])
    await vi.advanceTimersByTimeAsync(16)
    const last = kinds()
    await vi.advanceTimersByTimeAsync(16)
    expect(await last).toEqual(['messages', 'end'])
    const over = kinds()
    outbox.close()
    expect(await over).toBeNull()
  })
})
