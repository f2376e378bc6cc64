import { expect, test } from 'vitest'
import { scopeOf, typedFor } from './scope'

const words = { publish: 'publish to|publish', tap: 'tap', consume: '消费给|消费' }

test.each([
  ['orders', null, 'orders'],
  ['publish to orders', 'publish', 'orders'],
  ['Publish orders ', 'publish', 'orders'],
  ['publish to ', 'publish', ''],
  ['publish to', 'publish', ''],
  ['publish', null, 'publish'],
  ['published', null, 'published'],
  ['publish tokens', 'publish', 'tokens'],
  [' tap a b', 'tap', 'a b'],
  ['tape', null, 'tape'],
  ['消费orders', 'consume', 'orders'],
  ['消费', null, '消费'],
  ['消费给', 'consume', ''],
  ['', null, ''],
])('"%s" means %s of "%s"', (text, verb, typed) => {
  expect(scopeOf(text, words)).toEqual({ verb, typed })
})

test('choosing a verb types it', () => {
  expect(scopeOf(typedFor('publish', words), words)).toEqual({ verb: 'publish', typed: '' })
  expect(scopeOf(`${typedFor('consume', words)}x`, words)).toEqual({ verb: 'consume', typed: 'x' })
})
