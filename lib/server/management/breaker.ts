import 'server-only'
import type { ConsoleError, ProblemCode } from '@/lib/api/problem'

/** Why a read fails, and since when (our clock in ms). */
export interface ReadFault {
  code: ProblemCode
  detail: string
  since: number
}

/** Faults of the broker or of the way to it. Everything else is an answer: "no such queue", "not permitted". */
const faults: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'broker_unreachable',
  'broker_timeout',
  'broker_wrong_address',
  'broker_untrusted',
  'broker_unexpected',
])

export const isFault = (error: ConsoleError): boolean => faults.has(error.code)

const failuresToOpen = 3
const firstWait = 5_000
const longestWait = 60_000

/**
 * Spares a broker a read that keeps failing: after three failures in a row it is tried again after 5, 10, 20 … 60 s, by one
 * request each time. A refused connection costs nobody anything, and its end should be seen soon: that stays at 5 s.
 */
export class Breaker {
  private failures = 0
  private since = 0
  private until = 0
  private lastError: ConsoleError | null = null

  /** Why the read has no newer answer, as long as it has not succeeded again. */
  get error(): ConsoleError | null {
    return this.lastError
  }

  get fault(): ReadFault | null {
    return this.lastError && { code: this.lastError.code, detail: this.lastError.message, since: this.since }
  }

  isOpen(now: number): boolean {
    return now < this.until
  }

  succeed(): void {
    this.failures = 0
    this.until = 0
    this.lastError = null
  }

  /** Why there is nothing newer, where the broker was never asked: no failure of this read. */
  miss(error: ConsoleError, now: number): void {
    if (this.lastError === null) this.since = now
    this.lastError = error
  }

  fail(error: ConsoleError, now: number): void {
    this.miss(error, now)
    this.failures += 1
    const doublings = this.failures - failuresToOpen
    if (doublings < 0) return
    const most = error.code === 'broker_unreachable' ? firstWait : longestWait
    this.until = now + Math.min(firstWait * 2 ** doublings, most)
  }
}
