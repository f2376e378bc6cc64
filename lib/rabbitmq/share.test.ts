import { expect, test } from 'vitest'
import { diskShare, share } from './share'

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
