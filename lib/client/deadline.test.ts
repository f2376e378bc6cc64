import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConsoleUnreachable } from './console-unreachable'
import { withDeadline } from './deadline'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Hangs until it is given up, as fetch does. */
const hang = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
  })
const never = () => new AbortController().signal

it('gives what came in time, and leaves no timer', async () => {
  await expect(withDeadline(1_000, never(), () => Promise.resolve('answer'))).resolves.toBe('answer')
  expect(vi.getTimerCount()).toBe(0)
})

it('takes silence for a console that cannot be reached', async () => {
  const outcome = expect(withDeadline(1_000, never(), hang)).rejects.toBeInstanceOf(ConsoleUnreachable)
  await vi.advanceTimersByTimeAsync(1_000)
  await outcome
})

it('passes on what was thrown, and that nobody wants the answer any more', async () => {
  const fault = new Error('fault')
  await expect(withDeadline(1_000, never(), () => Promise.reject(fault))).rejects.toBe(fault)
  const left = new AbortController()
  const outcome = expect(withDeadline(1_000, left.signal, hang)).rejects.toMatchObject({ name: 'AbortError' })
  left.abort()
  await outcome
})
