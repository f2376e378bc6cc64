import 'server-only'
import type { Delivery } from '@/lib/server/amqp/consumer'
import { processWide } from '@/lib/server/process-wide'

/** A delivery that the console holds in memory: waiting for the reader, unsettled, or recent. */
export interface Kept extends Delivery {
  readonly seq: number
  /** Our clock in ms. */
  readonly at: number
  /** Its properties were too long to keep whole. */
  readonly hasCutProperties: boolean
  /** Where it is found by its seq. */
  readonly shelf: Map<number, Kept>
}

export interface MemoryLimits {
  /** Settled messages that stay readable. */
  recent: number
  /** Bytes of one stream. */
  stream: number
  /** Bytes of all streams of the process. */
  process: number
}

const mebibyte = 1024 * 1024
const usual: MemoryLimits = { recent: 2000, stream: 32 * mebibyte, process: 256 * mebibyte }

/** What is kept of a message when there is no room: enough to show what it is. Prefetch bounds how many of these there are. */
const cutBody = 1024
const cutProperties = 16 * 1024
/** Objects around the bytes, roughly. */
const overhead = 512

const inProcess = (): { bytes: number } => processWide('live.memory', () => ({ bytes: 0 }))

/** The messages of one live stream, bounded in bytes. When room is needed, the oldest of the recent ones are forgotten. */
export class KeptMessages {
  private readonly recent = new Set<Kept>()
  private bytes = 0

  constructor(private readonly limits: MemoryLimits = usual) {}

  /** Keeps a delivery, whole if there is room. */
  keep(delivery: Delivery, seq: number, at: number, shelf: Map<number, Kept>): Kept {
    const isWhole = this.makeRoom(costOf(delivery))
    const kept: Kept = {
      ...delivery,
      seq,
      at,
      shelf,
      body: ownCopy(isWhole ? delivery.body : delivery.body.subarray(0, cutBody)),
      rawProperties: isWhole
        ? delivery.rawProperties
        : Buffer.from(delivery.rawProperties.subarray(0, cutProperties)),
      hasCutProperties: !isWhole && delivery.rawProperties.length > cutProperties,
    }
    this.count(costOf(kept))
    shelf.set(seq, kept)
    return kept
  }

  /** From now on the message may be forgotten. */
  retire(kept: Kept): void {
    if (kept.shelf.get(kept.seq) !== kept) return
    this.recent.add(kept)
    if (this.recent.size > this.limits.recent) this.forgetOldest()
  }

  /** Takes a message out of memory. */
  forget(kept: Kept): void {
    this.recent.delete(kept)
    if (kept.shelf.get(kept.seq) !== kept) return
    kept.shelf.delete(kept.seq)
    this.count(-costOf(kept))
  }

  /** Gives all memory back; nothing may be kept afterwards. */
  close(): void {
    this.count(-this.bytes)
    this.recent.clear()
  }

  private makeRoom(bytes: number): boolean {
    while (this.isFull(bytes) && this.recent.size > 0) this.forgetOldest()
    return !this.isFull(bytes)
  }

  private isFull(bytes: number): boolean {
    return this.bytes + bytes > this.limits.stream || inProcess().bytes + bytes > this.limits.process
  }

  private forgetOldest(): void {
    const [oldest] = this.recent
    if (oldest !== undefined) this.forget(oldest)
  }

  private count(bytes: number): void {
    this.bytes += bytes
    inProcess().bytes += bytes
  }
}

const costOf = ({ body, rawProperties }: Delivery): number => body.length + rawProperties.length + overhead

/** Bytes of their own: a slice would keep the whole chunk that came from the socket. */
const ownCopy = (bytes: Buffer): Buffer =>
  bytes.length * 2 > bytes.buffer.byteLength ? bytes : Buffer.from(bytes)
