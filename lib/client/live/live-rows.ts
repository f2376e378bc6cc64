import type { ArrivedMessage } from './arrived-message'
import type { FailedReply } from './replies'
import { Ring, ringCapacity, type GapReason, type LiveRow, type MessageRow, type MessageState } from './ring'

/**
 * The rows on screen and, while paused, those that wait behind them: the rows on screen then stand still, whatever comes. Knows
 * which messages are unacked, also when their rows have left, and where messages may be missing.
 */
export class LiveRows {
  readonly shown: Ring
  readonly waiting: Ring
  isPaused = false
  /** Rows that had to leave for newer ones. */
  left = 0
  /** Unacked here, in the order in which they came. */
  private readonly unackedRows = new Map<number, MessageRow>()
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

  get unacked(): number {
    return this.unackedRows.size
  }

  /** Unacked, and its row has left. */
  get unackedUnseen(): number {
    const first = this.shown.at(0)?.id ?? this.waiting.at(0)?.id ?? Number.POSITIVE_INFINITY
    let unseen = 0
    for (const id of this.unackedRows.keys()) {
      if (id >= first) break
      unseen += 1
    }
    return unseen
  }

  /** Messages of one event that was `length` characters long, as rows. */
  addMessages(
    stream: string,
    source: number,
    messages: readonly ArrivedMessage[],
    length: number,
  ): MessageRow[] {
    const share = Math.ceil(length / Math.max(1, messages.length))
    return messages.map((message) => {
      const state = message.held ? 'unacked' : 'shown'
      const row: MessageRow = { kind: 'message', id: this.nextId++, stream, source, message, state }
      if (message.held) this.unackedRows.set(row.id, row)
      this.add(row, share)
      return row
    })
  }

  addUnreadable(at: number): void {
    this.add({ kind: 'gap', id: this.nextId++, reason: 'unreadable', from: at, to: at }, 0)
  }

  /** Opens a gap that `closeGap` ends. */
  openGap(reason: GapReason, from: number): void {
    this.gapId = this.nextId++
    this.add({ kind: 'gap', id: this.gapId, reason, from, to: null }, 0)
  }

  /** Goes on below what is here: a gap that is open already is the same one. */
  goOn(stoppedAt: number): void {
    const last = this.shown.at(this.shown.length - 1)
    if (last?.kind === 'gap' && last.to === null) this.gapId = last.id
    else this.openGap('stopped', stoppedAt)
  }

  closeGap(to: number | null): void {
    const id = this.gapId
    this.gapId = null
    if (id === null || to === null) return
    for (const ring of [this.shown, this.waiting]) {
      ring.updateOne(id, (row) => (row.kind === 'gap' ? { ...row, to } : row))
    }
  }

  /** The consumer ended: our server nacked what was not settled, so those messages are ready again. */
  giveBack(): void {
    for (const id of this.unackedRows.keys()) {
      for (const ring of [this.shown, this.waiting]) {
        ring.updateOne(id, (row) =>
          row.kind === 'message' && row.state === 'unacked' ? { ...row, state: 'returned' } : row,
        )
      }
    }
    this.unackedRows.clear()
  }

  /** Ids of all messages that are unacked and came no later than this row. */
  unackedUpTo(id: number): number[] {
    return [...this.unackedRows.keys()].filter((unacked) => unacked <= id)
  }

  /** The rows with these ids whose messages can be settled on this stream: those asked for without an answer, too. */
  unackedOf(ids: readonly number[], stream: string): MessageRow[] {
    return ids.flatMap((id) => {
      const row = this.unackedRows.get(id)
      return row !== undefined && row.state !== 'settling' && row.stream === stream ? [row] : []
    })
  }

  /** Unacked rows of one source by their seqs. */
  unackedBySeq(source: number, stream: string): Map<number, MessageRow> {
    const rows = [...this.unackedRows.values()].filter(
      (row) => row.source === source && row.stream === stream,
    )
    return new Map(rows.map((row) => [row.message.seq, row]))
  }

  /**
   * Its automatic reply was not taken: it is unacked as before, and says why. Where the reply was confirmed and the ack got no
   * answer, whether it still is held is not known.
   */
  noteFailedReply(before: MessageRow, failedReply: FailedReply): void {
    const change = {
      failedReply,
      ...(failedReply.failure === 'unsettled' ? { state: 'unknown' as const } : {}),
    }
    this.unackedRows.set(before.id, { ...before, ...change })
    for (const ring of [this.shown, this.waiting]) {
      ring.updateOne(before.id, (row) => (row.kind === 'message' ? { ...row, ...change } : row))
    }
  }

  /** What became of them: they are not held any more. */
  mark(rows: readonly MessageRow[], state: MessageState): void {
    for (const { id } of rows) {
      this.unackedRows.delete(id)
      this.show(id, state)
    }
  }

  /** How it stands with those that are held, or may be. */
  markHeld(rows: readonly MessageRow[], state: MessageState): void {
    for (const row of rows) {
      this.unackedRows.set(row.id, { ...row, state })
      this.show(row.id, state)
    }
  }

  private show(id: number, state: MessageState): void {
    for (const ring of [this.shown, this.waiting]) {
      ring.updateOne(id, (row) => (row.kind === 'message' ? { ...row, state } : row))
    }
  }

  /** Shows what waited. */
  resume(): void {
    this.isPaused = false
    this.left += this.waiting.drainInto(this.shown).length
  }

  /** Empties what is shown, but for messages that are still unacked: they could not be settled any more. */
  clear(): void {
    this.shown.retain((row) => this.unackedRows.has(row.id))
    this.left = 0
  }

  reset(): void {
    this.shown.retain(() => false)
    this.waiting.retain(() => false)
    this.unackedRows.clear()
    this.isPaused = false
    this.left = 0
    this.gapId = null
  }

  private add(row: LiveRow, length: number): void {
    this.left += (this.isPaused ? this.waiting : this.shown).push(row, length).length
  }
}
