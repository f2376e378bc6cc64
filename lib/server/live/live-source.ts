import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveSourceRequest, WholeMessage } from '@/lib/api/live'
import type { Settlement } from '@/lib/api/live-names'
import type { Message } from '@/lib/rabbitmq/message'
import { peekCost, type PeekedQueue } from '@/lib/rabbitmq/peek'
import { deliveryLimit } from '@/lib/rabbitmq/routing/queue-rules'
import { isAtLeast } from '@/lib/rabbitmq/version'
import type { Consumer, ConsumerHandlers } from '@/lib/server/amqp/consumer'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { messageOf } from '@/lib/server/amqp/message'
import { isNearLimit, returnsOf } from '@/lib/server/amqp/near-limit'
import { leaseLink, type Lease } from '@/lib/server/amqp/pool'
import { amqpProblem } from '@/lib/server/amqp/refusal'
import { tapPrefetch } from '@/lib/server/amqp/tap'
import { log } from '@/lib/server/log'
import type { Kept, KeptMessages } from './kept-messages'
import type { MessageTest } from './message-filter'
import { openSource } from './open-source'
import { checkReadRight } from './read-right'
import { SourceMessages, type FilterCounts, type OnShown, type Settling, type Taken } from './source-messages'
import type { TracingHold } from './tracing'

interface Started {
  queue: string
  consumerTag: string
  tracingWasOn: boolean | null
  tracingListeners: number | null
}
export type HoldTracing = (vhost: string) => Promise<TracingHold>
export type ReadQueue = (vhost: string, name: string) => Promise<PeekedQueue>

/** What a source asks the management API. */
interface SourceReads {
  /** Turns the firehose on; without it there is none. */
  holdTracing?: HoldTracing | undefined
  /** For the delivery limit of what is consumed; without it none is known. */
  readQueue?: ReadQueue | undefined
}

function settlingOf(request: LiveSourceRequest): Settling {
  if (request.kind !== 'queue') return 'copies'
  return request.ack === 'manual' ? 'by-hand' : 'as-shown'
}

/**
 * One tap or consumer of a live stream. What the broker delivers waits here until the reader takes it. A tap's messages are
 * acknowledged when they are taken; a consumer's are held until somebody settles them.
 */
export class LiveSource {
  /** Why it is over, when the broker or the connection ended it. */
  problem: ConsoleError | null = null
  private readonly messages: SourceMessages
  private consumer: Consumer | null = null
  private lease: Lease | null = null
  private tracing: TracingHold | null = null
  private released: Promise<void> | undefined
  private isClosed = false
  /** How often a message may come back, where what is put back counts against a limit. */
  private returnLimit: Promise<number | null> = Promise.resolve(null)

  constructor(
    readonly index: number,
    private readonly request: LiveSourceRequest,
    memory: KeptMessages,
    /** Called when there is something to take or the source ended. */
    private readonly wake: () => void,
    test: MessageTest | null = null,
  ) {
    this.messages = new SourceMessages(memory, settlingOf(request), test)
  }

  /** Declares, binds and consumes. Throws ConsoleError when the broker does not let it. */
  async start(login: AmqpLogin, { holdTracing, readQueue }: SourceReads = {}): Promise<Started> {
    const { request } = this
    if (request.kind === 'firehose') {
      if (holdTracing === undefined) throw new ConsoleError('refused', 'There is no firehose here.')
      this.tracing = await holdTracing(request.vhost)
    }
    try {
      const started = await this.consume(login)
      if (readQueue !== undefined) this.returnLimit = this.readReturnLimit(readQueue)
      return started
    } catch (error) {
      await this.release()
      throw error
    }
  }

