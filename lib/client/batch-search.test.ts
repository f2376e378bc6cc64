import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasCome, lookFor } from './batch-search'

describe('a start without an answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const target = { vhost: '/', exchange: 'events', routingKey: 'k' }
  const batch = (part: object) => ({ id: 'one', ...target, ...part })

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
