import type { ArrivedMessage } from './arrived-message'
import type { FailedReply } from './replies'

/**
 * Where a message stands. `shown`: a tap's copy, nothing to settle. `settling`: asked for, not answered yet. `returned`: unacked
 * when its consumer ended, so it went back to the queue. `answered`: acked after its automatic reply was confirmed. `gone`: the
 * console no longer held it. `unknown`: its settlement was asked for, and no answer told what became of it.
 */
export type MessageState =
  | 'shown'
  | 'unacked'
  | 'settling'
  | 'acked'
  | 'answered'
  | 'requeued'
  | 'rejected'
  | 'returned'
  | 'gone'
  | 'unknown'

export interface MessageRow {
  readonly kind: 'message'
  readonly id: number
  /** The stream that brought it: `seq` means something there only. */
  readonly stream: string
  readonly source: number
  readonly message: ArrivedMessage
  readonly state: MessageState
  /** Why its automatic reply was not taken. */
  readonly failedReply?: FailedReply
}

/**
 * Why there is a gap. `missing`: the connection was away, what came meanwhile is not here. `requeued`: the same of a consumer,
 * whose unacked messages the broker has taken back. `continued`: of a stream, which is read on behind its last message.
 * `stopped`: somebody stopped and started again. `unreadable`: an event that does not fit the contract.
 */
export type GapReason = 'missing' | 'requeued' | 'continued' | 'stopped' | 'unreadable'

/** Marks a place where messages may be missing. `to` is null while the connection is away. */
export interface GapRow {
  readonly kind: 'gap'
  readonly id: number
  readonly reason: GapReason
  readonly from: number
  readonly to: number | null
}

export type LiveRow = MessageRow | GapRow

interface Slot {
  row: LiveRow
  length: number
}

export const ringCapacity = 50_000
/** Characters of all rows together: 50,000 previews of 16 KiB would not be small. */
const ringLength = 96 * 1024 * 1024

/**
 * The rows of the viewer, oldest first, in a fixed number of places: what is pushed into a full ring takes the place of the
 * oldest. Rows are never changed but replaced, and their ids grow. Lives outside React; `version` tells that something changed.
 */
export class Ring {
  private slots: (Slot | undefined)[]
  private head = 0
  private count = 0
  private total = 0
  private gaps = 0
  private changes = 0
  private sweeps = 0

  constructor(
    readonly capacity: number = ringCapacity,
    readonly maxLength: number = ringLength,
  ) {
    this.slots = Array.from({ length: capacity })
  }

  get length(): number {
    return this.count
  }

  /** Rows that are messages. */
  get messages(): number {
    return this.count - this.gaps
  }

  get version(): number {
    return this.changes
  }

  /** How often rows were taken from anywhere but the top. */
  get swept(): number {
    return this.sweeps
  }

  get isFull(): boolean {
    return this.count >= this.capacity || this.total >= this.maxLength
  }

  at(index: number): LiveRow | undefined {
    return index < 0 || index >= this.count ? undefined : this.slots[this.place(index)]?.row
  }

  /** Adds a row of about `length` characters; gives back the rows that had to leave for it. */
  push(row: LiveRow, length: number): LiveRow[] {
    const left: LiveRow[] = []
    while (this.count > 0 && (this.count >= this.capacity || this.total + length > this.maxLength)) {
      const oldest = this.shift()
      if (oldest !== undefined) left.push(oldest.row)
    }
    this.slots[this.place(this.count)] = { row, length }
    this.count += 1
    if (row.kind === 'gap') this.gaps += 1
    this.total += length
    this.changes += 1
    return left
  }

  /** Index of the row with this id, -1 when it is not here. */
  indexOf(id: number): number {
    let [low, high] = [0, this.count - 1]
    while (low <= high) {
      const middle = (low + high) >>> 1
      const found = this.at(middle)?.id ?? Number.POSITIVE_INFINITY
      if (found === id) return middle
      if (found < id) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  find(id: number): LiveRow | undefined {
    return this.at(this.indexOf(id))
  }

  /** Replaces each row by what `change` makes of it; a row given back as it is stays. */
  update(change: (row: LiveRow) => LiveRow): void {
    for (let index = 0; index < this.count; index++) this.change(index, change)
  }

  /** The same for one row. */
  updateOne(id: number, change: (row: LiveRow) => LiveRow): void {
    const index = this.indexOf(id)
    if (index !== -1) this.change(index, change)
  }

  /** Keeps only the rows that `keep` says. */
  retain(keep: (row: LiveRow) => boolean): void {
    const kept: Slot[] = []
    for (let slot = this.shift(); slot !== undefined; slot = this.shift()) {
      if (keep(slot.row)) kept.push(slot)
    }
    for (const slot of kept) this.push(slot.row, slot.length)
    this.changes += 1
    this.sweeps += 1
  }

  /** Moves all rows, oldest first, into another ring; gives back the rows that had to leave that one. */
  drainInto(other: Ring): LiveRow[] {
    const left: LiveRow[] = []
    for (let slot = this.shift(); slot !== undefined; slot = this.shift()) {
      left.push(...other.push(slot.row, slot.length))
    }
    return left
  }

  *[Symbol.iterator](): Generator<LiveRow, void, void> {
    for (let index = 0; index < this.count; index++) {
      const row = this.at(index)
      if (row !== undefined) yield row
    }
  }

  private place(index: number): number {
    return (this.head + index) % this.capacity
  }

  private shift(): Slot | undefined {
    if (this.count === 0) return undefined
    const slot = this.slots[this.head]
    this.slots[this.head] = undefined
    this.head = (this.head + 1) % this.capacity
    this.count -= 1
    if (slot?.row.kind === 'gap') this.gaps -= 1
    this.total -= slot?.length ?? 0
    this.changes += 1
    return slot
  }

  private change(index: number, change: (row: LiveRow) => LiveRow): void {
    const slot = this.slots[this.place(index)]
    if (slot === undefined) return
    const row = change(slot.row)
    if (row === slot.row) return
    this.slots[this.place(index)] = { row, length: slot.length }
    this.changes += 1
  }
}
