import type { LiveSource, Settlement } from '@/lib/api/live'
import { follow, type FollowParts, type LiveNews } from './follow'
import { LiveRows } from './live-rows'
import { atRest, idleSnapshot, type LiveSnapshot, type State } from './live-snapshot'
import { ringCapacity, type Ring } from './ring'

export interface LiveParts extends FollowParts {
  settle: (
    stream: string,
    body: { source: number; seqs: number[]; settlement: Settlement },
  ) => Promise<{ settled: number[]; missed: number[] }>
  /** Runs something before the next picture is drawn. */
  frame: (run: () => void) => void
}

const settledState = { ack: 'acked', requeue: 'requeued', reject: 'rejected' } as const

/**
 * The live viewer outside React: one source, its rows, and what may be done with them. Listeners are told at most once a
 * frame. While paused the rows stand still and what comes waits in a second ring; when that is full, reading stops.
 */
export class LiveView {
  private readonly all: LiveRows
  private readonly listeners = new Set<() => void>()
  private state: State = { ...atRest }
  private snapshot = idleSnapshot
  private isScheduled = false
  private run = new AbortController()
  /** Id of the stream that is open, or was open last. */
  private stream = ''
  /** Dropped by the queues of earlier connections: each connection has a tap queue of its own. */
  private droppedBefore = 0
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

  /** Begins anew with this source: what was held goes back, the rows of before are gone. */
  start(source: LiveSource): void {
    this.stop()
    this.all.reset()
    this.droppedBefore = 0
    this.set({ ...atRest, status: 'connecting', source })
    const run = new AbortController()
    this.run = run
    // What still arrives for a run that was stopped must not touch the next one.
    const current =
      <V>(handle: (value: V) => void) =>
      (value: V) => {
        if (!run.signal.aborted) handle(value)
      }
    void follow(
      source,
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
    if (news.event === 'open') {
      this.stream = news.stream
      this.all.closeGap(this.parts.now())
      this.set({ status: 'live', lostAt: null, retryAt: null })
    } else if (news.event === 'started') this.set({ queue: news.queue })
    else if (news.event === 'dropped') this.set({ dropped: this.droppedBefore + news.count })
    else if (news.event === 'messages') {
      this.all.addMessages(this.stream, news.source, news.messages, news.length)
      this.set({ seen: this.state.seen + news.messages.length })
    } else if (news.event === 'unreadable') {
      this.all.addUnreadable(this.parts.now())
      this.set({})
    }
  }

  private lose(at: number): void {
    this.all.giveBack()
    this.all.openGap(at)
    this.droppedBefore = this.state.dropped
    this.set({ status: 'reconnecting', lostAt: at })
  }

  private finish(error: unknown): void {
    this.all.giveBack()
    this.all.closeGap(null)
    this.all.resume()
    this.set({ status: 'ended', lostAt: null, retryAt: null, error })
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
    return { ...this.state, isPaused, isFull, ...counts }
  }
}
