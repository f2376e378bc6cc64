import 'server-only'
import { randomBytes } from 'node:crypto'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveEvent, LiveSourceRequest, ReplyRule, WholeMessage } from '@/lib/api/live'
import type { Settlement } from '@/lib/api/live-names'
import { toProblem } from '@/lib/api/to-problem'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { SteadyPublisher } from '@/lib/server/amqp/steady-publisher'
import { streamPadding } from '@/lib/server/event-stream'
import { log } from '@/lib/server/log'
import { within } from '@/lib/server/within'
import { AutoReply } from './auto-reply'
import { DropCounter, type ReadTapStats } from './drop-counter'
import { encodeLive } from './encode-live'
import { KeptMessages, type Kept } from './kept-messages'
import { LiveSource, type HoldTracing, type ReadQueue } from './live-source'
import { messageFilter } from './message-filter'
import { Outbox, type OutboxTiming } from './outbox'

export interface LiveOptions {
  /** The request's: aborted when the reader went away. */
  signal: AbortSignal
  /** Throws when the user may not go on at all; asked every minute, as the right to read each source is. */
  recheck?: () => Promise<void>
  readTapStats?: ReadTapStats
  /** Turns the firehose on; without it there is none. */
  holdTracing?: HoldTracing
  /** Reads a queue, for its delivery limit; without it none is known. */
  readQueue?: ReadQueue
  /** A filter's text: what does not match is not shown. */
  filter?: string
}

export interface LiveTiming extends OutboxTiming {
  recheck: number
  tapStats: number
}
/** Milliseconds that the end waits for a reply that is under way. */
const lastReply = 300

const usual: LiveTiming = { batch: 16, beat: 15_000, recheck: 60_000, tapStats: 5000 }

/**
 * The live stream of one tab: events of several sources as bytes that are made only when the reader asks for them. While
 * it does not, nothing is taken from the sources, nothing of a tap is acknowledged, and the broker stops at the prefetch.
 */
export class LiveStream {
  readonly id = randomBytes(16).toString('base64url')
  readonly readable: ReadableStream<Uint8Array>
  private readonly memory = new KeptMessages()
  private readonly sources: LiveSource[]
  private readonly outbox: Outbox
  private readonly timers: NodeJS.Timeout[] = []
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null
  /** Resolves when the stream begins to end. */
  readonly over: Promise<void>
  private sayOver: () => void = () => undefined
  private readerIsGone = false
  private stopping: Promise<void> | null = null
  private isFirst = true
  private replies: AutoReply | null = null
  /** What is done about replies: never two things at a time. */
  private repliesTurn: Promise<void> = Promise.resolve()

