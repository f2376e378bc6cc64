import type { BindingEnds } from '@/lib/rabbitmq/binding'
import type { Wanted } from './refusals'

/** A name that is not there yet needs nothing. */
const named = (wanted: readonly Wanted[]): Wanted[] => wanted.filter(({ name }) => name !== '')

/** What binding and unbinding need: what comes is written to the destination, and read from the source. */
export const bindingNeeds = ({
  vhost,
  source,
  destination,
  destinationType,
}: BindingEnds & { vhost: string }): Wanted[] =>
  named([
    { right: 'write', object: destinationType, vhost, name: destination },
    { right: 'read', object: 'exchange', vhost, name: source },
  ])

interface Declared {
  vhost: string
  name: string
  arguments?: readonly { name: string; value: string }[] | undefined
}

/** What declaring needs: where messages go on to from it, they are read from it and written there. */
const declaring =
  (object: Wanted['object'], onward: string) =>
  ({ vhost, name, arguments: rows = [] }: Declared): Wanted[] => {
    const next = rows.find((row) => row.name === onward)?.value
    return named([
      { right: 'configure', object, vhost, name },
      ...(next === undefined || next === '' || name === ''
        ? []
        : [
            { right: 'read', object, vhost, name } as const,
            { right: 'write', object: 'exchange', vhost, name: next } as const,
          ]),
    ])
  }

export const queueNeeds = declaring('queue', 'x-dead-letter-exchange')
export const exchangeNeeds = declaring('exchange', 'alternate-exchange')
