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

test('of several things that were wanted at once, the one is remembered that the broker names', () => {
  const write = { right: 'write', object: 'queue', vhost: 'v', name: 'orders' } as const
  const read = { right: 'read', object: 'exchange', vhost: 'v', name: 'events' } as const
  const words = "ACCESS_REFUSED - read access to exchange 'events' in vhost 'v' refused for user 'anna'"
  rememberRefusal(new ConsoleError('refused', words), write, read)
  expect([remembered(write), remembered(read)]).toEqual([undefined, words])
  const old = "ACCESS_REFUSED - access to queue 'orders' in vhost 'v' refused for user 'anna'"
  rememberRefusal(new ConsoleError('refused', old), write, read)
  expect(remembered(write)).toBe(old)
  // Not about what is wanted, but about a queue of our own.
  const other = { ...read, name: 'other' }
  rememberRefusal(new ConsoleError('refused', old.replace('orders', 'warren.tap.1')), other)
  expect(remembered(other)).toBeUndefined()
  vi.advanceTimersByTime(60_000)
  rememberRefusal(new ConsoleError('refused', 'no such words'), write, { ...read, name: 'other' })
  expect([remembered(write), remembered({ ...read, name: 'other' })]).toEqual([undefined, undefined])
})

test('a connection that may not be closed is remembered by its name', () => {
  const closing = { right: 'close', object: 'connection', name: 'a -> b' } as const
  rememberRefusal(new ConsoleError('refused', 'not yours'), closing)
  expect(remembered(closing)).toBe('not yours')
  expect(remembered({ ...closing, name: 'c -> b' })).toBeUndefined()
})

test('other errors say nothing about rights', () => {
  rememberRefusal(new ConsoleError('not_found', 'no queue'), wanted)
  rememberRefusal(new Error('offline'), wanted)
  expect(remembered(wanted)).toBeUndefined()
})
