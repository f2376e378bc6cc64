import { followersOf } from '@/lib/rabbitmq/followers'
import type { Mirroring } from '@/lib/rabbitmq/mirroring'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Node } from '@/lib/rabbitmq/node'
import type { Queue } from '@/lib/rabbitmq/queue'
import { sendsOn } from '@/lib/rabbitmq/routing/queue-rules'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import type { Finding } from './finding'
import { quietEnough } from './quiet'
import {
  drains,
  goesRound,
  grows,
  hasBusyConsumers,
  isDelay,
  isStuck,
  isSyncing,
  lacksConsumer,
  lacksMajority,
  stoppedStates,
} from './queue-signs'
import { hasNoRoom, roomOf, type Room } from './room'

const replicas = ({ members, online }: Queue) =>
  members === null || online === null
    ? null
    : { members: members.length, away: members.filter((member) => !online.includes(member)) }

/** Mirrors that lack messages of their leader. An empty queue has none to lack, and one that is down cannot be synchronised. */
function mirrorFindings(queue: Queue, { mirroringOf }: QueueSurroundings): Finding[] {
  const { nodes, unsynchronised } = followersOf(queue)
  const { vhost, name, total, state } = queue
  if (unsynchronised.length === 0 || total === 0 || stoppedStates.has(state)) return []
  return [
    {
      kind: 'unsynchronised',
      queue: { vhost, name },
      lacking: unsynchronised.toSorted(),
      mirrors: nodes.length,
      total,
      mirroring: mirroringOf(queue),
      syncing: isSyncing(queue),
    },
  ]
}

function stateFindings(queue: Queue): Finding[] {
  const named = { vhost: queue.vhost, name: queue.name }
  const { members, online } = queue
  if (lacksMajority(queue)) {
    return [
      {
        kind: 'minority',
        queue: named,
        online: online?.length ?? null,
        members: members?.length ?? null,
      },
    ]
  }
  if (stoppedStates.has(queue.state)) return [{ kind: 'stopped', queue: named, state: queue.state }]
  const lost = replicas(queue)
  return lost === null || lost.away.length === 0
    ? []
    : [{ kind: 'lagging', queue: named, away: lost.away, members: lost.members }]
}

/** At the pace at which free disk of a node falls now: seconds until its alarm blocks all publishers. */
function secondsOfDisk(node: Node | undefined): number | null {
  if (node === undefined) return null
  const { diskFree, diskLimit, diskFreeRate } = node
  return diskFree === null || diskLimit === null || diskFreeRate === null || diskFreeRate >= 0
    ? null
    : Math.max(0, (diskFree - diskLimit) / -diskFreeRate)
}

/** What is known besides the queues themselves. */
export interface QueueSurroundings {
  rulesOf: (queue: Queue) => QueueRules
  /** What its policies say of its mirrors; null where they are not known. */
  mirroringOf: (queue: Queue) => Mirroring | null
  nodes: readonly Node[]
  /** For how many seconds nothing was delivered or acked, by `keyOf`, of queues that look stuck. */
  quiet: ReadonlyMap<string, number>
}

/** At the pace at which a queue grows: how long until it is full, and until its node has no disk left. */
const endsOf = (perSecond: number, room: Room | null, node: Node | undefined) => ({
  secondsLeft: room === null ? null : Math.max(0, room.left / perSecond),
  limit: room?.limit ?? null,
  limitIn: room?.in ?? ('messages' as const),
  secondsOfDisk: secondsOfDisk(node),
})
const noEnds = { secondsLeft: null, limit: null, limitIn: 'messages', secondsOfDisk: null } as const

/** A full queue that still gets messages, or one on its way there, or one on its way to empty. */
function depthFindings(queue: Queue, rules: QueueRules, node: Node | undefined): Finding[] {
  const named = { vhost: queue.vhost, name: queue.name }
  const { ready, total, totalRate, incomingRate } = queue
  const room = roomOf(queue, rules)
  if (ready !== null && room !== null && room.limit > 0 && hasNoRoom(room) && (incomingRate ?? 0) > 0) {
    const { limit, in: limitIn } = room
    const { overflow } = rules
    return [{ kind: 'atLimit', queue: named, ready, limit, limitIn, overflow, incoming: incomingRate }]
  }
  if (total === null || totalRate === null) return []
  // Of one without consumers it is said with that.
  if (grows(queue) && queue.consumers !== 0) {
    return [
      {
        kind: 'growing',
        queue: named,
        total,
        perSecond: totalRate,
        incoming: incomingRate,
        leaving: queue.ackRate ?? queue.deliverGetRate,
        ...endsOf(totalRate, room, node),
      },
    ]
  }
  return drains(queue)
    ? [{ kind: 'draining', queue: named, total, perSecond: -totalRate, secondsLeft: total / -totalRate }]
    : []
}

