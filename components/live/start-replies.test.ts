import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { startReplies } from './start-replies'

const rule = { template: 'ok', contentType: 'text/plain', rate: 1 }
const start = async (fault: Error, runs: () => boolean) => {
  const started = startReplies({ begin: () => Promise.reject(fault), runs }, rule)
  started.catch(() => undefined)
  await vi.runAllTimersAsync()
  return started
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('whose start has no answer is no error when the stream tells that they run', async () => {
  const gone = new ConsoleUnreachable('gone')
  let looks = 0
  await start(gone, () => (looks += 1) === 2)
  expect(looks).toBe(2)
  await expect(start(gone, () => false)).rejects.toBe(gone)
})

test('that were refused are an error, whatever runs', async () => {
  const refused = new ConsoleError('invalid_input', 'no')
  await expect(start(refused, () => true)).rejects.toBe(refused)
})
