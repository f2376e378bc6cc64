import { expect, test } from 'vitest'
import { ownKey } from './own-key'

const alice = { broker: 'default', user: 'alice' }

test('is what browsers keep things under already', () => {
  expect(ownKey('recent', alice)).toBe('warren-recent:1:["default","alice"]')
  expect(ownKey('views', alice, 'queues')).toBe('warren-views:1:["default","alice","queues"]')
})

test('is of one user of one broker, whatever they are called', () => {
  const keys = [
    ownKey('views', { broker: 'a', user: 'b","c' }),
    ownKey('views', { broker: 'a', user: 'b' }, 'c'),
    ownKey('views', { broker: 'a","b', user: 'c' }),
  ]
  expect(new Set(keys).size).toBe(3)
})
