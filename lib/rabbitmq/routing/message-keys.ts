import type { FieldEntry } from '@/lib/rabbitmq/field'

/** One of the keys that a message is routed by. */
export interface MessageKey {
  key: string
  from: 'routing-key' | 'CC' | 'BCC'
}

/**
 * The routing key, and those in the headers CC and BCC: arrays, of which only the texts count. Anything else in them is a
 * precondition failure: the broker closes the channel (406).
 */
export function messageKeys(
  routingKey: string,
  headers: readonly FieldEntry[],
): { keys: MessageKey[] } | { wrong: 'CC' | 'BCC' } {
  const keys: MessageKey[] = [{ key: routingKey, from: 'routing-key' }]
  for (const from of ['CC', 'BCC'] as const) {
    const value = headers.find(({ name }) => name === from)?.value
    if (value === undefined) continue
    if (value.type !== 'array') return { wrong: from }
    for (const item of value.items) if (item.type === 'string') keys.push({ key: item.value, from })
  }
  return { keys }
}
