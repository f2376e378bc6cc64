import type { LiveEvent, LiveSource, ReplyRule } from '@/lib/api/live'
import type { Settlement } from '@/lib/api/live-names'
import { ConsoleError } from '@/lib/api/problem'
import { follow, type FollowParts, type LiveNews } from './follow'
import { LiveRows } from './live-rows'
import { atRest, idleSnapshot, type LiveSnapshot, type State } from './live-snapshot'
import { cutOff, withReplies } from './replies'
import { ringCapacity, type MessageRow, type Ring } from './ring'
import { streamOffset } from './stream-offset'
import { Tally } from './tally'

export interface LiveParts extends FollowParts {
  settle: (
    stream: string,
    body: { source: number; seqs: number[]; settlement: Settlement },
  ) => Promise<{ settled: number[]; missed: number[] }>
  filter: (stream: string, filter: string) => Promise<void>
  endTracing: (stream: string, source: number) => Promise<void>
  reply: (stream: string, body: { source: number; reply: ReplyRule | null }) => Promise<void>
  /** Runs something before the next picture is drawn. */
  frame: (run: () => void) => void
}

const settledState = { ack: 'acked', requeue: 'requeued', reject: 'rejected' } as const

/**
 * The live viewer outside React: its sources, their rows, and what may be done with them. Listeners are told at most once a
 * frame. While paused the rows stand still and what comes waits in a second ring; when that is full, reading stops.
 */
export class LiveView {
  private readonly all: LiveRows
  private readonly listeners = new Set<() => void>()
  private readonly watchers = new Set<(rows: readonly MessageRow[]) => void>()
  private state: State = { ...atRest }
  private tally = new Tally()
  private snapshot = idleSnapshot
  private isScheduled = false
  private run = new AbortController()
  /** Id of the stream that is open, or was open last. */
  private stream = ''
  /** Sources as a new connection asks for them: streams go on behind the last message. */
  private wanted: LiveSource[] = []
  private filterOfStream = ''
  private wake: () => void = () => undefined

  constructor(
    private readonly parts: LiveParts,
    capacity: number = ringCapacity,
  ) {
    this.all = new LiveRows(capacity)
  }

  get rows(): Ring {
    return this.all.shown
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): LiveSnapshot => this.snapshot

