import { expect, test } from 'vitest'
import { namePattern, namePrefix } from './name-pattern'

test.each([
  ['cache.node-17', 'cache.node-*', 'cache.*'],
  ['amq.gen-JzTY20BRgKO-HjmUJj0wLg', 'amq.gen-*', 'amq.*'],
  ['job.3f2504e0-4f89-11d3-9a0c-0305e82c3301.retry', 'job.*.retry', 'job.*'],
  ['orders.created', 'orders.created', 'orders.*'],
  ['worker12of20', 'worker*of*', 'worker*of*'],
  ['v1.2.3', 'v*', 'v*.*'],
  ['订单.7', '订单.*', '订单.*'],
  ['deadbeef00', '*', '*'],
  ['decade', 'decade', 'decade'],
])('%s is one of %s, or at least of %s', (name, pattern, prefix) => {
  expect(namePattern(name)).toBe(pattern)
  expect(namePrefix(name)).toBe(prefix)
})
