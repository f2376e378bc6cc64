import { expect, test } from 'vitest'
import { learnClock, toBrowserClock } from './clock'

const now = Date.parse('2026-11-20T14:00:00Z')
const date = (at: number) => new Date(at).toUTCString()

test('clocks that agree are left alone', () => {
  learnClock(date(now), now + 700, now + 900)
  expect(toBrowserClock(1_000)).toBe(1_000)
})

test('a clock that is a minute ahead is set right', () => {
  learnClock(date(now + 60_000), now, now + 1_000)
  expect(toBrowserClock(now + 60_000)).toBe(now)
})

test('a slow answer proves nothing', () => {
  learnClock(date(now), now, now + 20_000)
  expect(toBrowserClock(now)).toBe(now)
})

test('an answer without a date changes nothing', () => {
  learnClock(date(now + 60_000), now, now)
  learnClock(null, now, now)
  learnClock('soon', now, now)
  expect(toBrowserClock(now + 60_500)).toBe(now)
})
