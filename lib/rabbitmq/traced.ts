import type { FieldEntry } from './field'

/** Where RabbitMQ puts what it traces. It is internal: nobody can publish to it. */
export const traceExchange = 'amq.rabbitmq.trace'

/**
 * Where a message went of which this is the firehose's copy, as the copy's headers say it: to its exchange, with the first of
 * its routing keys. Null where it is no such copy, or does not say.
 */
export function tracedTarget(
  exchange: string,
  headers: readonly FieldEntry[] | null,
): { exchange: string; routingKey: string } | null {
  if (exchange !== traceExchange) return null
  const valueOf = (name: string) => headers?.find((entry) => entry.name === name)?.value
  const went = valueOf('exchange_name')
  const keys = valueOf('routing_keys')
  const key = keys?.type === 'array' ? keys.items[0] : undefined
  if (went?.type !== 'string' || key?.type !== 'string') return null
  return { exchange: went.value, routingKey: key.value }
}
