import type { LiveSourceRequest, ReplyRule } from '@/lib/api/live'
import type { Settlement } from '@/lib/api/live-names'
import { follow, type FollowParts, type LiveNews } from './follow'
import { LiveBoard, type BoardParts, type Watcher } from './live-board'
import type { LiveSnapshot } from './live-snapshot'
import { ringCapacity, type Ring } from './ring'
import { isNothingSent } from './unsettled'

export interface LiveParts extends FollowParts, BoardParts {
  settle: (
    stream: string,
    body: { source: number; seqs: number[]; settlement: Settlement },
  ) => Promise<{ settled: number[]; missed: number[] }>
  filter: (stream: string, filter: string) => Promise<void>
  endTracing: (stream: string, source: number) => Promise<void>
  reply: (stream: string, body: { source: number; reply: ReplyRule | null }) => Promise<void>
}

/** The filter of one connection: what the server took last, and whether it is being asked to take another. */
interface ToldFilter {
  filter: string
  isAsking: boolean
}

const settledState = { ack: 'acked', requeue: 'requeued', reject: 'rejected' } as const

/**
 * The live viewer outside React: its sources, and what may be done with them and their messages. While paused the rows stand
 * still and what comes waits in a second ring; when that is full, reading stops.
 */
export class LiveView {
  private readonly board: LiveBoard
  private run = new AbortController()
  private told: ToldFilter = { filter: '', isAsking: false }
  private wake: () => void = () => undefined

  constructor(
    private readonly parts: LiveParts,
    capacity: number = ringCapacity,
  ) {
    this.board = new LiveBoard(parts, capacity)
  }

  get rows(): Ring {
    return this.board.all.shown
  }

  readonly subscribe = (listener: () => void): (() => void) => this.board.subscribe(listener)

  readonly getSnapshot = (): LiveSnapshot => this.board.getSnapshot()

  /** Tells each message as it comes, also while paused; what the watcher waits for is waited for here. Answers how to stop. */
  watch(watcher: Watcher): () => void {
    return this.board.watch(watcher)
  }

  /** Whether a start with these sources goes on below the rows that are here; else it takes them away. */
  keeps(sources: readonly LiveSourceRequest[]): boolean {
    return this.board.keeps(sources)
  }

  /** Begins with these sources: what was held goes back. */
  start(sources: readonly LiveSourceRequest[], filter = ''): void {
    const { board } = this
    this.stop()
    board.begin(sources, filter)
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
        const { filter } = board.now
        this.told = { filter, isAsking: false }
        return { sources: board.wanted, filter }
      },
      this.parts,
      {
        onNews: current((news) => this.take(news)),
        onLost: current((at) => board.lose(at)),
        onRetry: current((retry) => board.retry(retry)),
        onEnded: current((error) => board.finish(error)),
        room: () => this.room(run.signal),
      },
      run.signal,
    )
  }

  private take(news: LiveNews): void {
    this.board.take(news)
    // It was changed while the connection was being made.
    if (news.event === 'open' && this.told.filter !== this.board.now.filter) void this.sendFilter()
  }

  /** Does not wait for the next attempt. */
  retryNow(): void {
    this.board.now.retry?.now()
  }

  /** Another filter for what comes from now on. What is wrong with it is in the snapshot; the one before then stays. */
  setFilter(filter: string): void {
    const { status, filter: before } = this.board.now
    if (filter === before) return
    this.board.set({ filter, filterError: null })
    if (status === 'live') void this.sendFilter()
  }

  /**
   * Asks for the filter that is wanted, and again for the one wanted by then: two requests under way could arrive in the other
   * order, and the server would keep the older filter.
   */
  private async sendFilter(): Promise<void> {
    const { told, board } = this
    if (told.isAsking) return
    told.isAsking = true
    const { stream } = board
    let asked: string
    do {
      asked = board.now.filter
      const refusal = await this.askFilter(stream, asked)
      // The next connection asks for what is wanted by itself.
      if (this.told !== told || board.now.status !== 'live') return
      if (refusal === null) told.filter = asked
      else if (board.now.filter === asked) {
        board.set({ filter: told.filter, filterError: refusal.error })
        break
      }
    } while (board.now.filter !== asked)
    told.isAsking = false
  }

  private async askFilter(stream: string, filter: string): Promise<{ error: unknown } | null> {
    try {
      await this.parts.filter(stream, filter)
      return null
    } catch (error) {
      return { error }
    }
  }

  /** Answers the requests of the consumer by themselves from now on; null answers no more. Throws what the server says. */
  reply(rule: ReplyRule | null): Promise<void> {
    return this.parts.reply(this.board.stream, { source: 0, reply: rule })
  }

  /** The firehose was on before and goes off all the same when this view ends. Throws what the server says. */
  async endTracing(): Promise<void> {
    const { stream } = this.board
    await this.parts.endTracing(stream, 0)
    if (this.board.stream === stream) this.board.set({ tracingWasOn: false })
  }

  /** The rows stand still; the stream goes on until there is no place left behind them. */
  pause(): void {
    if (!this.board.isRunning) return
    this.board.all.isPaused = true
    this.board.set({})
  }

  resume(): void {
    this.board.all.resume()
    this.board.set({})
    this.wake()
  }

  /** Ends the stream; the server gives back what is held. The rows stay. */
  stop(): void {
    this.run.abort()
    this.wake()
    if (this.board.isRunning) this.board.finish(null)
  }

  clear(): void {
    this.board.all.clear()
    this.board.set({})
  }

  /** Ids of unacked messages that came no later than this row. */
  unackedUpTo(id: number): number[] {
    return this.board.all.unackedUpTo(id)
  }

  /** Those of these ids that can be settled now: unacked here, or asked for before and not answered. */
  unackedOf(ids: readonly number[]): number[] {
    return this.board.all.unackedOf(ids, this.board.stream).map(({ id }) => id)
  }

  /** Settles unacked messages by their row ids. The rows tell what became of it. */
  async settle(ids: readonly number[], settlement: Settlement): Promise<void> {
    const { run, board } = this
    const { all, stream } = board
    const rows = all.unackedOf(ids, stream)
    if (rows.length === 0) return
    all.markHeld(rows, 'settling')
    board.set({ settleError: null })
    const bySeq = new Map(rows.map((row) => [row.message.seq, row]))
    const at = (seqs: number[]) => seqs.flatMap((seq) => bySeq.get(seq) ?? [])
    try {
      const body = { source: rows[0]?.source ?? 0, seqs: [...bySeq.keys()], settlement }
      const answer = await this.parts.settle(stream, body)
      all.mark(at(answer.settled), settledState[settlement])
      const missed = at(answer.missed)
      // Who was asked for before, and is held no more, was settled then: how, nobody told.
      all.mark(
        missed.filter((row) => row.state === 'unknown'),
        'unknown',
      )
      all.mark(
        missed.filter((row) => row.state !== 'unknown'),
        'gone',
      )
      board.set({})
    } catch (error) {
      const isOpen = board.stream === stream && board.now.status === 'live'
      if (!isOpen) all.mark(rows, 'unknown')
      else if (isNothingSent(error)) for (const row of rows) all.markHeld([row], row.state)
      else all.markHeld(rows, 'unknown')
      if (this.run === run) board.set({ settleError: error })
    }
  }

  private async room(signal: AbortSignal): Promise<void> {
    await this.board.watched()
    if (!this.board.all.isFull || signal.aborted) return
    await new Promise<void>((resolve) => {
      this.wake = resolve
    })
  }
}
