import { expect, onTestFinished, test, vi } from 'vitest'
import { within } from './within'

const never = new Promise<string>(() => undefined)

test('what the work comes to, where that comes in time', async () => {
  await expect(within(Promise.resolve('done'), 1_000, () => null)).resolves.toBe('done')
})

test('an error of the work is the error', async () => {
  await expect(within(Promise.reject(new Error('refused')), 1_000, () => null)).rejects.toThrow('refused')
})

test('else what is said instead, or thrown', async () => {
  await expect(within(never, 1, () => null)).resolves.toBeNull()
  const late = (milliseconds: number): never => {
    throw new Error(`nothing in ${milliseconds} ms`)
  }
  await expect(within(never, 1, late)).rejects.toThrow('nothing in 1 ms')
})

test('nothing is said of what came in time', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const late = vi.fn<() => void>()
  await within(Promise.resolve(), 1, late)
  await vi.advanceTimersByTimeAsync(10)
  expect(late).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})
