import 'server-only'
import type { BatchCounts } from '@/lib/api/batches'
import { ReturnCounter, type Returned } from './return-counter'

/** A message whose properties are the bytes of the wire already. */
export interface WireMessage {
  exchange: string
  routingKey: string
  properties: Buffer
  payload: Buffer
  mandatory: boolean
  /** When it is to leave, in ms from the first one that says so; at once without it. */
  dueAt?: number
}

/** A message that was sent and is without its last answer. */
export interface Waiting {
  readonly message: WireMessage
  returned: boolean
}

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
  readonly returns = new ReturnCounter()
  /** Payload of all, and of those waiting. */
  bytes = 0
  bytesWaiting = 0
  /** When the last message was settled, or the first one sent after none was waiting. */
  lastAnswer = Date.now()
  private readonly entries = new Set<Waiting>()

  /** Oldest first. */
  get waiting(): Waiting[] {
    return [...this.entries]
  }

  enter(message: WireMessage): Waiting {
    if (this.entries.size === 0) this.lastAnswer = Date.now()
    const entry: Waiting = { message, returned: false }
    this.entries.add(entry)
    this.bytes += message.payload.length
    this.bytesWaiting += message.payload.length
    this.counts.sent += 1
    this.counts.waiting += 1
    return entry
  }

  /** Once only: what is said of it later changes nothing. */
  settle(entry: Waiting, how: 'confirmed' | 'nacked' | 'refused' | 'unknown'): void {
    if (!this.entries.delete(entry)) return
    this.bytesWaiting -= entry.message.payload.length
    this.counts.waiting -= 1
    // A message that came back is in no queue, whatever the confirm says: it is counted once.
    this.counts[entry.returned ? 'returned' : how] += 1
    this.lastAnswer = Date.now()
  }

  /** A return has no number. The broker works in order, so it is the oldest one waiting that looks like it. */
  takeReturn(returned: Returned, content: Buffer): Waiting | null {
    this.returns.add(returned)
    const candidates = this.waiting.filter((entry) => !entry.returned)
    const entry =
      candidates.find(({ message }) => isSame(message, returned, content)) ??
      candidates.find(({ message }) => message.routingKey === returned.routingKey)
    if (entry === undefined) return null
    entry.returned = true
    return entry
  }
}

/** The body of a return may be cut. */
const isSame = (message: WireMessage, returned: Returned, content: Buffer): boolean =>
  message.routingKey === returned.routingKey &&
  message.exchange === returned.exchange &&
  message.payload.subarray(0, content.length).equals(content)
