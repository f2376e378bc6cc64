import type { LiveEvent, LiveSourceRequest } from '@/lib/api/live'
import { ConsoleError } from '@/lib/api/problem'
import { createListeners } from '@/lib/client/listeners'
import { streamOffsetOf } from '@/lib/rabbitmq/stream-offset'
import type { ArrivedMessage } from './arrived-message'
import type { LiveNews, Retry } from './follow'
import { LiveRows } from './live-rows'
import { atRest, idleSnapshot, manualConsumer, type LiveSnapshot, type State } from './live-snapshot'
import { cutOff, withReplies } from './replies'
import { ringCapacity, type GapReason, type MessageRow } from './ring'
import { behindOffset, missesNothing } from './stream-offset'
import { Tally } from './tally'

/**
 * Is told each message as it comes, and how many characters the event was long that brought it. Answers null, or what is waited
 * for before more is read.
 */
export type Watcher = (rows: readonly MessageRow[], length: number) => Promise<void> | null

export interface BoardParts {
  now: () => number
  /** Runs something before the next picture is drawn. */
  frame: (run: () => void) => void
}

/**
 * What a live view knows: its rows, counts and state, and what the news of its stream make of them. Listeners are told at most
 * once a frame.
 */
export class LiveBoard {
  readonly all: LiveRows
  /** Id of the stream that is open, or was open last. */
  stream = ''
  /** Sources as a new connection asks for them: streams go on behind the last message that was looked at. */
  wanted: LiveSourceRequest[] = []
  private state: State = { ...atRest }
  private tally = new Tally()
  private snapshot = idleSnapshot
  private isScheduled = false
  private endedAt = 0
  private readonly listeners = createListeners()
  /** Each with what it waits for. */
  private readonly watchers = new Map<Watcher, Promise<void> | null>()

  constructor(
    private readonly parts: BoardParts,
    capacity: number = ringCapacity,
  ) {
    this.all = new LiveRows(capacity)
  }

  readonly subscribe = this.listeners.subscribe

  readonly getSnapshot = (): LiveSnapshot => this.snapshot

  /** Tells each message as it comes. Answers how to stop. */
  watch(watcher: Watcher): () => void {
    this.watchers.set(watcher, null)
    return () => this.watchers.delete(watcher)
  }

  /** Resolves when all watchers take more. */
  async watched(): Promise<void> {
    for (const waited of this.watchers.values()) await waited
  }

  /** As it is now, which listeners hear before the next picture. */
  get now(): State {
    return this.state
  }

  get isRunning(): boolean {
    const { status } = this.state
    return status !== 'idle' && status !== 'ended'
  }

  /** Whether these sources go on below the rows that are here. What reads from a fixed place would bring the same again. */
  keeps(sources: readonly LiveSourceRequest[]): boolean {
    const isSame = JSON.stringify(sources) === JSON.stringify(this.state.sources)
    return isSame && !sources.some(missesNothing)
  }

  /** These sources are asked for from now on. */
  begin(sources: readonly LiveSourceRequest[], filter: string): void {
    const { matched } = this.state
    const isKept = this.keeps(sources)
    if (!isKept) this.all.reset()
    else if (this.all.shown.length > 0) this.all.goOn(this.endedAt)
    if (!isKept) this.tally = new Tally()
    this.wanted = [...sources]
    this.set({ ...atRest, status: 'connecting', sources, filter, ...(isKept ? { matched } : {}) })
  }

  take(news: LiveNews): void {
    switch (news.event) {
      case 'open':
        this.stream = news.stream
        this.tally.begin()
        this.all.closeGap(this.parts.now())
        this.set({ status: 'live', lostAt: null, retry: null, ends: [] })
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
        this.goBehind(news.source, news.offset)
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
      if (this.wanted[source]?.kind === 'stream') this.goBehind(source, lastOffset(messages))
    }
    for (const watcher of this.watchers.keys()) this.watchers.set(watcher, watcher(rows, length))
    this.set({ matched: this.state.matched + messages.length })
  }

  private goBehind(source: number, offset: string | null): void {
    if (offset === null) return
    this.wanted = this.wanted.map((each, index) => (index === source ? behindOffset(each, offset) : each))
  }

  private takeReplies(told: Extract<LiveEvent, { event: 'replies' }>): void {
    const unacked = this.all.unackedBySeq(told.source, this.stream)
    this.all.mark(
      told.answered.flatMap((seq) => unacked.get(seq) ?? []),
      'answered',
    )
    for (const failed of told.failed) {
      const row = unacked.get(failed.seq)
      if (row !== undefined) this.all.noteFailedReply(row, failed)
    }
    this.set({ replies: withReplies(this.state.replies, told) })
  }

  /** The stream went at `at`, and comes again. */
  lose(at: number): void {
    this.all.giveBack()
    this.all.openGap(this.gapReason, at)
    this.tally.begin()
    this.set({ status: 'reconnecting', lostAt: at, ends: [], replies: cutOff(this.state.replies) })
  }

  private get gapReason(): GapReason {
    if (this.wanted.every(missesNothing)) return 'continued'
    return manualConsumer(this.state) === null ? 'missing' : 'requeued'
  }

  retry(retry: Retry | null): void {
    this.set(retry === null ? { retry } : { retry, why: retry.why })
  }

  finish(error: unknown): void {
    this.endedAt = this.parts.now()
    this.all.giveBack()
    this.all.closeGap(null)
    this.all.resume()
    this.tally.begin()
    const replies = cutOff(this.state.replies)
    this.set({ status: 'ended', lostAt: null, retry: null, ends: [], error, replies })
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change }
    if (this.isScheduled) return
    this.isScheduled = true
    this.parts.frame(() => {
      this.isScheduled = false
      this.snapshot = this.picture()
      this.listeners.tell()
    })
  }

  private picture(): LiveSnapshot {
    const { isPaused, isFull, unacked, unackedUnseen, left, shown, waiting } = this.all
    const counts = { waiting: waiting.length, unacked, unackedUnseen, left, count: shown.length }
    return { ...this.state, ...this.tally.sum(), isPaused, isFull, ...counts, rowsVersion: shown.version }
  }
}

/** Of a message whose headers cannot be read nobody knows the offset. */
function lastOffset(messages: readonly ArrivedMessage[]): string | null {
  for (const message of messages.toReversed()) {
    const offset = streamOffsetOf(message.readOnce().properties)
    if (offset !== null) return offset
  }
  return null
}
