import 'server-only'
import type { Attention, AttentionSource } from '@/lib/api/attention'
import { ConsoleError } from '@/lib/api/problem'
import type { Sample } from '@/lib/server/management/sample'

type Source = Attention['sources'][number]

const stateOf = (error: unknown): Source['state'] => {
  if (!(error instanceof ConsoleError)) return 'failed'
  if (error.code === 'refused') return 'hidden'
  return error.code === 'not_found' ? 'absent' : 'failed'
}

/** Reads that stand for themselves: one that fails, is refused or hangs is noted, and leaves the others alone. */
export class Sources {
  readonly seen: Source[] = []

  /** What cannot be looked at by anybody. */
  hide(source: AttentionSource): void {
    this.seen.push({ source, state: 'hidden', reason: null, asOf: null })
  }

  /**
   * When the queues were read, around which most rules turn: by it the page knows how old its findings are. What is asked
   * more seldom (certificates, policies) says its own age. Now, where they could not be read.
   */
  get asOf(): number {
    return this.seen.find(({ source }) => source === 'queues')?.asOf ?? Date.now()
  }

  /** What was read, or null. A login that does not hold any more ends everything. */
  async look<T>(source: AttentionSource, read: Promise<Sample<T>>): Promise<T | null> {
    try {
      const { data, asOf, fault } = await read
      this.seen.push({
        source,
        state: fault === undefined ? 'ok' : 'failed',
        reason: fault?.detail ?? null,
        asOf,
      })
      return data
    } catch (error) {
      if (!(error instanceof ConsoleError) || error.code === 'signed_out') throw error
      this.seen.push({ source, state: stateOf(error), reason: error.message, asOf: null })
      return null
    }
  }
}
