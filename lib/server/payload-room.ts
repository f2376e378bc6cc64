import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { processWide } from './process-wide'

const mebibyte = 1024 * 1024

/**
 * Bytes of payload that the process holds for brokers at a time, of all users together: what requests bring, what is read from
 * uploads, what batches have in flight. Each of them has its own bound; this one keeps many at once from filling the memory.
 * Uploads themselves are on disk, and messages of live views have a bound of their own (`KeptMessages`).
 */
export const payloadRoom = 512 * mebibyte

/**
 * So much gets in although the room is full: what gives room back, as Stop and Ack, is as small, and so is a login. It counts
 * all the same.
 */
const alwaysFits = 128 * 1024
/** Seconds until somebody who was refused may ask again. */
const retryAfter = 10

const room = () => processWide('payload.room', () => ({ taken: 0 }))

/** Bytes that are taken now. */
export const takenPayloadRoom = (): number => room().taken

/** What one request or one batch holds of the room. Whoever makes it releases it, however the work ends. */
export class PayloadPlace {
  private bytes = 0
  private isReleased = false

  /** Takes so many bytes more, before they are in memory. Throws too_many where they do not fit. */
  take(bytes: number): void {
    if (this.isReleased) throw new TypeError('released')
    const { taken } = room()
    if (this.bytes + bytes > alwaysFits && taken + bytes > payloadRoom) throw full(taken, bytes)
    this.bytes += bytes
    room().taken += bytes
  }

  /** Gives everything back; once is enough. */
  release(): void {
    room().taken -= this.bytes
    this.bytes = 0
    this.isReleased = true
  }
}

const full = (taken: number, bytes: number) =>
  new ConsoleError(
    'too_many',
    `The console holds ${Math.ceil(taken / mebibyte)} of at most ${payloadRoom / mebibyte} MiB of payloads for all of its users: ${Math.ceil(bytes / mebibyte)} MiB more do not fit. Nothing was sent. Wait until others have gone, then try again.`,
    { retryAfter },
  )
