import type { ArgumentType } from './argument-text'

export interface ExchangeArgument {
  name: string
  type: ArgumentType
  /** The exchange type that it belongs to; absent: all. */
  exchangeType?: string
}

/** Arguments of exchanges: the broker's own one, and those of the plugins that come with it or are in wide use. */
export const exchangeArguments = [
  { name: 'alternate-exchange', type: 'string' },
  { name: 'hash-header', type: 'string', exchangeType: 'x-consistent-hash' },
  { name: 'hash-property', type: 'string', exchangeType: 'x-consistent-hash' },
  { name: 'x-delayed-type', type: 'string', exchangeType: 'x-delayed-message' },
] as const satisfies readonly ExchangeArgument[]
export type ExchangeArgumentName = (typeof exchangeArguments)[number]['name']

const known: readonly ExchangeArgument[] = exchangeArguments

/** What an exchange of this type may be declared with. */
export const exchangeArgumentsFor = (exchangeType: string): readonly ExchangeArgument[] =>
  known.filter((argument) => argument.exchangeType === undefined || argument.exchangeType === exchangeType)

export const isExchangeArgument = (name: string): name is ExchangeArgumentName =>
  known.some((argument) => argument.name === name)
