import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { addressGroup, SignInAttempts } from './attempts'

function setUp() {
  let now = 1_000_000
  const attempts = new SignInAttempts(() => now)
  /** Seconds to wait, or 0 when the attempt may go on (and fails). */
  const fail = (account: string, address: string): number => {
    try {
      attempts.begin(account, address)
      return 0
    } catch (error) {
      if (error instanceof ConsoleError && error.code === 'too_many_attempts') return error.retryAfter ?? -1
      throw error
    }
  }
  return { attempts, fail, pass: (ms: number) => (now += ms) }
}

test('five failures of an account from an address, then it waits for the first to be a minute old', () => {
  const { fail, pass } = setUp()
  for (let n = 0; n < 5; n += 1) {
    expect(fail('anna', '10.0.0.1')).toBe(0)
    pass(1_000)
  }
  expect(fail('anna', '10.0.0.1')).toBe(55)
  expect(fail('ANNA', '10.0.0.1')).toBe(55)
  expect(fail('anna', '10.0.0.2')).toBe(0)
  pass(55_000)
  expect(fail('anna', '10.0.0.1')).toBe(0)
  expect(fail('anna', '10.0.0.1')).toBe(1)
})

test('twenty failures from an address, whatever the account', () => {
  const { fail } = setUp()
  for (let n = 0; n < 20; n += 1) expect(fail(`user-${n}`, '10.0.0.1')).toBe(0)
  expect(fail('another', '10.0.0.1')).toBe(60)
  expect(fail('another', '10.0.0.2')).toBe(0)
})

test('a hundred failures of an account, wherever from', () => {
  const { fail } = setUp()
  for (let n = 0; n < 100; n += 1) expect(fail('anna', `10.0.${n}.1`)).toBe(0)
  expect(fail('anna', '10.1.0.1')).toBe(60)
})

test('only failures count', () => {
  const { attempts } = setUp()
  for (let n = 0; n < 200; n += 1) attempts.begin('anna', '10.0.0.1').forgive()
  expect(attempts.size).toBe(0)
})

test('attempts that are under way count, so that many at once do not slip through', () => {
  const { attempts, fail } = setUp()
  const running = Array.from({ length: 5 }, () => attempts.begin('anna', '10.0.0.1'))
  expect(fail('anna', '10.0.0.1')).toBe(60)
  running[0]?.forgive()
  expect(fail('anna', '10.0.0.1')).toBe(0)
})

test('memory is bounded', () => {
  const { attempts } = setUp()
  for (let n = 0; n < 12_000; n += 1)
    attempts.begin(`${'x'.repeat(1000)}${n}`, `10.${n % 250}.${n % 249}.${n % 247}`)
  expect(attempts.size).toBeLessThanOrEqual(10_000)
})

test.each([
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('%s belongs to %s', (address, group) => {
  expect(addressGroup(address)).toBe(group)
})
