import { expect, test } from 'vitest'
import { paths } from './paths'

test('a queue is consumed, a stream is read', () => {
  const queue = { vhost: '/', name: 'orders log' }
  expect(paths.watch({ ...queue, type: 'quorum' })).toBe('/live?source=queue&vhost=%2F&queue=orders+log')
  expect(paths.watch({ ...queue, type: 'stream' })).toBe('/live?source=stream&vhost=%2F&queue=orders+log')
  expect(paths.live()).toBe('/live')
})