  constructor(
    readonly sessionId: string,
    private readonly requests: readonly LiveSourceRequest[],
    private readonly options: LiveOptions,
    private readonly timing: LiveTiming = usual,
  ) {
    this.over = new Promise((resolve) => {
      this.sayOver = resolve
    })
    const test = messageFilter(options.filter ?? '')
    this.sources = requests.map(
      (request, index) => new LiveSource(index, request, this.memory, () => this.outbox.wake(), test),
    )
    this.outbox = new Outbox(this.sources, timing)
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller
        },
        pull: async () => {
          const events = await this.outbox.next()
          if (events !== null) this.send(events)
        },
        cancel: () => {
          this.readerIsGone = true
          return this.stop(null)
        },
      },
      { highWaterMark: 0 },
    )
  }

  /** Starts all sources. Throws the first one's problem when none can be started; those that fail alone end by an event. */
  async start(login: AmqpLogin): Promise<void> {
    this.options.signal.addEventListener('abort', () => void this.stop(null), { once: true })
    this.outbox.push({ event: 'open', stream: this.id, at: Date.now() })
    const results = await Promise.allSettled(this.sources.map((source) => source.start(login, this.options)))
    const problems: ConsoleError[] = []
    for (const [source, result] of results.entries()) {
      if (result.status === 'fulfilled') {
        this.outbox.push({ event: 'started', source, ...result.value })
        continue
      }
      const problem = problemOf(result.reason)
      problems.push(problem)
      this.outbox.push({ event: 'end', source, problem: toProblem(problem) })
    }
    const [first] = problems
    if (first !== undefined && problems.length === results.length) throw first
    if (this.options.signal.aborted) await this.stop(null)
    if (this.stopping === null) this.startTimers()
  }

  /** Settles messages that a consumer of this stream holds. */
  settle(source: number, seqs: readonly number[], settlement: Settlement) {
    return this.source(source).settle(seqs, settlement)
  }

  /** Another filter for what comes from now on. Throws invalid_input for one that is none. */
  setFilter(text: string): void {
    const test = messageFilter(text)
    for (const source of this.sources) source.setFilter(test)
    this.outbox.wake()
  }

  /**
   * Answers requests of a consumer from now on, those that it holds first; null answers no more. Throws when nothing can be
   * answered there.
   */
  reply(login: AmqpLogin, index: number, rule: ReplyRule | null): Promise<void> {
    const done = this.repliesTurn.then(() => this.beginReplies(login, index, rule))
    this.repliesTurn = done.catch(() => undefined)
    return done
  }

  private async beginReplies(login: AmqpLogin, index: number, rule: ReplyRule | null): Promise<void> {
    await this.endReplies()
    const source = this.source(index)
    if (rule === null) return
    const publisher = await SteadyPublisher.open(login, this.requests[index]?.vhost ?? '')
    const replies = new AutoReply(rule, source, publisher, (event) => this.outbox.push(event))
    try {
      if (this.stopping !== null)
        throw new ConsoleError('not_found', 'This live stream is not open any more.')
      source.watchHeld((seq, replyTo) => replies.add(seq, replyTo))
    } catch (error) {
      await replies.stop()
      throw error
    }
    this.replies = replies
  }

  private async endReplies(): Promise<void> {
    const { replies } = this
    this.replies = null
    for (const source of this.sources) source.watchHeld(null)
    await replies?.stop()
  }

  /** The firehose goes off with its last viewer, although it was on before. */
  turnTracingOffAtEnd(source: number): void {
    this.source(source).turnTracingOffAtEnd()
  }

  /** One message with its whole payload. */
  read(source: number, seq: number): WholeMessage {
    return this.source(source).read(seq)
  }

  /** One message with all its bytes. */
  whole(source: number, seq: number): Kept {
    return this.source(source).whole(seq)
  }

  /** Gives all messages back to the broker, says why to the reader (if there is one and there is a reason), and ends. */
  stop(problem: ConsoleError | null): Promise<void> {
    this.stopping ??= this.end(problem)
    return this.stopping
  }

  private async end(problem: ConsoleError | null): Promise<void> {
    this.sayOver()
    for (const timer of this.timers) clearInterval(timer)
    this.outbox.close()
    // A request whose reply is on its way is acked if the confirm comes soon; else it is delivered again, and answered twice.
    await within(this.endReplies(), lastReply, () => undefined)
    await Promise.all(this.sources.map((source) => source.close()))
    this.memory.close()
    if (this.readerIsGone) return
    if (problem !== null) this.send([{ event: 'closed', problem: toProblem(problem) }])
    this.controller?.close()
  }

  private source(index: number): LiveSource {
    const source = this.sources[index]
    if (source === undefined) throw new ConsoleError('not_found', 'This live stream has no such source.')
    return source
  }

  private send(events: readonly LiveEvent[]): void {
    const text = events.map(encodeLive).join('')
    this.controller?.enqueue(new TextEncoder().encode(this.isFirst ? streamPadding + text : text))
    this.isFirst = false
  }

  private startTimers(): void {
    const { recheck, readTapStats } = this.options
    this.every(this.timing.recheck, async () => {
      await recheck?.().catch((error: unknown) => this.stop(problemOf(error)))
      if (this.stopping === null) await Promise.all(this.sources.map((source) => source.recheck()))
    })
    if (readTapStats !== undefined) {
      const counter = new DropCounter(readTapStats, (source, count) => this.outbox.setDropped(source, count))
      this.every(this.timing.tapStats, () => counter.count(this.sources))
    }
  }

  private every(milliseconds: number, work: () => Promise<void>): void {
    let isBusy = false
    const timer = setInterval(() => {
      if (isBusy) return
      isBusy = true
      void work().finally(() => {
        isBusy = false
      })
    }, milliseconds)
    this.timers.push(timer.unref())
  }
}

function problemOf(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error
  log.error({ err: error }, 'a live stream failed')
  return new ConsoleError('internal', 'The live stream failed in the console.', { cause: error })
}
