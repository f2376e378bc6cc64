import { deadLetter, type DeadLettered, type DeathReason, type Letter } from './letter'
import type { RoutingIndex } from './topology-index'

/** What would become of the messages that die in one queue. */
export interface DeadLetterStep {
  queue: string
  /** The one that this queue's rules make likely; where it goes does not depend on it, whether it may come back does. */
  reason: DeathReason
  exchange: string
  /** Null: the message keeps its keys. */
  routingKey: string | null
  /** False: the exchange is not there, and the messages are lost. */
  isThere: boolean
  /** Null where the exchange is not there. */
  result: DeadLettered | null
  /** Ways that lead back to a queue where the message has been. */
  cycles: { around: string[]; isDropped: boolean }[]
}

const mostSteps = 50

/** From every queue that gets the message: where it goes when it dies there, and in the queues after that. Each queue once. */
export function deadLetterPath(
  index: RoutingIndex,
  queues: Iterable<string>,
  letter: Letter,
  expiration: number | null,
): DeadLetterStep[] {
  const steps: DeadLetterStep[] = []
  const seen = new Set(queues)
  const waiting = [...seen].map((queue) => ({ queue, letter, path: [queue], ttl: expiration }))
  for (const { queue, letter, path, ttl } of waiting) {
    const rules = index.queues.get(queue)?.rules
    if (rules === undefined || rules.deadLetter === null || steps.length >= mostSteps) continue
    const reason: DeathReason = rules.messageTtl !== null || ttl !== null ? 'expired' : 'rejected'
    const result = deadLetter(index, queue, letter, reason)
    const cycles: DeadLetterStep['cycles'] = []
    for (const to of result?.routed.queues.keys() ?? []) {
      const at = path.indexOf(to)
      if (at >= 0) cycles.push({ around: [...path.slice(at), to], isDropped: !result?.queues.has(to) })
      if (seen.has(to) || result === null) continue
      seen.add(to)
      // The broker takes the message's own expiration off when it dies.
      waiting.push({ queue: to, letter: result.letter, path: [...path, to], ttl: null })
    }
    steps.push({ queue, reason, ...rules.deadLetter, isThere: result !== null, result, cycles })
  }
  return steps
}
