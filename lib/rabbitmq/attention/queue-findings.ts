import type { Node } from '@/lib/rabbitmq/node'
import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueueRules } from '@/lib/rabbitmq/routing/topology'
import type { Finding } from './finding'
import {
  drains,
  goesRound,
  grows,
  hasBusyConsumers,
  isStuck,
  lacksConsumer,
  lacksMajority,
} from './queue-signs'

const stoppedStates = new Set(['down', 'crashed', 'stopped'])

/** A queue that holds messages only until they expire into another one: a delay, which has no consumer on purpose. */
const isDelay = ({ messageTtl, deadLetter }: QueueRules): boolean =>
  messageTtl !== null && deadLetter !== null

const replicas = ({ members, online }: Queue) =>
  members === null || online === null
    ? null
    : { members: members.length, away: members.filter((member) => !online.includes(member)) }

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

/** A full queue that still gets messages, or one on its way there, or one on its way to empty. */
function depthFindings(queue: Queue, { maxLength, overflow }: QueueRules, node: Node | undefined): Finding[] {
  const named = { vhost: queue.vhost, name: queue.name }
  const { ready, total, totalRate, incomingRate } = queue
  if (
    ready !== null &&
    maxLength !== null &&
    ready >= maxLength &&
    maxLength > 0 &&
    (incomingRate ?? 0) > 0
  ) {
    return [{ kind: 'atLimit', queue: named, ready, limit: maxLength, overflow, incoming: incomingRate }]
  }
  if (total === null || totalRate === null) return []
  if (grows(queue) && queue.consumers !== 0) {
    return [
      {
        kind: 'growing',
        queue: named,
        total,
        perSecond: totalRate,
        incoming: incomingRate,
        leaving: queue.ackRate ?? queue.deliverGetRate,
        limit: maxLength,
        secondsLeft: maxLength === null ? null : Math.max(0, (maxLength - total) / totalRate),
        secondsOfDisk: secondsOfDisk(node),
      },
    ]
  }
  return drains(queue)
    ? [{ kind: 'draining', queue: named, total, perSecond: -totalRate, secondsLeft: total / -totalRate }]
    : []
}

function consumerFindings(queue: Queue, rules: QueueRules): Finding[] {
  const named = { vhost: queue.vhost, name: queue.name }
  const { consumers, consumerCapacity, redeliverRate, deliverGetRate } = queue
  const ready = queue.ready ?? 0
  const findings: Finding[] = []
  if (lacksConsumer(queue) && !isDelay(rules)) {
    findings.push({ kind: 'noConsumer', queue: named, ready, incoming: queue.incomingRate })
  }
  if (isStuck(queue)) {
    findings.push({
      kind: 'stuck',
      queue: named,
      ready,
      unacked: queue.unacked ?? 0,
      consumers: consumers ?? 0,
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
export function queueFindings(
  queues: readonly Queue[],
  rulesOf: (queue: Queue) => QueueRules,
  nodes: readonly Node[],
): Finding[] {
  const nodeOf = new Map(nodes.map((node) => [node.name, node]))
  return queues.flatMap((queue) => {
    const states = stateFindings(queue)
    if (queue.type === 'stream') return states
    const rules = rulesOf(queue)
    const node = nodeOf.get(queue.node ?? '')
    return [...states, ...depthFindings(queue, rules, node), ...consumerFindings(queue, rules)]
  })
}

/** Queues behind dead-letter exchanges that hold messages. Those that send them on by themselves are a delay. */
export function deadLetterFindings(
  queues: readonly Queue[],
  rulesOf: (queue: Queue) => QueueRules,
  targets: readonly { vhost: string; queue: string; exchange: string }[],
): Finding[] {
  const exchangeOf = new Map(targets.map((each) => [JSON.stringify([each.vhost, each.queue]), each.exchange]))
  return queues.flatMap((queue): Finding[] => {
    const exchange = exchangeOf.get(JSON.stringify([queue.vhost, queue.name]))
    if (exchange === undefined || queue.ready === null || queue.ready === 0) return []
    // One that is consumed is worked at, and named when its consumers are slow.
    if (isDelay(rulesOf(queue)) || queue.consumers !== 0) return []
    const named = { vhost: queue.vhost, name: queue.name }
    return [{ kind: 'deadLetters', queue: named, ready: queue.ready, exchange }]
  })
}
