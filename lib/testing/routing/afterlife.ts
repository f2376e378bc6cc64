import { deadLetter, type DeathReason, type Letter } from '@/lib/rabbitmq/routing/letter'
import { messageKeys } from '@/lib/rabbitmq/routing/message-keys'
import { route } from '@/lib/rabbitmq/routing/route'
import type { RoutingMessage } from '@/lib/rabbitmq/routing/topology'
import type { RoutingIndex } from '@/lib/rabbitmq/routing/topology-index'
import type { MortalQueue } from './random-deaths'

interface Copy {
  queue: string
  letter: Letter
  expiration: number | null
}

/** Copies beyond this: a wiring that multiplies messages, which proves nothing more. */
const mostCopies = 60

/**
 * Where all copies of one message are in the end, by the rules that the tracer goes by. Its methods answer false where that
 * cannot be told: of too many copies, and where one that expires may stand behind one that stays, which of the two came first
 * being a matter of microseconds (messages expire at the head of a queue only).
 */
export class Afterlife {
  resting: { queue: string; letter: Letter }[] = []
  readonly deaths: Record<DeathReason, number> = { expired: 0, rejected: 0, maxlen: 0, delivery_limit: 0 }
  cycles = 0
  private copies = 0
  /** Queues in which a copy expired by its own expiration, not by the queue's. */
  private readonly expiring = new Set<string>()

  constructor(
    private readonly index: RoutingIndex,
    private readonly queues: ReadonlyMap<string, MortalQueue>,
  ) {}

  publish({ exchange, routingKey, headers }: RoutingMessage, expiration: number | null): boolean {
    const found = messageKeys(routingKey, headers)
    if ('wrong' in found) throw new TypeError('CC and BCC are arrays here')
    const letter: Letter = { exchange, keys: found.keys, headers, deaths: [] }
    const { queues } = route(this.index, letter)
    return this.settle([...queues.keys()].map((queue) => ({ queue, letter, expiration })))
  }

  /** A consumer rejects once whatever is in these queues. */
  reject(queues: ReadonlySet<string>): boolean {
    const dying = this.resting.filter(({ queue }) => queues.has(queue))
    this.resting = this.resting.filter(({ queue }) => !queues.has(queue))
    return this.settle(dying.flatMap((copy) => this.die(copy, 'rejected')))
  }

  private settle(copies: Copy[]): boolean {
    for (const copy of copies) {
      this.copies += 1
      if (this.copies > mostCopies) return false
      const reason = this.reasonIn(copy)
      if (reason === null) this.resting.push(copy)
      else copies.push(...this.die(copy, reason))
      if (copy.expiration !== null && !this.expires(copy.queue)) this.expiring.add(copy.queue)
    }
    return !this.resting.some(({ queue }) => this.expiring.has(queue))
  }

  private expires(queue: string): boolean {
    const death = this.queues.get(queue)?.death
    return death === 'ttl' || death === 'ttl-0'
  }

  private reasonIn({ queue, expiration }: Copy): DeathReason | null {
    if (this.queues.get(queue)?.death === 'max-length') return 'maxlen'
    return this.expires(queue) || expiration !== null ? 'expired' : null
  }

  private die({ queue, letter }: { queue: string; letter: Letter }, reason: DeathReason): Copy[] {
    this.deaths[reason] += 1
    const result = deadLetter(this.index, queue, letter, reason)
    if (result === null) return []
    this.cycles += result.cycles.length
    return [...result.queues.keys()].map((name) => ({
      queue: name,
      letter: result.letter,
      expiration: null,
    }))
  }
}
