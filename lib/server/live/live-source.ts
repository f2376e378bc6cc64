import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveMessage, LiveSource as SourceRequest, Settlement } from '@/lib/api/live'
import { Consumer, type ConsumerHandlers, type Delivery } from '@/lib/server/amqp/consumer'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { messageOf } from '@/lib/server/amqp/message'
import { leaseLink, type Lease } from '@/lib/server/amqp/pool'
import { openTap, tapPrefetch } from '@/lib/server/amqp/tap'
import type { Kept, KeptMessages } from './kept-messages'

/** Bytes of a payload that go with a message on the stream. */
const previewBytes = 16 * 1024
/** Bytes of a payload that are given when one message is read. */
const wholeBytes = 16 * 1024 * 1024

export interface Taken {
  messages: LiveMessage[]
  /** Roughly, as they go on the wire. */
  bytes: number
}

/**
 * One tap or consumer of a live stream. What the broker delivers waits here until the reader takes it. A tap's messages are
 * acknowledged when they are taken; a consumer's are held until somebody settles them.
 */
export class LiveSource {
  /** Why it is over, when the broker or the connection ended it. */
  problem: ConsoleError | null = null
  private consumer: Consumer | null = null
  private lease: Lease | null = null
  private waiting: Kept[] = []
  private readonly held = new Set<Kept>()
  private readonly shelf = new Map<number, Kept>()
  private delivered = 0
  private isClosed = false

  constructor(
    readonly index: number,
    private readonly request: SourceRequest,
    private readonly memory: KeptMessages,
    /** Called when there is something to take or the source ended. */
    private readonly wake: () => void,
  ) {}

  /** Declares, binds and consumes. Throws ConsoleError when the broker does not let it. */
  async start(login: AmqpLogin): Promise<{ queue: string; consumerTag: string }> {
    const { request } = this
    this.lease = await leaseLink(login, request.vhost, 'consume')
    const handlers: ConsumerHandlers = {
      deliver: (delivery) => this.deliver(delivery),
      end: (problem) => this.end(problem),
    }
    const { link } = this.lease
    try {
      this.consumer =
        request.kind === 'tap'
          ? await openTap(link, request, handlers)
          : await Consumer.start(link, await link.openChannel(), request, handlers)
    } catch (error) {
      this.release()
      throw error
    }
    if (this.problem !== null) this.release()
    if (this.isClosed) await this.close()
    return { queue: this.consumer.queue, consumerTag: this.consumer.consumerTag }
  }

  get waitingCount(): number {
    return this.waiting.length
  }

  /** A tap's virtual host and queue, for the statistics of what was dropped. */
  get tap(): { vhost: string; queue: string } | null {
    if (this.request.kind !== 'tap' || this.consumer === null || this.problem !== null) return null
    return { vhost: this.request.vhost, queue: this.consumer.queue }
  }

  /** The next messages for the reader. */
  take(mostMessages: number, mostBytes: number): Taken {
    const taken: Taken = { messages: [], bytes: 0 }
    let last: Kept | undefined
    for (const kept of this.waiting) {
      if (taken.messages.length >= mostMessages || (last !== undefined && taken.bytes >= mostBytes)) break
      last = kept
      if (this.request.kind === 'queue') this.held.add(kept)
      taken.messages.push(this.show(kept, previewBytes))
      taken.bytes += Math.min(kept.body.length, previewBytes) + kept.rawProperties.length + 300
    }
    if (last === undefined) return taken
    const done = this.waiting.splice(0, taken.messages.length)
    if (this.request.kind === 'tap') {
      this.consumer?.ackUpTo(last.deliveryTag)
      for (const kept of done) this.memory.retire(kept)
    }
    return taken
  }

  /** Settles held messages; those that are not held (any more) are told. Answers when the broker has done it. */
  async settle(
    seqs: readonly number[],
    settlement: Settlement,
  ): Promise<{ settled: number[]; missed: number[] }> {
    const settled: number[] = []
    const missed: number[] = []
    for (const seq of seqs) {
      const kept = this.shelf.get(seq)
      const isHeld = kept !== undefined && this.held.has(kept)
      if (isHeld && this.consumer?.settle(kept.deliveryTag, settlement) === true) {
        this.held.delete(kept)
        this.memory.retire(kept)
        settled.push(seq)
      } else missed.push(seq)
    }
    if (settled.length > 0) await this.consumer?.flush()
    return { settled, missed }
  }

  /** One message with its whole payload. */
  read(seq: number): LiveMessage {
    const kept = this.shelf.get(seq)
    if (kept === undefined) {
      throw new ConsoleError(
        'gone',
        'The console does not hold this message any more: too many came after it.',
      )
    }
    if (kept.body.length < Math.min(kept.bytes, wholeBytes)) {
      const detail =
        'The console kept only the beginning of this message: the messages of this live view fill the memory that it may use.'
      throw new ConsoleError('gone', detail)
    }
    return this.show(kept, wholeBytes)
  }

  /**
   * How many messages the tap's queue has dropped, at least: what was published to it (as far as statistics know, which lag)
   * less what is ready, what arrived here and what may be under way.
   */
  async countDropped(published: number): Promise<number> {
    if (this.consumer === null) return 0
    const ready = await this.consumer.countReady()
    const underWay = tapPrefetch - this.waiting.length
    return published - ready - this.delivered - underWay
  }

  /** Gives back what is unsettled and ends the consumer. */
  async close(): Promise<void> {
    this.isClosed = true
    this.waiting = []
    await this.consumer?.close()
    this.letGo()
  }

  private deliver(delivery: Delivery): void {
    if (this.isClosed) return
    this.delivered += 1
    this.waiting.push(this.memory.keep(delivery, this.delivered, Date.now(), this.shelf))
    this.wake()
  }

  private end(problem: ConsoleError): void {
    this.problem = problem
    // Copies of a tap can still be shown; what a consumer did not take is in its queue again, or gone with it.
    if (this.request.kind === 'queue') {
      for (const kept of this.waiting) this.memory.forget(kept)
      this.waiting = []
    }
    this.letGo()
    this.wake()
  }

  private letGo(): void {
    for (const kept of this.held) this.memory.retire(kept)
    this.held.clear()
    this.release()
  }

  private release(): void {
    this.lease?.release()
    this.lease = null
  }

  private show(kept: Kept, mostPayload: number): LiveMessage {
    const message = messageOf(kept, mostPayload)
    if (kept.hasCutProperties && message.propertiesProblem !== null) {
      message.propertiesProblem.reason = 'not-kept'
    }
    return { ...message, seq: kept.seq, at: kept.at, held: this.held.has(kept) }
  }
}
