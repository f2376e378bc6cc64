import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveMessage, WholeMessage } from '@/lib/api/live'
import type { Message } from '@/lib/rabbitmq/message'
import { streamOffsetOf } from '@/lib/rabbitmq/stream-offset'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import { maxBodies } from '@/lib/server/amqp/connect'
import type { Delivery } from '@/lib/server/amqp/consumer'
import { messageOf, readMessage } from '@/lib/server/amqp/message'
import type { Kept, KeptMessages } from './kept-messages'
import type { MessageTest } from './message-filter'

/** Bytes of a payload that go with a message on the stream. */
const previewBytes = 16 * 1024
/** Bytes of a payload that are given when one message is read: more does not arrive here. */
const wholeBytes = maxBodies.consume

/** Milliseconds that a filter may take at a time; then others have their turn. */
const filterSlice = 10

export interface Taken {
  messages: LiveMessage[]
  /** Roughly, as they go on the wire. */
  bytes: number
}

/**
 * How the filter does: messages looked at, those that it let through (`unsure` of them because it could not tell), and those
 * that are held although it did not.
 */
export interface FilterCounts {
  seen: number
  matched: number
  unsure: number
  hidden: number
}

/**
 * How a source's messages are done with. `by-hand`: they are held until somebody settles them. `as-shown`: taking one acks it,
 * and then it is nowhere else. `copies`: whatever becomes of them costs nobody a message.
 */
export type Settling = 'by-hand' | 'as-shown' | 'copies'

export type OnShown = (seq: number, replyTo: string | null) => void

/** The messages of one source: what waits for the reader, what is held, what can still be read. Knows no broker. */
export class SourceMessages {
  delivered = 0
  private waiting: Kept[] = []
  private readonly held = new Set<Kept>()
  private readonly shelf = new Map<number, Kept>()
  /** Held, but kept back by the filter. */
  private readonly hidden = new Set<Kept>()
  private looked = 0
  /** Properties of the message looked at last, as bytes. */
  private lastLooked: Buffer | null = null
  private matched = 0
  private unsure = 0
  /** Told of each held message that the reader is shown. */
  private onShown: OnShown | null = null

  constructor(
    private readonly memory: KeptMessages,
    private readonly settling: Settling,
    /** What lets a message through; null lets all of them. */
    private test: MessageTest | null,
  ) {}

  private get isHolding(): boolean {
    return this.settling === 'by-hand'
  }

  get waitingCount(): number {
    return this.waiting.length
  }

  get counts(): FilterCounts {
    const { looked, matched, unsure, hidden } = this
    return { seen: looked, matched, unsure, hidden: hidden.size }
  }

  /** The `x-stream-offset` of the message looked at last; null where it has none that can be read. */
  get streamOffset(): string | null {
    return this.lastLooked === null ? null : streamOffsetOf(readProperties(this.lastLooked).properties)
  }

  add(delivery: Delivery): void {
    this.delivered += 1
    this.waiting.push(this.memory.keep(delivery, this.delivered, Date.now(), this.shelf))
  }

  /**
   * The next messages for the reader. There may be none of them although some waited: the filter kept them back. `doneWith`
   * is told the delivery tag up to which nothing is waited for any more.
   */
  take(mostMessages: number, mostBytes: number, doneWith: (deliveryTag: number) => void): Taken {
    const taken: Taken = { messages: [], bytes: 0 }
    const until = this.test === null ? Number.POSITIVE_INFINITY : performance.now() + filterSlice
    let done = 0
    for (const kept of this.waiting) {
      const isEnough = taken.messages.length >= mostMessages || taken.bytes >= mostBytes
      if (done > 0 && (isEnough || performance.now() > until)) break
      if (this.isLost(kept)) break
      done += 1
      this.takeOne(kept, taken)
    }
    const passed = this.waiting.splice(0, done)
    const last = passed.at(-1)
    if (this.isHolding || last === undefined) return taken
    doneWith(last.deliveryTag)
    for (const kept of passed) this.memory.retire(kept)
    return taken
  }

  /**
   * Why the next message cannot be taken, nor any behind it: acked, what the console did not keep of it would be nowhere. Null
   * when it can be, or none waits.
   */
  get obstacle(): string | null {
    const [next] = this.waiting
    if (next === undefined || !this.isLost(next)) return null
    return next.bytes > wholeBytes
      ? `The next message has ${next.bytes} bytes, and the console keeps the first ${wholeBytes}: neither it nor what came after it was acked, all of it is in the queue again. Consume with manual ack.`
      : 'The messages that wait here fill the memory that the console may use. What it could not keep whole was not acked and is in the queue again. Choose a smaller prefetch, or manual ack.'
  }

