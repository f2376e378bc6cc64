import { keyOf } from '@/lib/rabbitmq/object-key'

export type QueueName = readonly [vhost: string, name: string]

const orderOf = ([vhost, name]: QueueName) => keyOf({ vhost, name })

/** The same names in one order, however the rows stand: who asks by them asks nothing new when two rows change places. */
export const inKeyOrder = (names: readonly QueueName[]): QueueName[] =>
  names.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))

/** What an address may be long: Node takes 16 kB of head. */
const mostText = 6_000

/** As few lists as fit into addresses. */
export function inParts(names: readonly QueueName[]): QueueName[][] {
  const parts: QueueName[][] = []
  let room = 0
  for (const name of names) {
    const size = encodeURIComponent(JSON.stringify(name)).length + 3
    if (size > room) {
      parts.push([])
      room = mostText
    }
    parts.at(-1)?.push(name)
    room -= size
  }
  return parts
}
