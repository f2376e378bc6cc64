import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CheckResult } from '@/lib/rabbitmq/health'
import { askHealthCheck } from '@/lib/server/management/health'
import { anna as login } from '@/lib/testing/anna'
import { readCertificates } from './certificates'

vi.mock('@/lib/server/management/health', () => ({ askHealthCheck: vi.fn() }))
beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => vi.useRealTimers())

const minute = 60_000
const answer = (state: CheckResult['state']) =>
  vi
    .mocked(askHealthCheck)
    .mockResolvedValue({ check: 'certificate-expiration', state, reason: null, evidence: [] })
/** Somebody looks all the time. */
async function look(minutes: number) {
  const states: string[] = []
  for (let n = 0; n < minutes; n += 1) {
    states.push((await readCertificates(login)).data.state)
    await vi.advanceTimersByTimeAsync(minute)
  }
  return states
}

test('certificates that hold are asked for once an hour, those that expire until they were replaced', async () => {
  answer('ok')
  await look(60)
  expect(askHealthCheck).toHaveBeenCalledTimes(1)

  answer('failed')
  expect(await look(10)).toEqual(Array.from({ length: 10 }, () => 'failed'))
  // Once more than every five minutes: the hourly one told it.
  expect(askHealthCheck).toHaveBeenCalledTimes(1 + 1 + 2)

  answer('ok')
  expect(await look(1)).toEqual(['ok'])
  // The hourly answer is still that they expire, and is looked after until it is read again.
  expect(new Set(await look(60))).toEqual(new Set(['ok']))
  vi.mocked(askHealthCheck).mockClear()
  await look(40)
  expect(askHealthCheck).not.toHaveBeenCalled()
})
