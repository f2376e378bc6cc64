import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Arguments } from '@/lib/rabbitmq/arguments'
import type { BindingPart } from '@/lib/client/binding-filters'
import type { Binding } from '@/lib/rabbitmq/binding'

/** `x-match: all, format: pdf` */
export const argumentsLine = (args: Arguments): string =>
  args.map(({ name, value }) => `${name}: ${argumentText(value)}`).join(', ')

/** What makes a binding one: the broker's handle alone does not name its ends. */
export const bindingId = (binding: Binding): string =>
  JSON.stringify([binding.source, binding.destinationType, binding.destination, binding.propertiesKey])

/** The word for a part of a binding. */
export const partWord = {
  source: 'source',
  destination: 'destination',
  bindingKey: 'key',
} as const satisfies Record<BindingPart, string>
