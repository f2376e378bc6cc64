import 'server-only'
import type { BatchCounts } from '@/lib/api/batches'
import { ReturnedMessages, type Returned } from './returned-messages'

/** A message whose properties are the bytes of the wire already. */
export interface WireMessage {
  exchange: string
  routingKey: string
  rawRoutingKey?: Buffer
  properties: Buffer
  payload: Buffer
  mandatory: boolean
  /** When it is to leave, in ms from the first one that says so; at once without it. */
  dueAt?: number
}

/** A message that was sent and is without its last answer, in a chain with those sent before and after it. */
interface Entry {
  readonly message: WireMessage
  /** From 1. */
  readonly n: number
  returned: boolean
  isWaiting: boolean
  previous: Entry | null
  next: Entry | null
}
export type Waiting = Readonly<Pick<Entry, 'message' | 'returned'>>

/**
 * What was sent and what became of it. Every message is entered once and settled once, so at every moment the counts and
 * those waiting add up to what was sent.
 */
export class Ledger {
  readonly counts: BatchCounts = {
    sent: 0,
    confirmed: 0,
    returned: 0,
    nacked: 0,
    refused: 0,
    unknown: 0,
    waiting: 0,
  }
  readonly returns = new ReturnedMessages()
  /** Payload of all, and of those waiting. */
  bytes = 0
  bytesWaiting = 0
  /** When the last message was settled, or the first one sent after none was waiting. */
  lastAnswer = Date.now()
  /** Since when there is always one waiting. */
  waitingSince = Date.now()
  private first: Entry | null = null
  private last: Entry | null = null
  /** The first one that was sent after the last one that came back. */
  private afterReturned: Entry | null = null

  /** Oldest first. */
  get waiting(): Waiting[] {
    const all: Waiting[] = []
    for (let entry = this.first; entry !== null; entry = entry.next) all.push(entry)
    return all
  }

  enter(message: WireMessage): Waiting {
    const { first, last, counts } = this
    if (first === null) this.lastAnswer = this.waitingSince = Date.now()
    counts.sent += 1
    counts.waiting += 1
    this.bytes += message.payload.length
    this.bytesWaiting += message.payload.length
    const entry: Entry = {
      message,
      n: counts.sent,
      returned: false,
      isWaiting: true,
      previous: last,
      next: null,
    }
    if (last !== null) last.next = entry
    this.last = entry
    this.first ??= entry
    this.afterReturned ??= entry
    return entry
  }

  /** Once only: what is said of it later changes nothing. */
  settle(waiting: Waiting, how: 'confirmed' | 'nacked' | 'refused' | 'unknown'): void {
    const entry = waiting as Entry
    if (!entry.isWaiting) return
    this.takeOut(entry)
    this.bytesWaiting -= entry.message.payload.length
    this.counts.waiting -= 1
    // A message that came back is in no queue, whatever the confirm says: it is counted once.
    this.counts[entry.returned ? 'returned' : how] += 1
    this.lastAnswer = Date.now()
  }

  /**
   * A return has no number. The broker works in order, so it is the first message behind the last one that came back which
   * looks like it, else the oldest one that does. Nothing is looked at twice while returns come in order.
   */
  takeReturn(returned: Returned, content: Buffer): Waiting | null {
    const entry =
      this.find(({ message }) => isSame(message, returned, content)) ??
      this.find(({ message }) => message.routingKey === returned.routingKey)
    this.returns.add(returned, entry?.n ?? null, entry?.message.payload.length ?? content.length)
    if (entry === null) return null
    entry.returned = true
    this.afterReturned = entry.next
    return entry
  }

  private find(test: (entry: Entry) => boolean): Entry | null {
    const { afterReturned, first } = this
    for (let entry = afterReturned; entry !== null; entry = entry.next) {
      if (!entry.returned && test(entry)) return entry
    }
    for (let entry = first; entry !== null && entry !== afterReturned; entry = entry.next) {
      if (!entry.returned && test(entry)) return entry
    }
    return null
  }

  private takeOut(entry: Entry): void {
    const { previous, next } = entry
    entry.isWaiting = false
    if (previous === null) this.first = next
    else previous.next = next
    if (next === null) this.last = previous
    else next.previous = previous
    if (this.afterReturned === entry) this.afterReturned = next
    entry.previous = entry.next = null
  }
}

/** The body of a return may be cut. */
const isSame = (
  { routingKey, exchange, payload }: WireMessage,
  returned: Returned,
  content: Buffer,
): boolean =>
  routingKey === returned.routingKey &&
  exchange === returned.exchange &&
  (payload.length === content.length ? payload : payload.subarray(0, content.length)).equals(content)