function noConsumerFinding(queue: Queue, rules: QueueRules, node: Node | undefined): Finding {
  const { vhost, name, totalRate } = queue
  const pace = grows(queue, 1) ? totalRate : null
  return {
    kind: 'noConsumer',
    queue: { vhost, name },
    ready: queue.ready ?? 0,
    incoming: queue.incomingRate,
    perSecond: pace,
    expires:
      rules.messageTtl === null || rules.deadLetter === null
        ? null
        : { ttl: rules.messageTtl, exchange: rules.deadLetter.exchange },
    ...(pace === null ? noEnds : endsOf(pace, roomOf(queue, rules), node)),
  }
}

function consumerFindings(queue: Queue, quiet: QueueSurroundings['quiet']): Finding[] {
  const named = { vhost: queue.vhost, name: queue.name }
  const { consumers, consumerCapacity, redeliverRate, deliverGetRate } = queue
  const ready = queue.ready ?? 0
  const findings: Finding[] = []
  const seconds = quiet.get(keyOf(queue)) ?? 0
  if (isStuck(queue) && seconds >= quietEnough) {
    findings.push({
      kind: 'stuck',
      queue: named,
      ready,
      unacked: queue.unacked ?? 0,
      consumers: consumers ?? 0,
      seconds,
    })
  }
  if (goesRound(queue)) {
    findings.push({
      kind: 'redelivered',
      queue: named,
      redelivered: redeliverRate ?? 0,
      delivered: deliverGetRate ?? 0,
    })
  }
  if (hasBusyConsumers(queue)) {
    findings.push({
      kind: 'slowConsumers',
      queue: named,
      ready,
      consumers: consumers ?? 0,
      capacity: consumerCapacity ?? 0,
    })
  }
  return findings
}

/** What is wrong with the queues. Streams keep their messages and are not consumed away: only their state counts. */
export function queueFindings(queues: readonly Queue[], surroundings: QueueSurroundings): Finding[] {
  const { rulesOf, nodes, quiet } = surroundings
  const nodeOf = new Map(nodes.map((node) => [node.name, node]))
  return queues.flatMap((queue) => {
    const states = [...stateFindings(queue), ...mirrorFindings(queue, surroundings)]
    if (queue.type === 'stream') return states
    const rules = rulesOf(queue)
    const node = nodeOf.get(queue.node ?? '')
    const isLeft = lacksConsumer(queue) && !isDelay({ ...queue, sendsOn: sendsOn(rules) })
    return [
      ...states,
      ...depthFindings(queue, rules, node),
      ...(isLeft ? [noConsumerFinding(queue, rules, node)] : []),
      ...consumerFindings(queue, quiet),
    ]
  })
}

/**
 * Whether nobody gets rid of what lies in a queue of dead letters. One that is consumed is worked at, as long as it does not
 * stay as full as it is.
 */
const rests = ({ consumers, totalRate }: Queue): boolean =>
  consumers === 0 || (consumers !== null && totalRate !== null && totalRate >= 0)

/** Queues behind dead-letter exchanges that hold messages. Those that send them on by themselves are no end. */
export function deadLetterFindings(
  queues: readonly Queue[],
  rulesOf: (queue: Queue) => QueueRules,
  targets: readonly { vhost: string; queue: string; exchange: string }[],
): Finding[] {
  const exchangeOf = new Map(
    targets.map((each) => [keyOf({ vhost: each.vhost, name: each.queue }), each.exchange]),
  )
  return queues.flatMap((queue): Finding[] => {
    const exchange = exchangeOf.get(keyOf(queue))
    const { vhost, name, ready, consumers } = queue
    if (exchange === undefined || ready === null || ready === 0) return []
    if (sendsOn(rulesOf(queue)) || !rests(queue)) return []
    return [{ kind: 'deadLetters', queue: { vhost, name }, ready, exchange, consumers: consumers ?? 0 }]
  })
}
