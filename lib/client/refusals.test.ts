import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { remembered, rememberRefusal } from './refusals'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const wanted = { right: 'read', object: 'queue', vhost: '/', name: 'q' } as const

test('a refusal is remembered for that right over that object, for a minute', () => {
  rememberRefusal(new ConsoleError('refused', 'no read access'), wanted)
  expect(remembered(wanted)).toBe('no read access')
  expect(remembered({ ...wanted, right: 'configure' })).toBeUndefined()
  expect(remembered({ ...wanted, object: 'exchange' })).toBeUndefined()
  expect(remembered({ ...wanted, vhost: 'other' })).toBeUndefined()
  vi.advanceTimersByTime(59_000)
  rememberRefusal(new ConsoleError('refused', 'still none'), wanted)
  vi.advanceTimersByTime(59_000)
  expect(remembered(wanted)).toBe('still none')
  vi.advanceTimersByTime(1_000)
  expect(remembered(wanted)).toBeUndefined()
})

test('other errors say nothing about rights', () => {
  rememberRefusal(new ConsoleError('not_found', 'no queue'), wanted)
  rememberRefusal(new Error('offline'), wanted)
  expect(remembered(wanted)).toBeUndefined()
})
