import { expect, test } from 'vitest'
import { diskShare, gaugeLevel, gaugeLimits, share } from './share'

test('shares are of known limits only', () => {
  expect(share(5, 10)).toBe(0.5)
  expect(share(20, 10)).toBe(1)
  expect(share(null, 10)).toBeNull()
  expect(share(5, 0)).toBeNull()
  expect(diskShare(100, 50)).toBe(0.5)
  expect(diskShare(10, 50)).toBe(1)
  expect(diskShare(0, 50)).toBe(1)
  expect(diskShare(null, 50)).toBeNull()
})

test.each([
  ['descriptors', 0.79, 'idle'],
  ['descriptors', 0.8, 'warn'],
  ['descriptors', 0.95, 'bad'],
  ['processes', 0.49, 'idle'],
  ['processes', 0.5, 'warn'],
  ['processes', 0.75, 'bad'],
  ['sockets', 0.99, 'warn'],
  ['sockets', 1, 'bad'],
  ['sockets', null, 'idle'],
] as const)('%s used by %j are as much of a worry as to RabbitMQ itself', (of, used, level) => {
  expect(gaugeLevel(used, gaugeLimits[of], false)).toBe(level)
})

test('of memory and disk only the alarm is a worry', () => {
  expect(gaugeLevel(0.97, null, false)).toBe('idle')
  expect(gaugeLevel(null, null, true)).toBe('bad')
})
