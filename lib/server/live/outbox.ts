import 'server-only'
import type { LiveEvent } from '@/lib/api/live'
import { toProblem } from '@/lib/api/to-problem'
import { Sleeper } from '@/lib/server/sleeper'
import type { LiveSource } from './live-source'

/** A batch is sent without waiting for more when so many messages are there. */
const fullBatch = 100
/** One answer to the reader holds at most so much, or one message. */
const mostMessages = 500
const mostBytes = 256 * 1024

/** Milliseconds from one count of what a filter kept back to the next. */
const countsEvery = 250

/** Nothing to tell while everything that was looked at was shown. */
const countsKey = ({ counts: { seen, matched, unsure, hidden } }: LiveSource): string | undefined =>
  seen === matched && hidden + unsure === 0 ? undefined : `${seen} ${matched} ${unsure} ${hidden}`

export interface OutboxTiming {
  /** Milliseconds in which messages gather into one batch. */
  batch: number
  beat: number
}

/** What goes to the reader next. Messages stay in their sources until the reader asks. */
export class Outbox {
  private events: LiveEvent[] = []
  private readonly dropped = new Map<number, number | null>()
  private readonly announcedEnds = new Set<LiveSource>()
  private turn = 0
  private lastBatch = 0
  private nextBeat: number
  private isOver = false
  private isGathering = false
  private nextCounts = 0
  /** Counts that the reader knows; without a filter all messages tell them. */
  private readonly said = new Map<LiveSource, string | undefined>()
  private readonly sleeper = new Sleeper()

  constructor(
    private readonly sources: readonly LiveSource[],
    private readonly timing: OutboxTiming,
  ) {
    this.nextBeat = Date.now() + timing.beat
  }

  push(event: LiveEvent): void {
    this.events.push(event)
    this.sleeper.wake()
  }

  /** Only the last count of a source goes out, however slow the reader is. */
  setDropped(source: number, count: number | null): void {
    this.dropped.set(source, count)
    this.sleeper.wake()
  }

  /** Something happened in a source. */
  wake(): void {
    if (!this.isGathering || this.waitingCount() >= fullBatch) this.sleeper.wake()
  }

  /** Whoever waits for events is told that there are none any more. */
  close(): void {
    this.isOver = true
    this.sleeper.wake()
  }

  /** The next events, as soon as there are any; null when the stream is over. */
  async next(): Promise<LiveEvent[] | null> {
    while (!this.isOver) {
      const pause = this.pauseBeforeBatch()
      const events = pause > 0 ? [] : this.take()
      if (events.length > 0) return events
      if (pause === 0 && this.waitingCount() > 0) {
        // A filter keeps them back: on with the next ones, after everybody else had a turn.
        await new Promise((resolve) => setImmediate(resolve))
        continue
      }
      this.isGathering = pause > 0
      await this.sleeper.sleep(pause > 0 ? pause : Math.max(1, this.nextSign - Date.now()))
      this.isGathering = false
    }
    return null
  }

  /** Messages that come soon after a batch wait a moment for company; the first one after a silence does not. */
  private pauseBeforeBatch(): number {
    const waiting = this.waitingCount()
    if (this.events.length > 0 || waiting === 0 || waiting >= fullBatch) return 0
    return Math.max(0, this.lastBatch + this.timing.batch - Date.now())
  }

  private waitingCount(): number {
    return this.sources.reduce((sum, source) => sum + source.waitingCount, 0)
  }

  /** When there is something to say although nothing happens. */
  private get nextSign(): number {
    const isCounted = this.sources.every((source) => this.said.get(source) === countsKey(source))
    return isCounted ? this.nextBeat : Math.min(this.nextBeat, this.nextCounts)
  }

  private take(): LiveEvent[] {
    const events = [...this.events.splice(0), ...this.takeMessages(), ...this.takeCounts()]
    // What taking messages brought about, for example that one of them asks for no reply.
    events.push(...this.events.splice(0))
    for (const [source, count] of this.dropped) events.push({ event: 'dropped', source, count })
    this.dropped.clear()
    events.push(...this.takeEnds())
    if (Date.now() >= this.nextBeat) {
      this.nextBeat = Date.now() + this.timing.beat
      events.push({ event: 'beat', at: Date.now() })
    }
    return events
  }

  private takeMessages(): LiveEvent[] {
    const events: LiveEvent[] = []
    let [messagesLeft, bytesLeft] = [mostMessages, mostBytes]
    // Each time another source is asked first, so that a busy one does not starve the rest.
    this.turn = (this.turn + 1) % this.sources.length
    for (const source of [...this.sources.slice(this.turn), ...this.sources.slice(0, this.turn)]) {
      if (messagesLeft <= 0 || bytesLeft <= 0) break
      const { messages, bytes } = source.take(messagesLeft, bytesLeft)
      if (messages.length === 0) continue
      messagesLeft -= messages.length
      bytesLeft -= bytes
      events.push({ event: 'messages', source: source.index, messages })
      this.lastBatch = Date.now()
    }
    return events
  }

  /** Counts go out now and then, and never without having changed. */
  private takeCounts(): LiveEvent[] {
    if (Date.now() < this.nextCounts) return []
    const events = this.sources.flatMap((source) => {
      const key = countsKey(source)
      if (this.said.get(source) === key) return []
      this.said.set(source, key)
      return [
        { event: 'counts' as const, source: source.index, ...source.counts, offset: source.streamOffset },
      ]
    })
    if (events.length > 0) this.nextCounts = Date.now() + countsEvery
    return events
  }

  private takeEnds(): LiveEvent[] {
    return this.sources.flatMap((source) => {
      if (source.problem === null || source.waitingCount > 0 || this.announcedEnds.has(source)) return []
      this.announcedEnds.add(source)
      return [{ event: 'end' as const, source: source.index, problem: toProblem(source.problem) }]
    })
  }
}
