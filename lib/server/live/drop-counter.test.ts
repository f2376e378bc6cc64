import { describe, expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { DropCounter, type ReadTapStats } from './drop-counter'
import type { LiveSource } from './live-source'

/** A tap of which the broker tells this, and what is reported of it. */
function start(source: Partial<LiveSource>) {
  const reports: (number | null)[] = []
  let stats: ReadTapStats = () => Promise.resolve(null)
  const counter = new DropCounter(
    (...asked) => stats(...asked),
    (_, count) => reports.push(count),
  )
  const tap = { index: 0, tap: { vhost: '/', queue: 'tap' }, ...source } as LiveSource
  return {
    reports,
    look: async (next: ReadTapStats) => {
      stats = next
      await counter.count([tap])
    },
  }
}

const told = (published: number) => () => Promise.resolve({ published })
const untold = () => Promise.resolve(null)
const failing = () => Promise.reject(new ConsoleError('broker_timeout', 'late'))
const countDropped = (published: number | null) => Promise.resolve(published === null ? null : published - 10)

describe('what a tap dropped', () => {
  it('is unknown, not 0, where the broker has no statistics or does not answer', async () => {
    for (const silence of [untold, failing]) {
      const { reports, look } = start({ countDropped })
      await look(silence)
      await look(silence)
      expect(reports).toEqual([null])
    }
  })

  it('is unknown where the queue itself cannot be asked', async () => {
    const { reports, look } = start({ countDropped: () => Promise.reject(new Error('gone')) })
    await look(told(12))
    expect(reports).toEqual([null])
  })

  it('grows only, and is told again when it is known again', async () => {
    const { reports, look } = start({ countDropped })
    for (const stats of [told(10), told(15), told(13), failing, told(13), told(20)]) await look(stats)
    expect(reports).toEqual([5, null, 5, 10])
  })

  it('is nothing while nothing can have waited, which needs no statistics', async () => {
    const { reports, look } = start({ countDropped: () => Promise.resolve(0) })
    await look(untold)
    expect(reports).toEqual([])
  })
})
