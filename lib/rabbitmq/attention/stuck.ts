import type { Channel } from '@/lib/rabbitmq/channel'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import type { Node } from '@/lib/rabbitmq/node'
import { unackedLimit } from '@/lib/rabbitmq/prefetch'
import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import { goesRound, grows, hasBusyConsumers, lacksConsumer, lacksMajority } from './queue-signs'
import type { Reason, Verdict } from './reason'

/** What is known of a queue and its surroundings; a part is null where it could not be read. */
export interface StuckFacts {
  queue: Queue
  rules: QueueRules
  consumers: readonly Consumer[] | null
  /** The channels of its consumers, as far as they could be read. */
  channels: readonly Channel[]
  nodes: readonly Node[] | null
  /** Bindings besides the default exchange's; null where they could not be read. */
  bindings: number | null
}

const stoppedStates = new Set(['down', 'crashed', 'stopped'])
const heldBack = new Set(['flow', 'blocked', 'blocking'])

/** A replicated queue of which most members are away takes and gives nothing. */
function stateReasons({ queue }: StuckFacts): Reason[] {
  const { state, members, online } = queue
  const isMinority = lacksMajority(queue)
  return isMinority || stoppedStates.has(state)
    ? [
        {
          kind: 'state',
          state: isMinority ? 'minority' : state,
          online: online?.length ?? null,
          members: members?.length ?? null,
        },
      ]
    : []
}

const holdersOf = (channels: readonly Channel[]) =>
  channels
    .filter((channel) => (channel.unacked ?? 0) > 0)
    .map((channel) => ({
      channel: channel.name,
      user: channel.user,
      unacked: channel.unacked ?? 0,
      limit: unackedLimit(channel),
    }))
    .toSorted((one, other) => other.unacked - one.unacked)

/** Why what is ready is not delivered. */
function deliveryReasons({ queue, consumers: told, channels }: StuckFacts): Reason[] {
  const ready = queue.ready ?? 0
  const count = queue.consumers ?? told?.length ?? null
  if (lacksConsumer({ ...queue, consumers: count })) return [{ kind: 'noConsumer', ready }]
  const consumers = told ?? []
  const all = count ?? consumers.length
  const reasons: Reason[] = []
  const full = holdersOf(channels).filter(({ unacked, limit }) => limit !== null && unacked >= limit)
  const active = consumers.filter((consumer) => consumer.activity === 'single_active')
  const [single] = active
  if (ready > 0 && single !== undefined) {
    const holds = full.some(({ channel }) => channel === single.channel)
    if (holds) {
      reasons.push({
        kind: 'singleActive',
        tag: single.tag,
        channel: single.channel,
        waiting: consumers.length - active.length,
      })
    }
  }
  if (ready > 0 && full.length > 0) reasons.push({ kind: 'prefetchFull', holders: full, consumers: all })
  const left = consumers.filter(({ active: is, activity }) => is === false && activity !== 'waiting')
  if (left.length > 0) {
    const activity = [...new Set(left.map((consumer) => consumer.activity ?? '?'))].toSorted()
    reasons.push({ kind: 'inactive', count: left.length, consumers: all, activity })
  }
  const slowed = channels.filter((channel) => heldBack.has(channel.state))
  if (slowed.length > 0) {
    reasons.push({
      kind: 'clientFlow',
      channels: slowed.map((channel) => channel.name),
      state: slowed[0]?.state ?? 'flow',
    })
  }
  if (queue.delayed !== null && queue.delayed > 0) reasons.push({ kind: 'delayed', delayed: queue.delayed })
  return reasons
}

/** What slows it down although it moves. */
function paceReasons({ queue }: StuckFacts): Reason[] {
  const { redeliverRate, deliverGetRate, consumerCapacity, consumers, totalRate, incomingRate } = queue
  const reasons: Reason[] = []
  if (goesRound(queue)) {
    reasons.push({ kind: 'redelivered', redelivered: redeliverRate ?? 0, delivered: deliverGetRate ?? 0 })
  }
  if (hasBusyConsumers(queue, 1)) {
    reasons.push({ kind: 'slowConsumers', capacity: consumerCapacity ?? 0, consumers: consumers ?? 0 })
  }
  if (grows(queue, 1) && totalRate !== null && incomingRate !== null) {
    reasons.push({ kind: 'outpaced', incoming: incomingRate, leaving: Math.max(0, incomingRate - totalRate) })
  }
  return reasons
}

/** Why messages do not come, or do not stay. */
function arrivalReasons({ queue, rules, nodes, bindings }: StuckFacts): Reason[] {
  const reasons: Reason[] = []
  const { maxLength, overflow, messageTtl } = rules
  if (maxLength !== null && queue.ready !== null && queue.ready >= maxLength) {
    reasons.push({ kind: 'drops', limit: maxLength, overflow })
  }
  for (const resource of ['memory', 'disk'] as const) {
    const named = (nodes ?? []).filter((node) => (resource === 'memory' ? node.memoryAlarm : node.diskAlarm))
    if (named.length > 0) reasons.push({ kind: 'alarm', of: resource, nodes: named.map((node) => node.name) })
  }
  if (queue.state === 'flow') reasons.push({ kind: 'queueFlow' })
  if (messageTtl !== null && queue.type !== 'stream' && (queue.ready ?? 0) > 0) {
    reasons.push({ kind: 'expires', ttl: messageTtl })
  }
  if (bindings === 0 && (queue.incomingRate ?? 0) === 0) reasons.push({ kind: 'unbound' })
  return reasons
}

/** Whether a queue moves, and why it does not: the likeliest reason first. */
export function diagnose(facts: StuckFacts): { verdict: Verdict; reasons: Reason[] } {
  const { queue, channels } = facts
  const state = stateReasons(facts)
  if (state.length > 0) return { verdict: 'stuck', reasons: state }
  const { ready, unacked, total, deliverGetRate, ackRate } = queue
  const isStream = queue.type === 'stream'
  // A stream keeps what it delivers: nothing piles up in it.
  const reasons = [
    ...(isStream ? [] : [...deliveryReasons(facts), ...paceReasons(facts)]),
    ...arrivalReasons(facts),
  ]
  if (total === null || ready === null) return { verdict: 'unknown', reasons }
  if (total === 0) return { verdict: 'empty', reasons }
  const moves = (deliverGetRate ?? 0) > 0 || (ackRate ?? 0) > 0
  if (moves || isStream) return { verdict: 'moving', reasons }
  if (ready === 0 && unacked !== null && unacked > 0) {
    return {
      verdict: 'stuck',
      reasons: [{ kind: 'allUnacked', unacked, holders: holdersOf(channels) }, ...reasons],
    }
  }
  return { verdict: 'stuck', reasons }
}
