import { expect, test } from 'vitest'
import { coversNothing } from './covers-nothing'

test('a right that covers no name is known to be of no use', () => {
  const own = [
    { vhost: '/', configure: '', write: '^$', read: '.*' },
    { vhost: 'shop', configure: '^mine', write: '^$', read: '' },
  ]
  expect(coversNothing(own, 'configure', ['/'])).toBe(true)
  expect(coversNothing(own, 'write', ['/', 'shop'])).toBe(true)
  expect(coversNothing(own, 'configure', ['/', 'shop'])).toBe(false)
  expect(coversNothing(own, 'read', ['/'])).toBe(false)
  expect(coversNothing(own, 'read', ['none'])).toBe(true)
  expect(coversNothing(null, 'configure', ['/'])).toBe(false)
})
