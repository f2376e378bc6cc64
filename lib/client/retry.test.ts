import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'
import { backoff, isWorthRetrying } from './retry'

test('waits 1, 2, 4, 8, then 15 s', () => {
  expect([0, 1, 2, 3, 4, 50].map(backoff)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
})

test('only what may be better in a moment is tried again', () => {
  expect(isWorthRetrying(new ConsoleUnreachable(null))).toBe(true)
  expect(isWorthRetrying(new ConsoleError('broker_timeout', ''))).toBe(true)
  expect(isWorthRetrying(new ConsoleError('broker_unreachable', ''))).toBe(true)
  expect(isWorthRetrying(new ConsoleError('refused', ''))).toBe(false)
  expect(isWorthRetrying(new ConsoleError('signed_out', ''))).toBe(false)
  expect(isWorthRetrying(new TypeError('x'))).toBe(false)
})
