import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveMessage, LiveSource as SourceRequest, WholeMessage } from '@/lib/api/live'
import type { Settlement } from '@/lib/api/live-names'
import type { Message } from '@/lib/rabbitmq/message'
import { hasUnread } from '@/lib/rabbitmq/unread'
import type { Consumer, ConsumerHandlers, Delivery } from '@/lib/server/amqp/consumer'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { messageOf, type Delivered } from '@/lib/server/amqp/message'
import { leaseLink, type Lease } from '@/lib/server/amqp/pool'
import { tapPrefetch } from '@/lib/server/amqp/tap'
import type { Kept, KeptMessages } from './kept-messages'
import { openSource } from './open-source'
import { checkReadRight } from './read-right'
import type { TracingHold } from './tracing'

/** Bytes of a payload that go with a message on the stream. */
const previewBytes = 16 * 1024
/** Bytes of a payload that are given when one message is read. */
const wholeBytes = 16 * 1024 * 1024

/** Milliseconds that a filter may take at a time; then others have their turn. */
const filterSlice = 10

export interface Taken {
  messages: LiveMessage[]
  /** Roughly, as they go on the wire. */
  bytes: number
}

/** How the filter does: messages looked at, those that matched, and those that are held although they did not. */
export interface FilterCounts {
  seen: number
  matched: number
  hidden: number
}

