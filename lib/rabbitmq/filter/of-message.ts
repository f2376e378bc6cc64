import type { Message } from '@/lib/rabbitmq/message'
import type { Path } from './names'
import { textOf, valueOf, type Readable, type Value } from './value'

/** A message as paths read it: its payload as far as it is here as text. */
export const readable = (message: Message): Readable => ({
  exchange: message.exchange,
  routingKey: message.routingKey,
  redelivered: message.redelivered,
  bytes: message.payload.bytes,
  properties: () => message.properties,
  payload: () => (message.payload.encoding === 'utf8' ? message.payload.text : ''),
  isCut: message.payload.truncated,
  lacksProperties: isLacking(message.propertiesProblem),
  isLate: () => false,
})

/** Whether the properties end early. Of bytes that are left over, and of text that is no UTF-8, nothing is missing. */
export const isLacking = (problem: Message['propertiesProblem']): boolean =>
  problem !== null && problem.reason !== 'trailing' && problem.reason !== 'text'

/**
 * What a path of a message says in a line; null where there is nothing, undefined where nobody looked: it may stand behind the
 * beginning of the payload that is here, or in a payload that is no text before it is unpacked or in its character set.
 */
export function cellText(message: Message, path: Path): string | null | undefined {
  const value = valueOf(readable(message), path)
  const isUnread = path.root === 'payload' && message.payload.encoding === 'base64'
  return isUnread || value.kind === 'unknown' ? undefined : lineOf(value)
}

/** What a value says in a line; null where there is none. */
export const lineOf = (value: Value): string | null => textOf(value) ?? summary(value)

const summary = (value: Value): string | null =>
  value.kind === 'list'
    ? `[${value.items.length}]`
    : value.kind === 'table'
      ? `{${value.entries.length}}`
      : null
