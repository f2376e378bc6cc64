import { expect, it } from 'vitest'
import { exchangeArgumentsFor, isExchangeArgument } from './exchange-arguments'

it('offers the arguments of every exchange and of the type chosen', () => {
  expect(exchangeArgumentsFor('topic').map((argument) => argument.name)).toEqual(['alternate-exchange'])
  expect(exchangeArgumentsFor('x-consistent-hash').map((argument) => argument.name)).toEqual([
    'alternate-exchange',
    'hash-header',
    'hash-property',
  ])
  expect(isExchangeArgument('alternate-exchange')).toBe(true)
  expect(isExchangeArgument('constructor')).toBe(false)
})
