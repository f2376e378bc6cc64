import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BatchProgress } from '@/lib/api/batches'
import { hasCome, lookFor } from '@/lib/client/batch-search'
import { lookAgainAfter } from './batch-watch'

const batch = (part: Partial<BatchProgress>): BatchProgress => ({
  id: 'one',
  vhost: '/',
  exchange: 'events',
  routingKey: 'k',
  guarantee: 'confirm',
  window: 256,
  state: 'running',
  total: 10,
  counts: { sent: 0, confirmed: 0, returned: 0, nacked: 0, refused: 0, unknown: 0, waiting: 0 },
  bytes: 0,
  startedAt: 0,
  milliseconds: 0,
  blocked: null,
  problem: null,
  returns: [],
  ...part,
})

describe('a batch is looked at again', () => {
  it('while one of them runs, and less often when that fails', () => {
    for (const state of ['checking', 'running', 'stopping'] as const) {
      const batches = [batch({ state: 'done' }), batch({ state })]
      expect(lookAgainAfter(batches, false)).toBe(400)
      expect(lookAgainAfter(batches, true)).toBe(15_000)
    }
    for (const state of ['done', 'stopped', 'failed'] as const)
      expect(lookAgainAfter([batch({ state })], false)).toBe(false)
    expect(lookAgainAfter([], false)).toBe(false)
    expect(lookAgainAfter(undefined, true)).toBe(false)
  })
})

describe('a start without an answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const target = { vhost: '/', exchange: 'events', routingKey: 'k' }

  it('is known by a batch of its target that was not there before', () => {
    expect(hasCome(target, new Set(), [batch({})])).toBe(true)
    expect(hasCome(target, new Set(['one']), [batch({})])).toBe(false)
    expect(hasCome(target, new Set(), [batch({ routingKey: 'other' })])).toBe(false)
    expect(hasCome(target, new Set(), [batch({ exchange: '' })])).toBe(false)
    expect(hasCome(target, new Set(), [batch({ vhost: 'b' })])).toBe(false)
    expect(hasCome(target, new Set(['one']), [batch({}), batch({ id: 'two' })])).toBe(true)
  })

  it('is looked for more than once: it may still be on its way', async () => {
    const answers = [false, true]
    const found = lookFor(() => Promise.resolve(answers.shift() ?? false))
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(found).resolves.toBe(true)
    let looks = 0
    const none = lookFor(() => {
      looks += 1
      return Promise.resolve(false)
    })
    await vi.advanceTimersByTimeAsync(3_000)
    await expect(none).resolves.toBe(false)
    expect(looks).toBe(3)
  })
})
