import { expect, test } from 'vitest'
import { keepsRates } from './keeps-rates'

test.each([
  [{ ratesMode: 'basic', disabled: false }, true],
  [{ ratesMode: 'detailed', disabled: false }, true],
  [{ ratesMode: 'none', disabled: false }, false],
  [{ ratesMode: 'basic', disabled: true }, false],
  [null, false],
])('with %j a queue without a rate is idle: %j', (statistics, expected) => {
  expect(keepsRates(statistics)).toBe(expected)
})
