import type { Arguments } from '@/lib/rabbitmq/arguments'
import type { Json } from '@/lib/rabbitmq/json'
import { isAtLeast } from '@/lib/rabbitmq/version'
import type { QueueRules } from './topology'

/** A policy's definition by its keys. */
export type PolicyDefinition = Readonly<Record<string, Json>>

const smaller = new Set([
  'max-length',
  'max-length-bytes',
  'message-ttl',
  'expires',
  'delivery-limit',
  'max-in-memory-length',
  'max-in-memory-bytes',
])

/** A policy and an operator policy as one: limits are the smaller of both, in all else the operator decides. */
export function mergedPolicy(policy: PolicyDefinition, operator: PolicyDefinition): PolicyDefinition {
  const merged: Record<string, Json> = { ...policy, ...operator }
  for (const key of Object.keys(merged)) {
    const [mine, theirs] = [policy[key], operator[key]]
    if (smaller.has(key) && typeof mine === 'number' && typeof theirs === 'number') {
      merged[key] = Math.min(mine, theirs)
    }
  }
  return merged
}

/** Messages that wait in it for too long go on into another queue by themselves. */
export const sendsOn = ({ messageTtl, deadLetter }: QueueRules): boolean =>
  messageTtl !== null && deadLetter !== null

/** What holds for a queue with these arguments under this policy. */
export function queueRules(
  type: string,
  args: Arguments,
  policy: PolicyDefinition,
  version: string,
): QueueRules {
  const argument = (name: string) => args.find((each) => each.name === `x-${name}`)?.value
  const limits = (name: string): number[] =>
    [argument(name), policy[name]].filter((value) => typeof value === 'number')
  const limit = (name: string): number | null => {
    const values = limits(name)
    return values.length === 0 ? null : Math.min(...values)
  }
  const text = (name: string): string | null => {
    // Quorum queues let the policy decide on overflow, everything else lets the argument.
    const order =
      type === 'quorum' && name === 'overflow'
        ? [policy[name], argument(name)]
        : [argument(name), policy[name]]
    const value = order.find((each) => each !== undefined)
    return typeof value === 'string' ? value : null
  }
  const isStream = type === 'stream'
  const exchange = isStream ? null : text('dead-letter-exchange')
  return {
    maxLength: isStream ? null : limit('max-length'),
    maxLengthBytes: limit('max-length-bytes'),
    overflow: overflowOf(text('overflow'), type),
    messageTtl: isStream ? null : limit('message-ttl'),
    deliveryLimit: type === 'quorum' ? deliveryLimit(limits('delivery-limit'), version) : null,
    maxAge: isStream ? text('max-age') : null,
    deadLetter: exchange === null ? null : { exchange, routingKey: text('dead-letter-routing-key') },
  }
}

function overflowOf(text: string | null, type: string): QueueRules['overflow'] {
  if (text === 'reject-publish') return text
  // Quorum queues do not know it and drop the head.
  return text === 'reject-publish-dlx' && type === 'classic' ? text : 'drop-head'
}

/**
 * How often a message of a quorum queue may come back before the broker drops or dead-letters it, of what argument and policy
 * say: 20 where neither does, from 4.0; null without limit, as a negative one means then. Before 4.0 that one is a limit, too:
 * no message survives its first return (3.10.8).
 */
export function deliveryLimit(said: readonly number[], version: string): number | null {
  const isByDefault = isAtLeast(version, 4, 0)
  if (said.length === 0) return isByDefault ? 20 : null
  const limits = isByDefault ? said.filter((limit) => limit >= 0) : said.map((limit) => Math.max(0, limit))
  return limits.length === 0 ? null : Math.min(...limits)
}
