import type { Json } from './json'

/** The types that an argument can be given by form. */
export const argumentTypes = ['string', 'number', 'boolean', 'list'] as const
export type ArgumentType = (typeof argumentTypes)[number]

/** One line for an argument's value. */
export const argumentText = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