/** What lets a message through; null lets all of them. */
export type MessageTest = ((message: Delivered) => boolean) | null
interface Started {
  queue: string
  consumerTag: string
  tracingWasOn: boolean | null
  tracingListeners: number | null
}
export type HoldTracing = (vhost: string) => Promise<TracingHold>

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
  /** Held, but kept back by the filter. */
  private readonly hidden = new Set<Kept>()
  private tracing: TracingHold | null = null
  private delivered = 0
  private looked = 0
  private matched = 0
  private isClosed = false
  /** Told of each held message that the reader is shown. */
  private onShown: ((seq: number, replyTo: string | null) => void) | null = null

  constructor(
    readonly index: number,
    private readonly request: SourceRequest,
    private readonly memory: KeptMessages,
    /** Called when there is something to take or the source ended. */
    private readonly wake: () => void,
    private test: MessageTest = null,
  ) {}

  /** Declares, binds and consumes. Throws ConsoleError when the broker does not let it. */
  async start(login: AmqpLogin, holdTracing?: HoldTracing): Promise<Started> {
    const { request } = this
    if (request.kind === 'firehose') {
      if (holdTracing === undefined) throw new ConsoleError('refused', 'There is no firehose here.')
      this.tracing = await holdTracing(request.vhost)
    }
    try {
      return await this.consume(login)
    } catch (error) {
      await this.release()
      throw error
    }
  }

  private async consume(login: AmqpLogin): Promise<Started> {
    const { request } = this
    this.lease = await leaseLink(login, request.vhost, 'consume')
    const handlers: ConsumerHandlers = {
      deliver: (delivery) => this.deliver(delivery),
      end: (problem) => this.end(problem),
    }
    this.consumer = await openSource(this.lease.link, request, handlers)
    if (this.problem !== null) await this.release()
    if (this.isClosed) await this.close()
    const { queue, consumerTag } = this.consumer
    const { tracing } = this
    return {
      queue,
      consumerTag,
      tracingWasOn: tracing?.wasOn ?? null,
      tracingListeners: tracing?.listeners ?? null,
    }
  }

  /** The firehose goes off with its last viewer, although it was on before. */
  turnTracingOffAtEnd(): void {
    if (this.tracing === null) throw new ConsoleError('not_found', 'There is no firehose here.')
    this.tracing.turnOffAtEnd()
  }

  get waitingCount(): number {
    return this.waiting.length
  }

  /** A tap's virtual host and queue, for the statistics of what was dropped. */
  get tap(): { vhost: string; queue: string } | null {
    const isTap = this.request.kind === 'tap' || this.request.kind === 'firehose'
    if (!isTap || this.consumer === null || this.problem !== null) return null
    return { vhost: this.request.vhost, queue: this.consumer.queue }
  }

  /** Messages wait until somebody settles them; all others are acknowledged as the reader takes them. */
  private get isHolding(): boolean {
    return this.request.kind === 'queue' && this.request.ack === 'manual'
  }

  /** The next messages for the reader. There may be none of them although some waited: the filter kept them back. */
  take(mostMessages: number, mostBytes: number): Taken {
    const taken: Taken = { messages: [], bytes: 0 }
    const until = this.test === null ? Number.POSITIVE_INFINITY : performance.now() + filterSlice
    let done = 0
    for (const kept of this.waiting) {
      const isEnough = taken.messages.length >= mostMessages || taken.bytes >= mostBytes
      if (done > 0 && (isEnough || performance.now() > until)) break
      done += 1
      this.takeOne(kept, taken)
    }
    if (done > 0) this.letPass(this.waiting.splice(0, done))
    return taken
  }

  private takeOne(kept: Kept, taken: Taken): void {
    this.looked += 1
    if (this.isHolding) this.held.add(kept)
    if (this.test?.(kept) === false) {
      if (this.isHolding) this.hidden.add(kept)
      return
    }
    this.matched += 1
    const shown = this.show(kept, previewBytes)
    taken.messages.push(shown)
    if (shown.held) this.onShown?.(shown.seq, shown.properties.replyTo)
    taken.bytes += Math.min(kept.body.length, previewBytes) + kept.rawProperties.length + 300
  }

  private letPass(done: readonly Kept[]): void {
    const last = done.at(-1)
    if (this.isHolding || last === undefined) return
    this.consumer?.ackUpTo(last.deliveryTag)
    for (const kept of done) this.memory.retire(kept)
  }

  /** Another filter, from the next message on. What is held and was kept back is looked at again. */
  setFilter(test: MessageTest): void {
    this.test = test
    const again = [...this.hidden]
    this.hidden.clear()
    for (const kept of again) this.held.delete(kept)
    this.looked -= again.length
    this.waiting.unshift(...again)
    if (again.length > 0) this.wake()
  }

  get counts(): FilterCounts {
    return { seen: this.looked, matched: this.matched, hidden: this.hidden.size }
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
        this.hidden.delete(kept)
        this.memory.retire(kept)
        settled.push(seq)
      } else missed.push(seq)
    }
    if (settled.length > 0) await this.consumer?.flush()
    return { settled, missed }
  }

  /** Tells of each message that the reader is shown and this source holds, those of before first; null ends it. */
  watchHeld(onShown: ((seq: number, replyTo: string | null) => void) | null): void {
    if (onShown !== null && !this.isHolding) {
      throw new ConsoleError('invalid_input', 'Only a consumer that acks by hand can answer requests.')
    }
    this.onShown = onShown
    for (const kept of this.held) {
      if (!this.hidden.has(kept)) onShown?.(kept.seq, this.show(kept, 0).properties.replyTo)
    }
  }

  /** A held message with its whole payload; null when it is not held any more. Throws gone when only a part is kept. */
  requestOf(seq: number): Message | null {
    const kept = this.shelf.get(seq)
    return kept !== undefined && this.held.has(kept) ? messageOf(this.whole(seq), wholeBytes) : null
  }

  /** Acks one held message; false when it is not held any more. */
  async ack(seq: number): Promise<boolean> {
    return (await this.settle([seq], 'ack')).settled.length > 0
  }

  /** One message with its whole payload, and with the bytes of its properties where they cannot be told without loss. */
  read(seq: number): WholeMessage {
    const kept = this.whole(seq)
    const message = this.show(kept, wholeBytes)
    const isLossy = message.propertiesProblem !== null || hasUnread(message.properties.headers ?? [])
    return { ...message, rawProperties: isLossy ? kept.rawProperties.toString('base64') : null }
  }

  /** One message with all its bytes. Throws gone when the console does not hold them any more. */
  whole(seq: number): Kept {
    const kept = this.shelf.get(seq)
    if (kept === undefined) {
      throw new ConsoleError(
        'gone',
        'The console does not hold this message any more: too many came after it.',
      )
    }
    if (kept.hasCutProperties || kept.body.length < Math.min(kept.bytes, wholeBytes)) {
      const detail =
        'The console kept only the beginning of this message: the messages of this live view fill the memory that it may use.'
      throw new ConsoleError('gone', detail)
    }
    return kept
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

  /** Ends when the user may not read there any more; what is held goes back. */
  async recheck(): Promise<void> {
    const { consumer, lease } = this
    if (consumer === null || lease === null || this.problem !== null || this.isClosed) return
    try {
      await checkReadRight(lease.link, this.request, consumer.queue)
    } catch (error) {
      if (!(error instanceof ConsoleError) || error.code !== 'refused') return
      await consumer.close()
      if (this.problem === null && !this.isClosed) this.end(error)
    }
  }

  /** Gives back what is unsettled and ends the consumer. */
  async close(): Promise<void> {
    this.isClosed = true
    this.waiting = []
    await this.consumer?.close()
    await this.letGo()
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
    if (this.isHolding) {
      for (const kept of this.waiting) this.memory.forget(kept)
      this.waiting = []
    }
    void this.letGo()
    this.wake()
  }

  private letGo(): Promise<void> {
    for (const kept of this.held) this.memory.retire(kept)
    this.held.clear()
    this.hidden.clear()
    return this.release()
  }

  private async release(): Promise<void> {
    const { tracing } = this
    this.lease?.release()
    this.lease = null
    this.tracing = null
    await tracing?.release()
  }

  private show(kept: Kept, mostPayload: number): LiveMessage {
    const message = messageOf(kept, mostPayload)
    if (kept.hasCutProperties && message.propertiesProblem !== null) {
      message.propertiesProblem.reason = 'not-kept'
    }
    return { ...message, seq: kept.seq, at: kept.at, held: this.held.has(kept) }
  }
}
