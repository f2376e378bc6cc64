import { afterEach, expect, test, vi } from 'vitest'
import { localTime, zonedTime } from './stream-time'

afterEach(() => vi.unstubAllEnvs())

test('a time in a link is the same moment in every zone', () => {
  vi.stubEnv('TZ', 'Asia/Shanghai')
  const zoned = zonedTime('2026-11-20T14:00')
  expect(zoned).toBe('2026-11-20T06:00:00Z')
  expect(zonedTime('2026-11-20T14:00:05')).toBe('2026-11-20T06:00:05Z')
  vi.stubEnv('TZ', 'America/New_York')
  expect(localTime(zoned)).toBe('2026-11-20T01:00')
  expect(localTime('2026-11-20T06:00:05Z')).toBe('2026-11-20T01:00:05')
})

test('a link of before has no zone, and is meant here; what is no time stays', () => {
  vi.stubEnv('TZ', 'Asia/Shanghai')
  expect(localTime('2026-11-20T14:00')).toBe('2026-11-20T14:00')
  expect(zonedTime(localTime('0202-01-05T14:00'))).toBe(zonedTime('0202-01-05T14:00'))
  expect(localTime(zonedTime('0002-01-05T14:00:03'))).toBe('0002-01-05T14:00:03')
  for (const text of ['', 'soon']) expect([zonedTime(text), localTime(text)]).toEqual([text, text])
})
