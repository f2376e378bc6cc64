import { argumentPairs, type Arguments } from './arguments'
import { isObject } from './is-object'
import type { Json } from './json'
import type { Queue } from './queue'
import { queueRules, sendsOn } from './routing/queue-rules'

type Raw = Readonly<Record<string, unknown>>

const object = (value: unknown): Raw | null => (isObject(value) ? value : null)
const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
/** The broker fills what it has no text for with "", null or an empty list. */
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
/** Null where neither is told. */
const sum = (one: unknown, other: unknown): number | null =>
  number(one) === null && number(other) === null ? null : (number(one) ?? 0) + (number(other) ?? 0)
const rate = (details: unknown): number | null => number(object(details)?.['rate'])
const texts = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null

/**
 * One row of GET /api/queues, 3.10 to 4.3; null for what is no queue. By hand and not by a zod object: with that, 10,000
 * rows would hold up the server for a tenth of a second.
 */
export function queueRow(raw: unknown): Queue | null {
  const q = object(raw)
  if (q === null || typeof q['name'] !== 'string' || typeof q['vhost'] !== 'string') return null
  const stats = object(q['message_stats'])
  const state = text(q['state']) ?? '?'
  const leader = text(q['leader'])
  const type = text(q['type']) ?? 'classic'
  const args = argumentPairs((object(q['arguments']) ?? {}) as Record<string, Json>)
  return {
    vhost: q['vhost'],
    name: q['name'],
    type,
    // The official UI calls a running queue idle once it has had no traffic for a while.
    state: state === 'running' && text(q['idle_since']) !== null ? 'idle' : state,
    durable: q['durable'] === true,
    autoDelete: q['auto_delete'] === true,
    exclusive: q['exclusive'] === true,
    arguments: args,
    policy: text(q['policy']),
    operatorPolicy: text(q['operator_policy']),
    // 3.10 gives a quorum queue's leader alone.
    node: text(q['node']) ?? leader,
    leader,
    members: texts(q['members']),
    online: texts(q['online']),
    mirrors: texts(q['slave_nodes']),
    synchronised: texts(q['synchronised_slave_nodes']),
    ready: number(q['messages_ready']),
    unacked: number(q['messages_unacknowledged']),
    total: number(q['messages']),
    inMemory: number(q['messages_ram']),
    persistent: number(q['messages_persistent']),
    delayed: number(q['messages_delayed']),
    consumers: number(q['consumers']),
    consumerCapacity: number(q['consumer_capacity']) ?? number(q['consumer_utilisation']),
    memoryBytes: number(q['memory']),
    messageBytes: number(q['message_bytes']),
    readyBytes: number(q['message_bytes_ready']),
    unackedBytes: number(q['message_bytes_unacknowledged']),
    inMemoryBytes: number(q['message_bytes_ram']),
    persistentBytes: number(q['message_bytes_persistent']),
    totalRate: rate(q['messages_details']),
    incomingRate: rate(stats?.['publish_details']),
    deliverGetRate: rate(stats?.['deliver_get_details']),
    redeliverRate: rate(stats?.['redeliver_details']),
    ackRate: rate(stats?.['ack_details']),
    delivered: sum(stats?.['deliver'], stats?.['deliver_no_ack']),
    sendsOn: sendsOnBy(type, args, effectivePolicyOf(q['effective_policy_definition'])),
  }
}

function sendsOnBy(type: string, args: Arguments, policies: Arguments | null): boolean | null {
  const unless = policies === null ? null : false
  if (args.length === 0 && (policies === null || policies.length === 0)) return unless
  const definition = Object.fromEntries((policies ?? []).map(({ name, value }) => [name, value]))
  // It is the same in all versions.
  return sendsOn(queueRules(type, args, definition, '?')) || unless
}

/**
 * Policy and operator policy merged. `[]` is an empty definition (Erlang's empty list); null where the broker does not send
 * it.
 */
export function effectivePolicyOf(definition: unknown): Arguments | null {
  if (Array.isArray(definition)) return []
  const told = object(definition)
  return told === null ? null : argumentPairs(told as Record<string, Json>)
}

/** What a list of all queues without statistics has to be asked for: `columns=` of the management API. */
export const snapshotColumns = [
  'name',
  'vhost',
  'type',
  'state',
  'durable',
  'auto_delete',
  'exclusive',
  'arguments',
  'policy',
  'node',
  'leader',
  'online',
  'messages_ready',
  'messages_unacknowledged',
  'messages',
]

/** And what statistics add to it. */
export const figureColumns = [
  'name',
  'vhost',
  'operator_policy',
  'leader',
  'members',
  'online',
  // Of mirrored queues (3.x). Not of the list without statistics: with totals it has what the queue's process remembers of them, which
  // may be long past.
  'slave_nodes',
  'synchronised_slave_nodes',
  'messages_ready',
  'messages_unacknowledged',
  'messages',
  'messages_ram',
  'messages_persistent',
  'messages_delayed',
  'consumers',
  'consumer_capacity',
  'consumer_utilisation',
  'memory',
  'message_bytes',
  'message_bytes_ready',
  'message_bytes_unacknowledged',
  'message_bytes_ram',
  'message_bytes_persistent',
  'messages_details.rate',
  ...['publish', 'deliver_get', 'redeliver', 'ack'].map((each) => `message_stats.${each}_details.rate`),
  'message_stats.deliver',
  'message_stats.deliver_no_ack',
]

/**
 * What the read of one queue tells besides: that it is idle, which 3.10 says in its statistics only, and what its policies come
 * to. So it is not known of all queues, and nothing is sorted or filtered by it.
 */
export const rowColumns = [
  ...figureColumns,
  'state',
  'idle_since',
  'type',
  'arguments',
  'effective_policy_definition',
]