  private isLost(kept: Kept): boolean {
    return this.settling === 'as-shown' && (kept.hasCutProperties || kept.body.length < kept.bytes)
  }

  private takeOne(kept: Kept, taken: Taken): void {
    this.looked += 1
    this.lastLooked = kept.rawProperties
    if (this.isHolding) this.held.add(kept)
    const verdict = this.test === null ? true : this.test(kept)
    if (verdict === false) {
      if (this.isHolding) this.hidden.add(kept)
      return
    }
    this.matched += 1
    if (verdict === null) this.unsure += 1
    const shown = this.show(kept, previewBytes)
    taken.messages.push(shown)
    if (shown.held) this.onShown?.(shown.seq, shown.properties.replyTo)
    taken.bytes += Math.min(kept.body.length, previewBytes) + kept.rawProperties.length + 300
  }

  /** Another filter, from the next message on. What is held and was kept back is looked at again: true when there is some. */
  setFilter(test: MessageTest | null): boolean {
    this.test = test
    const again = [...this.hidden]
    this.hidden.clear()
    for (const kept of again) this.held.delete(kept)
    this.looked -= again.length
    this.waiting.unshift(...again)
    return again.length > 0
  }

  /** Tells of each message that the reader is shown and that is held, those of before first; null ends it. */
  watchHeld(onShown: OnShown | null): void {
    if (onShown !== null && !this.isHolding) {
      throw new ConsoleError('invalid_input', 'Only a consumer that acks by hand can answer requests.')
    }
    this.onShown = onShown
    for (const kept of this.held) {
      if (!this.hidden.has(kept)) onShown?.(kept.seq, this.show(kept, 0).properties.replyTo)
    }
  }

  /** Null when it is not held (any more). */
  heldOf(seq: number): Kept | null {
    const kept = this.shelf.get(seq)
    return kept !== undefined && this.held.has(kept) ? kept : null
  }

  /** A held message with its whole payload; null when it is not held any more. Throws when only a part is kept. */
  requestOf(seq: number): Message | null {
    return this.heldOf(seq) === null ? null : messageOf(this.whole(seq), wholeBytes)
  }

  /** A held message is settled: it may be forgotten. */
  letGo(kept: Kept): void {
    this.held.delete(kept)
    this.hidden.delete(kept)
    this.memory.retire(kept)
  }

  /** Nothing is held any more. */
  letAllGo(): void {
    for (const kept of this.held) this.memory.retire(kept)
    this.held.clear()
    this.hidden.clear()
  }

  /** Its source ended: copies can still be shown; what a consumer did not take is in its queue again, or gone with it. */
  end(): void {
    if (this.isHolding) this.drop()
  }

  /** Forgets what waits. */
  drop(): void {
    for (const kept of this.waiting) this.memory.forget(kept)
    this.waiting = []
  }

  /**
   * One message with its payload, whole as far as it came, and with the bytes of its properties where they cannot be told
   * without loss.
   */
  read(seq: number): WholeMessage {
    const kept = this.allThatCame(seq)
    const message = this.show(kept, wholeBytes)
    return {
      ...message,
      rawProperties: message.inexact === true ? kept.rawProperties.toString('base64') : null,
    }
  }

  /**
   * One message with all its bytes. Throws gone when the console does not hold them any more, not_whole when it never did:
   * what is longer than it keeps came without its end.
   */
  whole(seq: number): Kept {
    const kept = this.allThatCame(seq)
    if (kept.body.length === kept.bytes) return kept
    const detail = `The console keeps the first ${kept.body.length} bytes of a message, and this one has ${kept.bytes}.`
    throw new ConsoleError('not_whole', detail)
  }

  private allThatCame(seq: number): Kept {
    const kept = this.shelf.get(seq)
    if (kept === undefined) {
      throw new ConsoleError(
        'gone',
        'The console does not hold this message any more: too many came after it.',
      )
    }
    if (kept.hasCutProperties || kept.body.length < Math.min(kept.bytes, wholeBytes)) {
      const detail =
        'The console kept only the beginning of this message: the messages of this live view fill the memory that it may use.'
      throw new ConsoleError('gone', detail)
    }
    return kept
  }

  private show(kept: Kept, mostPayload: number): LiveMessage {
    const { message, isExact } = readMessage(kept, mostPayload)
    if (kept.hasCutProperties && message.propertiesProblem !== null) {
      message.propertiesProblem.reason = 'not-kept'
    }
    const { seq, at } = kept
    return {
      ...message,
      seq,
      at,
      held: this.held.has(kept),
      ...(isExact ? {} : { inexact: true as const }),
    }
  }
}
