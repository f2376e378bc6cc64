import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'
import { isWorthRetrying } from './retry'

test('only what may be better in a moment is tried again', () => {
  expect(isWorthRetrying(new ConsoleUnreachable(null))).toBe(true)
  expect(isWorthRetrying(new ConsoleError('broker_timeout', ''))).toBe(true)
  expect(isWorthRetrying(new ConsoleError('broker_unreachable', ''))).toBe(true)
  expect(isWorthRetrying(new ConsoleError('refused', ''))).toBe(false)
  expect(isWorthRetrying(new ConsoleError('signed_out', ''))).toBe(false)
  expect(isWorthRetrying(new TypeError('x'))).toBe(false)
})
