import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { Message } from '@/lib/rabbitmq/message'
import { processWide } from '@/lib/server/process-wide'
import { visibleText } from '@/lib/server/visible-text'

/** So many returns are left to those who work with the queue. */
const margin = 2
/** Queues that are remembered. */
const most = 1_000
/** For how long nobody looks again, in ms. Where the next look would cost the message its life, time alone changes nothing. */
const rest = 15 * 60_000

/** How often a message that was put back came back by then, and when that was. */
interface Seen {
  returns: number
  at: number
}
const seen = () => processWide('amqp.near-limit', () => new Map<string, Seen>())

const counters = new Set(['x-delivery-count', 'x-acquired-count'])

/** How often a message has come back to its quorum queue, as the broker counts it. */
export function returnsOf({ redelivered, properties: { headers } }: Message): number {
  // Before it came back, only its publisher can have written that.
  if (!redelivered) return 0
  const counts = (headers ?? []).map(({ name, value }) =>
    counters.has(name) && 'value' in value ? Number(value.value) : 0,
  )
  return Math.max(0, ...counts.filter(Number.isFinite))
}

/** Whether putting this message back could be one return too many. */
export const isNearLimit = (returns: number, limit: number): boolean => returns >= limit - margin

const advice =
  'To read it, get it with Acknowledge, which takes it out of the queue, or raise the delivery limit first.'
const adviceForOthers =
  'To read the others, get them with Acknowledge, which takes them out of the queue, or raise the delivery limit first.'

/**
 * Keeps peeks from using up a delivery limit. That a message is near it is only known once it was taken, and putting it back
 * counts as well: so the queue is remembered, and nobody looks again for a while.
 */
export class NearLimit {
  constructor(
    private readonly queue: { broker: string; vhost: string; name: string },
    private readonly limit: number,
  ) {}

  private get key(): string {
    const { broker, vhost, name } = this.queue
    return JSON.stringify([broker, vhost, name])
  }

  /** Throws before anything is taken when a look could be one too many. `total` is how many messages the queue has. */
  checkBefore(total: number | null): void {
    if (this.limit <= margin) {
      const detail = `The delivery limit of ${this.name} is ${this.limit}: a message that is put back may be dropped or dead-lettered for it.`
      throw new ConsoleError('precondition', `${detail} ${advice}`)
    }
    const known = seen().get(this.key)
    if (known === undefined || !isNearLimit(known.returns, this.limit)) return
    const isOver = known.returns !== this.limit && Date.now() - known.at > rest
    if (total !== 0 && !isOver) throw this.problem(known.returns)
    seen().delete(this.key)
  }

  /** Throws when this message came back too often already; all that was taken is to be put back then. */
  check(message: Message): void {
    const returns = returnsOf(message)
    if (!isNearLimit(returns, this.limit)) return
    seen().delete(this.key)
    seen().set(this.key, { returns: returns + 1, at: Date.now() })
    for (const key of seen().keys()) {
      if (seen().size <= most) break
      seen().delete(key)
    }
    throw this.problem(returns + 1)
  }

  /** Messages were taken out for good: what was remembered may be among them. */
  forget(messages: readonly Message[]): void {
    const known = seen().get(this.key)
    if (known !== undefined && messages.some((message) => returnsOf(message) >= known.returns)) {
      seen().delete(this.key)
    }
  }

  private problem(returns: number): ConsoleError {
    const fate =
      returns > this.limit
        ? `The last time was one too many: the broker has dropped or dead-lettered it. ${adviceForOthers}`
        : `Every look counts as well: nothing is got here with putting back until that message was got with Acknowledge, the queue was seen empty, or the limit is raised. ${advice}`
    const detail = `A message of ${this.name} was put back ${returns} times by now, and after more than ${this.limit} times the broker drops or dead-letters it.`
    return new ConsoleError('precondition', `${detail} ${fate}`)
  }

  private get name(): string {
    return `'${visibleText(this.queue.name, 255)}'`
  }
}
