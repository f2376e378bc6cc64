import { expect, test } from 'vitest'
import { deadLetters, isGrave } from './reject-rules'

test('one message is rejected by its button at once, more of them, by a key or in production not', () => {
  const one = { count: 1, isKey: false, isProduction: false }
  expect(isGrave(one)).toBe(false)
  expect(isGrave({ ...one, count: 2 })).toBe(true)
  expect(isGrave({ ...one, isKey: true })).toBe(true)
  expect(isGrave({ ...one, isProduction: true })).toBe(true)
})

const text = (name: string) => ({ name, value: '' })

test('a queue dead-letters by its argument, also to the default exchange, or by its policies; not told is not known', () => {
  expect(deadLetters({ arguments: [text('x-dead-letter-exchange')], effectivePolicy: null })).toBe(true)
  expect(deadLetters({ arguments: [], effectivePolicy: [text('dead-letter-exchange')] })).toBe(true)
  expect(deadLetters({ arguments: [text('x-dead-letter-routing-key')], effectivePolicy: [] })).toBe(false)
  expect(deadLetters({ arguments: [], effectivePolicy: null })).toBe(false)
})