  /** Tells each message as it comes, also while paused. Answers how to stop. */
  watch(watcher: (rows: readonly MessageRow[]) => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** Begins anew with these sources: what was held goes back, the rows of before are gone. */
  start(sources: readonly LiveSource[], filter = ''): void {
    this.stop()
    this.all.reset()
    this.tally = new Tally()
    this.wanted = [...sources]
    this.set({ ...atRest, status: 'connecting', sources, filter })
    const run = new AbortController()
    this.run = run
    // What still arrives for a run that was stopped must not touch the next one.
    const current =
      <V>(handle: (value: V) => void) =>
      (value: V) => {
        if (!run.signal.aborted) handle(value)
      }
    void follow(
      () => {
        this.filterOfStream = this.state.filter
        return { sources: this.wanted, filter: this.filterOfStream }
      },
      this.parts,
      {
        onNews: current((news) => this.take(news)),
        onLost: current((at) => this.lose(at)),
        onRetry: current((retryAt) => this.set({ retryAt })),
        onEnded: current((error) => this.finish(error)),
        room: () => this.room(run.signal),
      },
      run.signal,
    )
  }

  /** Another filter for what comes from now on. What is wrong with it is in the snapshot; the one before then stays. */
  setFilter(filter: string): void {
    if (filter === this.state.filter) return
    this.set({ filter, filterError: null })
    if (this.state.status === 'live') void this.sendFilter()
  }

  private async sendFilter(): Promise<void> {
    const { run, stream, filterOfStream } = this
    const { filter } = this.state
    this.filterOfStream = filter
    try {
      await this.parts.filter(stream, filter)
    } catch (error) {
      if (this.run !== run || this.state.filter !== filter) return
      this.filterOfStream = filterOfStream
      this.set({ filter: filterOfStream, filterError: error })
    }
  }

  /** Answers the requests of the consumer by themselves from now on; null answers no more. Throws what the server says. */
  reply(rule: ReplyRule | null): Promise<void> {
    return this.parts.reply(this.stream, { source: 0, reply: rule })
  }

  /** The firehose was on before and goes off all the same when this view ends. Throws what the server says. */
  async endTracing(): Promise<void> {
    const { stream } = this
    await this.parts.endTracing(stream, 0)
    if (this.stream === stream) this.set({ tracingWasOn: false })
  }

  /** The rows stand still; the stream goes on until there is no place left behind them. */
  pause(): void {
    if (this.state.status === 'idle' || this.state.status === 'ended') return
    this.all.isPaused = true
    this.set({})
  }

  resume(): void {
    this.all.resume()
    this.set({})
    this.wake()
  }

  /** Ends the stream; the server gives back what is held. The rows stay. */
  stop(): void {
    this.run.abort()
    this.wake()
    if (this.state.status !== 'idle' && this.state.status !== 'ended') this.finish(null)
  }

  clear(): void {
    this.all.clear()
    this.set({})
  }

  /** Ids of held messages that came no later than this row. */
  heldUpTo(id: number): number[] {
    return this.all.heldUpTo(id)
  }

  /** Settles held messages by their row ids. The rows tell what became of it. */
  async settle(ids: readonly number[], settlement: Settlement): Promise<void> {
    const { run, stream } = this
    const rows = this.all.heldOf(ids, stream)
    if (rows.length === 0) return
    this.all.mark(rows, 'settling')
    this.set({ settleError: null })
    const bySeq = new Map(rows.map((row) => [row.message.seq, row]))
    const at = (seqs: number[]) => seqs.flatMap((seq) => bySeq.get(seq) ?? [])
    try {
      const body = { source: rows[0]?.source ?? 0, seqs: [...bySeq.keys()], settlement }
      const answer = await this.parts.settle(stream, body)
      this.all.mark(at(answer.settled), settledState[settlement])
      this.all.mark(at(answer.missed), 'gone')
      this.set({})
    } catch (error) {
      const isOpen = this.stream === stream && this.state.status === 'live'
      this.all.mark(rows, isOpen ? 'held' : 'unknown')
      if (this.run === run) this.set({ settleError: error })
    }
  }

  private take(news: LiveNews): void {
    switch (news.event) {
      case 'open':
        this.stream = news.stream
        this.tally.begin()
        this.all.closeGap(this.parts.now())
        this.set({ status: 'live', lostAt: null, retryAt: null, ends: [] })
        // It was changed while the connection was being made.
        if (this.filterOfStream !== this.state.filter) void this.sendFilter()
        break
      case 'started': {
        const queues = [...this.state.queues]
        queues[news.source] = news.queue
        const { tracingWasOn, tracingListeners } = news
        this.set({ queues, ...(tracingWasOn === null ? {} : { tracingWasOn, tracingListeners }) })
        break
      }
      case 'messages':
        this.takeMessages(news)
        break
      case 'counts':
        this.tally.count(news)
        this.set({})
        break
      case 'dropped':
        this.tally.drop(news.source, news.count)
        this.set({})
        break
      case 'replies':
        this.takeReplies(news)
        break
      case 'end':
        this.set({
          ends: [...this.state.ends, { source: news.source, error: ConsoleError.fromProblem(news.problem) }],
        })
        break
      case 'unreadable':
        this.all.addUnreadable(this.parts.now())
        this.set({})
        break
      default:
    }
  }

  private takeMessages({ source, messages, length }: Extract<LiveNews, { event: 'messages' }>): void {
    const rows = this.all.addMessages(this.stream, source, messages, length)
    const last = messages.at(-1)
    if (last !== undefined) {
      this.tally.sawMessage(source, last.seq)
      this.wanted = this.wanted.map((each, index) => (index === source ? streamOffset(each, last) : each))
    }
    for (const watcher of this.watchers) watcher(rows)
    this.set({ matched: this.state.matched + messages.length })
  }

  private takeReplies(told: Extract<LiveEvent, { event: 'replies' }>): void {
    const held = this.all.heldBySeq(told.source, this.stream)
    this.all.mark(
      told.answered.flatMap((seq) => held.get(seq) ?? []),
      'answered',
    )
    for (const failed of told.failed) {
      const row = held.get(failed.seq)
      if (row !== undefined) this.all.noteFailedReply(row, failed)
    }
    this.set({ replies: withReplies(this.state.replies, told) })
  }

  private lose(at: number): void {
    this.all.giveBack()
    this.all.openGap(at)
    this.tally.begin()
    this.set({ status: 'reconnecting', lostAt: at, replies: cutOff(this.state.replies) })
  }

  private finish(error: unknown): void {
    this.all.giveBack()
    this.all.closeGap(null)
    this.all.resume()
    this.tally.begin()
    const replies = cutOff(this.state.replies)
    this.set({ status: 'ended', lostAt: null, retryAt: null, ends: [], error, replies })
  }

  private room(signal: AbortSignal): Promise<void> {
    if (!this.all.isFull || signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      this.wake = resolve
    })
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change }
    if (this.isScheduled) return
    this.isScheduled = true
    this.parts.frame(() => {
      this.isScheduled = false
      this.snapshot = this.picture()
      for (const listener of this.listeners) listener()
    })
  }

  private picture(): LiveSnapshot {
    const { isPaused, isFull, held, heldUnseen, left, shown, waiting } = this.all
    const counts = { waiting: waiting.length, held, heldUnseen, left, rowsVersion: shown.version }
    return { ...this.state, ...this.tally.sum(), isPaused, isFull, ...counts }
  }
}
