import type { Node } from './node'
import type { Queue } from './queue'

interface NodeFinding {
  kind: 'memory' | 'disk' | 'down' | 'drained' | 'partition'
  node: Node
}
interface QueueFinding {
  kind: 'noConsumer'
  queue: Queue
  ready: number
}
/** Something that somebody should look at. */
export type Finding = NodeFinding | QueueFinding

/** What is wrong with the nodes, the worst first. */
export function nodeFindings(nodes: readonly Node[]): NodeFinding[] {
  const of = (kind: NodeFinding['kind'], is: (node: Node) => boolean) =>
    nodes.filter(is).map((node): NodeFinding => ({ kind, node }))
  return [
    ...of('partition', (node) => node.partitions.length > 0),
    ...of('down', (node) => !node.running),
    ...of('memory', (node) => node.memoryAlarm),
    ...of('disk', (node) => node.diskAlarm),
    ...of('drained', (node) => node.drained),
  ]
}

/** A queue that holds messages only until they expire into another one: a delay, which has no consumer on purpose. */
const isDelay = (queue: Queue): boolean => {
  const names = new Set(queue.arguments.map((argument) => argument.name))
  return names.has('x-message-ttl') && names.has('x-dead-letter-exchange')
}

/** Queues with messages and no consumer, the fullest first. A stream keeps its messages anyway. */
export const queueFindings = (queues: readonly Queue[]): QueueFinding[] =>
  queues
    .filter((queue) => queue.consumers === 0 && queue.type !== 'stream' && !isDelay(queue))
    .flatMap((queue): QueueFinding[] =>
      queue.ready === null || queue.ready === 0 ? [] : [{ kind: 'noConsumer', queue, ready: queue.ready }],
    )
    .toSorted((a, b) => b.ready - a.ready)

/** How full something is, from 0 to 1; null where a figure is unknown or there is no limit. */
export const share = (used: number | null, limit: number | null): number | null =>
  used === null || limit === null || limit <= 0 ? null : Math.min(1, used / limit)

/** Of free disk space: how much of the way to the alarm is gone. */
export const diskShare = (free: number | null, limit: number | null): number | null =>
  free === null || limit === null || limit <= 0 ? null : Math.min(1, limit / Math.max(free, 1))
