import type { Alarm } from '@/lib/rabbitmq/alarms'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import type { Node } from '@/lib/rabbitmq/node'
import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import { isStalled } from '@/lib/rabbitmq/stalled'
import { holdsOf, type ConsumerChannel, type Hold } from './holds'
import { nodeFindings } from './node-findings'
import { quietEnough } from './quiet'
import {
  goesRound,
  grows,
  hasBusyConsumers,
  heldBack,
  isSyncing,
  lacksConsumer,
  lacksMajority,
  stoppedStates,
} from './queue-signs'
import type { Holder, Reason, Unknown, Verdict } from './reason'
import { hasNoRoom, roomOf } from './room'

/** What is known of a queue and its surroundings; a part is null where it could not be read. */
export interface StuckFacts {
  queue: Queue
  rules: QueueRules
  consumers: readonly Consumer[] | null
  /** The channels of its consumers, as far as they could be read. */
  channels: readonly ConsumerChannel[]
  nodes: readonly Node[] | null
  /** Of the health check, where nodes do not tell theirs. */
  alarms: readonly Alarm[] | null
  /** Bindings besides the default exchange's; null where they could not be read. */
  bindings: number | null
  /** The broker keeps rates: a queue of which it tells none has been idle. False: they are not known. */
  keepsRates: boolean
  /** For how many seconds nothing was delivered or acked; null where it never was, `unknown` where that could not be read. */
  quiet: number | null | 'unknown'
}

/** A replicated queue of which most members are away takes and gives nothing, nor does one whose mirrors synchronise. */
function stateReasons({ queue }: StuckFacts): Reason[] {
  const { state, members, online } = queue
  const isMinority = lacksMajority(queue)
  return isMinority || stoppedStates.has(state) || isSyncing(queue)
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

const most = (one: Holder, other: Holder) => other.unacked - one.unacked

const holdersOf = (holds: readonly Hold[]): Holder[] =>
  holds
    .filter((hold) => hold.unacked > 0)
    .map(({ channel, user, unacked, limit, shared }) => ({ channel, user, unacked, limit, shared }))
    .toSorted(most)

/** Consumers that hold all they may, surely or perhaps. */
function prefetchReasons(holds: readonly Hold[], consumers: number): Reason[] {
  const of = (full: Hold['full'], kind: 'prefetchFull' | 'prefetchShared'): Reason[] => {
    const found = holds.filter((hold) => hold.full === full)
    const count = found.reduce((sum, hold) => sum + hold.consumers, 0)
    return found.length === 0 ? [] : [{ kind, holders: holdersOf(found), full: count, consumers }]
  }
  return [...of('yes', 'prefetchFull'), ...of('maybe', 'prefetchShared')]
}

/** The single active consumer that gets everything: when it is full, or holds messages without progress. */
function singleActiveReasons({ consumers: told, channels }: StuckFacts, holds: readonly Hold[]): Reason[] {
  const consumers = told ?? []
  const active = consumers.filter((consumer) => consumer.activity === 'single_active')
  const [single] = active
  if (single === undefined) return []
  const hold = holds.find(({ channel }) => channel === single.channel)
  const channel = channels.find(({ name }) => name === single.channel)
  if (hold === undefined || channel === undefined) return []
  if (hold.full === 'no' && isStalled(channel) !== true) return []
  const { full, unacked } = hold
  const waiting = consumers.length - active.length
  return [{ kind: 'singleActive', tag: single.tag, channel: single.channel, full, unacked, waiting }]
}

/** Why what is ready is not delivered. */
function deliveryReasons(facts: StuckFacts): Reason[] {
  const { queue, consumers: told, channels } = facts
  const ready = queue.ready ?? 0
  const count = queue.consumers ?? told?.length ?? null
  if (lacksConsumer({ ...queue, consumers: count })) return [{ kind: 'noConsumer', ready }]
  const consumers = told ?? []
  const all = count ?? consumers.length
  const reasons: Reason[] = []
  if (ready > 0) {
    const holds = holdsOf(queue, consumers, channels)
    reasons.push(...singleActiveReasons(facts, holds), ...prefetchReasons(holds, all))
  }
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
    // Without statistics what leaves is what comes and does not stay.
    const leaving = queue.ackRate ?? deliverGetRate ?? Math.max(0, incomingRate - totalRate)
    reasons.push({ kind: 'outpaced', incoming: incomingRate, leaving })
  }
  return reasons
}

/** Why messages do not come, or do not stay. */
function arrivalReasons({ queue, rules, nodes, alarms, bindings }: StuckFacts): Reason[] {
  const reasons: Reason[] = []
  const { overflow, messageTtl } = rules
  const room = roomOf(queue, rules)
  if (room !== null && hasNoRoom(room)) {
    reasons.push({ kind: 'drops', limit: room.limit, limitIn: room.in, overflow })
  }
  const found = nodeFindings(nodes ?? [], alarms)
  for (const resource of ['memory', 'disk'] as const) {
    const named = found.flatMap((finding) => (finding.kind === resource ? [finding.node.name] : []))
    if (named.length > 0) reasons.push({ kind: 'alarm', of: resource, nodes: named })
  }
  if (queue.state === 'flow') reasons.push({ kind: 'queueFlow' })
  if (messageTtl !== null && queue.type !== 'stream' && (queue.ready ?? 0) > 0) {
    reasons.push({ kind: 'expires', ttl: messageTtl })
  }
  if (bindings === 0 && (queue.incomingRate ?? 0) === 0) reasons.push({ kind: 'unbound' })
  return reasons
}

export interface Judgement {
  verdict: Verdict
  reasons: Reason[]
  /** What is not told, where the verdict is unknown. */
  unknown: Unknown | null
}

/** Whether a queue moves, and why it does not: the likeliest reason first. */
export function diagnose(facts: StuckFacts): Judgement {
  const { queue, consumers, channels } = facts
  const judged = (verdict: Verdict, reasons: Reason[]): Judgement => ({ verdict, reasons, unknown: null })
  const state = stateReasons(facts)
  if (state.length > 0) return judged('stuck', state)
  const { ready, unacked, total, deliverGetRate, ackRate } = queue
  const isStream = queue.type === 'stream'
  // A stream keeps what it delivers: nothing piles up in it.
  const reasons = [
    ...(isStream ? [] : [...deliveryReasons(facts), ...paceReasons(facts)]),
    ...arrivalReasons(facts),
  ]
  if (total === null || ready === null) return { verdict: 'unknown', reasons, unknown: 'counts' }
  if (total === 0) return judged('empty', reasons)
  if ((deliverGetRate ?? 0) > 0 || (ackRate ?? 0) > 0 || isStream) return judged('moving', reasons)
  const isAllUnacked = ready === 0 && unacked !== null && unacked > 0
  const all: Reason[] = isAllUnacked
    ? [
        { kind: 'allUnacked', unacked, holders: holdersOf(holdsOf(queue, consumers ?? [], channels)) },
        ...reasons,
      ]
    : reasons
  const isTold = facts.keepsRates || deliverGetRate !== null || ackRate !== null
  // Whatever the rates are: without a consumer nothing leaves.
  if (reasons.some(({ kind }) => kind === 'noConsumer')) return judged('stuck', all)
  if (!isTold) return { verdict: 'unknown', reasons: all, unknown: 'rates' }
  // A consumer that has worked on one message for some seconds has the same rates as one that hangs.
  if (facts.quiet === 'unknown') return { verdict: 'unknown', reasons: all, unknown: 'samples' }
  return judged(facts.quiet === null || facts.quiet >= quietEnough ? 'stuck' : 'quiet', all)
}
