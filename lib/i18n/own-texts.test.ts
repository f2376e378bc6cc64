import { expect, test } from 'vitest'
import { findOwnText } from './own-texts'

test("our own texts are told apart from the broker's, with what stands in them", () => {
  expect(findOwnText('Outside -128 to 127')).toEqual({
    key: 'outside',
    values: { least: '-128', most: '127' },
  })
  expect(findOwnText('At most 255 bytes of UTF-8')).toEqual({ key: 'tooManyBytes', values: {} })
  expect(findOwnText('There is no queue "a\nb" in virtual host "v".')).toEqual({
    key: 'noQueue',
    values: { name: 'a\nb', vhost: 'v' },
  })
  expect(findOwnText("ACCESS_REFUSED - access to queue 'a' refused")).toBeNull()
  expect(findOwnText("inequivalent arg 'x-max-length' for queue 'a'")).toBeNull()
})
