import 'server-only'
import type { Attention, AttentionSource } from '@/lib/api/attention'
import type { ConsoleError } from '@/lib/api/problem'
import { throwIfFatal } from '@/lib/server/management/fatal'
import { partPatience } from '@/lib/server/management/parts'
import type { Sample } from '@/lib/server/management/sample'
import { within } from '@/lib/server/within'

/** A sample of some of what there is. */
export interface Looked<T> extends Sample<T> {
  cut?: { looked: number; of: number } | undefined
}

type Source = Attention['sources'][number]

const stateOf = ({ code }: ConsoleError): Source['state'] =>
  code === 'refused' ? 'hidden' : code === 'not_found' ? 'absent' : 'failed'

/** Reads that stand for themselves: one that fails, is refused or hangs is noted, and leaves the others alone. */
export class Sources {
  readonly seen: Source[] = []

  /** What cannot be looked at by anybody. */
  hide(source: AttentionSource): void {
    this.seen.push({ source, state: 'hidden', reason: null, asOf: null, cut: null })
  }

  /**
   * When the queues were read, around which most rules turn: by it the page knows how old its findings are. What is asked
   * more seldom (certificates, policies) says its own age. Now, where they could not be read.
   */
  get asOf(): number {
    return this.seen.find(({ source }) => source === 'queues')?.asOf ?? Date.now()
  }

  /** The same while all is as it was read before. */
  get signature(): string {
    return this.seen
      .map(({ source, state, asOf, cut }) => JSON.stringify([source, state, asOf, cut]))
      .toSorted()
      .join()
  }

  /** What was read in time, or null. A login that does not hold any more ends everything. */
  async look<T>(
    source: AttentionSource,
    read: Promise<Looked<T>>,
    ms: number = partPatience,
  ): Promise<T | null> {
    try {
      const looked = await within(read, ms, () => null)
      if (looked === null) {
        const reason = `Not there after ${ms / 1_000} s: it is still being read.`
        this.seen.push({ source, state: 'failed', reason, asOf: null, cut: null })
        return null
      }
      const { data, asOf, fault, cut } = looked
      this.seen.push({
        source,
        state: fault === undefined ? 'ok' : 'failed',
        reason: fault?.detail ?? null,
        asOf,
        cut: cut !== undefined && cut.looked < cut.of ? cut : null,
      })
      return data
    } catch (error) {
      throwIfFatal(error)
      this.seen.push({ source, state: stateOf(error), reason: error.message, asOf: null, cut: null })
      return null
    }
  }
}
