import { describe, expect, it } from 'vitest'
import type { BatchProgress } from '@/lib/api/batches'
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