  private async consume(login: AmqpLogin): Promise<Started> {
    const { request } = this
    this.lease = await leaseLink(login, request.vhost, 'consume')
    const handlers: ConsumerHandlers = {
      deliver: (delivery) => {
        if (this.isClosed) return
        this.messages.add(delivery)
        this.wake()
      },
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

  private async readReturnLimit(readQueue: ReadQueue): Promise<number | null> {
    const { request } = this
    const version = this.lease?.link.version ?? ''
    if (request.kind !== 'queue' || request.ack !== 'manual' || isAtLeast(version, 4, 3)) return null
    try {
      const cost = peekCost(await readQueue(request.vhost, request.queue), version)
      return cost.possible ? cost.limit : null
    } catch (error) {
      log.warn({ err: error }, 'the delivery limit of a queue could not be read')
      // As if nobody had set one. Other queues than quorum queues count no returns.
      return deliveryLimit([], version)
    }
  }

  /** The firehose goes off with its last viewer, although it was on before. */
  turnTracingOffAtEnd(): void {
    if (this.tracing === null) throw new ConsoleError('not_found', 'There is no firehose here.')
    this.tracing.turnOffAtEnd()
  }

  get waitingCount(): number {
    return this.messages.waitingCount
  }

  /** A tap's virtual host and queue, for the statistics of what was dropped. */
  get tap(): { vhost: string; queue: string } | null {
    const isTap = this.request.kind === 'tap' || this.request.kind === 'firehose'
    if (!isTap || this.consumer === null || this.problem !== null) return null
    return { vhost: this.request.vhost, queue: this.consumer.queue }
  }

  /**
   * The next messages for the reader; what nobody has to settle is acknowledged. Where that would cost a message, all that
   * waits goes back and the source ends.
   */
  take(mostMessages: number, mostBytes: number): Taken {
    const taken = this.messages.take(mostMessages, mostBytes, (tag) => this.consumer?.ackUpTo(tag))
    const { obstacle } = this.messages
    if (obstacle !== null) void this.giveUp(new ConsoleError('gone', obstacle))
    return taken
  }

  /** Once, and not by and by: each time that a message goes back may count against the delivery limit of its queue. */
  private async giveUp(problem: ConsoleError): Promise<void> {
    this.messages.drop()
    await this.consumer?.close()
    if (this.problem === null && !this.isClosed) this.end(problem)
  }

  /** Another filter, from the next message on. What is held and was kept back is looked at again. */
  setFilter(test: MessageTest | null): void {
    if (this.messages.setFilter(test)) this.wake()
  }

  get counts(): FilterCounts {
    return this.messages.counts
  }

  /** Of a stream: where it was looked at last. Elsewhere a header of this name is what somebody published. */
  get streamOffset(): string | null {
    return this.request.kind === 'stream' ? this.messages.streamOffset : null
  }

  /** Settles held messages; those that are not held (any more) are told. Answers when the broker has done it. */
  async settle(
    seqs: readonly number[],
    settlement: Settlement,
  ): Promise<{ settled: number[]; missed: number[] }> {
    if (settlement === 'requeue') await this.refuseLastReturns(seqs)
    const settled: number[] = []
    const missed: number[] = []
    for (const seq of seqs) {
      const held = this.messages.heldOf(seq)
      if (held !== null && this.consumer?.settle(held.deliveryTag, settlement) === true) {
        this.messages.letGo(held)
        settled.push(seq)
      } else missed.push(seq)
    }
    if (settled.length > 0) await this.flush()
    return { settled, missed }
  }

  /** Waits until the broker has done what was sent. Throws nothing that says of itself that nothing was sent. */
  private async flush(): Promise<void> {
    try {
      await this.consumer?.flush()
    } catch (error) {
      const { code, message } = amqpProblem(error)
      // A channel that the broker closed behind the ack, over something else maybe: the ack may be done.
      const isClose = code === 'precondition' || code === 'refused' || code === 'not_found'
      throw new ConsoleError(isClose ? 'broker_unexpected' : code, message, { cause: error })
    }
  }

  /** Throws when one of these messages came back so often that putting it back could take its life. */
  private async refuseLastReturns(seqs: readonly number[]): Promise<void> {
    const limit = await this.returnLimit
    if (limit === null) return
    for (const seq of seqs) {
      const held = this.messages.heldOf(seq)
      const returns = held === null ? 0 : returnsOf(messageOf(held, 0))
      if (held === null || !isNearLimit(returns, limit)) continue
      const detail = `Message ${seq} came back to its queue ${returns} times already, and after more than ${limit} times the broker drops or dead-letters it: nothing was requeued.`
      throw new ConsoleError(
        'precondition',
        `${detail} Ack it, or reject it. When this view ends it goes back once more.`,
      )
    }
  }

  /** Tells of each message that the reader is shown and this source holds, those of before first; null ends it. */
  watchHeld(onShown: OnShown | null): void {
    this.messages.watchHeld(onShown)
  }

  /** A held message with its whole payload; null when it is not held any more. Throws when only a part is kept. */
  requestOf(seq: number): Message | null {
    return this.messages.requestOf(seq)
  }

  /** Acks one held message; false when it is not held any more. */
  async ack(seq: number): Promise<boolean> {
    return (await this.settle([seq], 'ack')).settled.length > 0
  }

  /** One message with its whole payload, and with the bytes of its properties where they cannot be told without loss. */
  read(seq: number): WholeMessage {
    return this.messages.read(seq)
  }

  /** One message with all its bytes. Throws when the console does not hold them, or not all. */
  whole(seq: number): Kept {
    return this.messages.whole(seq)
  }

  /**
   * How many messages the tap's queue has dropped, at least: what was published to it (as far as statistics know, which lag)
   * less what is ready, what arrived here and what may be under way. Null where nobody knows what was published; but a
   * queue drops only what waits in it, and nothing does before the prefetch is used up.
   */
  async countDropped(published: number | null): Promise<number | null> {
    if (this.consumer === null) return null
    const ready = await this.consumer.countReady()
    const { delivered, waitingCount } = this.messages
    if (published === null) return ready === 0 && delivered < tapPrefetch ? 0 : null
    return Math.max(0, published - ready - delivered - (tapPrefetch - waitingCount))
  }

  /** Ends when the user may not read there any more; what is held goes back. */
  async recheck(): Promise<void> {
    const { consumer, lease } = this
    if (consumer === null || lease === null || this.problem !== null || this.isClosed) return
    try {
      await checkReadRight(lease.link, this.request, consumer.queue)
      await this.tracing?.check()
    } catch (error) {
      if (!(error instanceof ConsoleError) || error.code !== 'refused') {
        log.warn({ err: error }, 'whether a user may still read could not be asked')
        return
      }
      await consumer.close()
      if (this.problem === null && !this.isClosed) this.end(error)
    }
  }

  /** Gives back what is unsettled and ends the consumer. */
  async close(): Promise<void> {
    this.isClosed = true
    this.messages.drop()
    // Side by side: a broker that is slow to take the messages back may be slow to turn its firehose off, too.
    await Promise.all([this.consumer?.close(), this.releaseTracing()])
    await this.letGo()
  }

  private end(problem: ConsoleError): void {
    this.problem = problem
    this.messages.end()
    void this.letGo()
    this.wake()
  }

  private letGo(): Promise<void> {
    this.messages.letAllGo()
    return this.release()
  }

  private async release(): Promise<void> {
    this.lease?.release()
    this.lease = null
    await this.releaseTracing()
  }

  /** Who comes second waits for the same. */
  private async releaseTracing(): Promise<void> {
    this.released ??= this.tracing?.release()
    this.tracing = null
    await this.released
  }
}
