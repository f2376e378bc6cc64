import type { LiveMessage } from '@/lib/api/live'
import { isHeld, Ring, ringCapacity, type LiveRow, type MessageRow, type MessageState } from './ring'

/**
 * The rows on screen and, while paused, those that wait behind them: the rows on screen then stand still, whatever comes. Knows
 * which messages are held, which left, and where messages may be missing.
 */
export class LiveRows {
  readonly shown: Ring
  readonly waiting: Ring
  isPaused = false
  /** Rows that had to leave for newer ones, and how many of them were held. */
  left = 0
  heldUnseen = 0
  private nextId = 1
  private gapId: number | null = null

  constructor(capacity: number = ringCapacity) {
    this.shown = new Ring(capacity)
    this.waiting = new Ring(capacity)
  }

  /** Paused, and no place left behind the rows on screen: nothing more may be read. */
  get isFull(): boolean {
    return this.isPaused && this.waiting.isFull
  }

  get held(): number {
    let held = this.heldUnseen
    for (const ring of [this.shown, this.waiting]) for (const row of ring) if (isHeld(row)) held += 1
    return held
  }

  /** Messages of one event that was `length` characters long. */
  addMessages(stream: string, source: number, messages: readonly LiveMessage[], length: number): void {
    const share = Math.ceil(length / Math.max(1, messages.length))
    for (const message of messages) {
      const state = message.held ? 'held' : 'shown'
      this.add({ kind: 'message', id: this.nextId++, stream, source, message, state }, share)
    }
  }

  addUnreadable(at: number): void {
    this.add({ kind: 'gap', id: this.nextId++, reason: 'unreadable', from: at, to: at }, 0)
  }

  /** Opens a gap that `closeGap` ends. */
  openGap(from: number): void {
    this.gapId = this.nextId++
    this.add({ kind: 'gap', id: this.gapId, reason: 'lost', from, to: null }, 0)
  }

  closeGap(to: number | null): void {
    if (this.gapId === null) return
    const id = this.gapId
    this.gapId = null
    for (const ring of [this.shown, this.waiting]) {
      ring.updateOne(id, (row) => (row.kind === 'gap' ? { ...row, to } : row))
    }
  }

  /** The consumer ended: our server nacked what it held, so those messages are ready again. */
  giveBack(): void {
    for (const ring of [this.shown, this.waiting]) {
      ring.update((row) =>
        row.kind === 'message' && row.state === 'held' ? { ...row, state: 'returned' } : row,
      )
    }
    this.heldUnseen = 0
  }

  /** The rows with these ids whose messages can be settled on this stream. */
  heldOf(ids: readonly number[], stream: string): MessageRow[] {
    return ids
      .map((id) => this.shown.find(id))
      .filter((row) => row?.kind === 'message')
      .filter((row) => row.state === 'held' && row.stream === stream)
  }

  mark(rows: readonly MessageRow[], state: MessageState): void {
    for (const { id } of rows) {
      this.shown.updateOne(id, (row) => (row.kind === 'message' ? { ...row, state } : row))
    }
  }

  /** Shows what waited. */
  resume(): void {
    this.isPaused = false
    this.forget(this.waiting.drainInto(this.shown))
  }

  /** Empties what is shown, but for messages that are still held: they could not be settled any more. */
  clear(): void {
    this.shown.retain(isHeld)
    this.left = 0
  }

  reset(): void {
    this.shown.retain(() => false)
    this.waiting.retain(() => false)
    this.isPaused = false
    this.left = 0
    this.heldUnseen = 0
    this.gapId = null
  }

  private add(row: LiveRow, length: number): void {
    this.forget((this.isPaused ? this.waiting : this.shown).push(row, length))
  }

  private forget(rows: readonly LiveRow[]): void {
    this.left += rows.length
    this.heldUnseen += rows.filter(isHeld).length
  }
}
