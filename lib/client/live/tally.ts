import type { LiveEvent } from '@/lib/api/live'

type Counts = Pick<Extract<LiveEvent, { event: 'counts' }>, 'source' | 'seen' | 'unsure' | 'hidden'>

interface Count {
  seen: number
  unsure: number
  hidden: number
  /** Null where the broker does not tell. */
  dropped: number | null
}
const nothing: Count = { seen: 0, unsure: 0, hidden: 0, dropped: 0 }

/** Counts of all sources, over all connections: each connection counts from the beginning again. */
export class Tally {
  private before: Omit<Count, 'hidden'> = { seen: 0, unsure: 0, dropped: 0 }
  private readonly now = new Map<number, Count>()

  /** A new connection: what the one before counted stays counted, what it held went back. */
  begin(): void {
    const { seen, unsure, dropped } = this.sum()
    this.before = { seen, unsure, dropped }
    this.now.clear()
  }

  /** A message of this source with this number came. */
  sawMessage(source: number, seq: number): void {
    const count = this.of(source)
    count.seen = Math.max(count.seen, seq)
  }

  count({ source, seen, unsure, hidden }: Counts): void {
    const count = this.of(source)
    count.seen = Math.max(count.seen, seen)
    count.unsure = unsure
    count.hidden = hidden
  }

  drop(source: number, dropped: number | null): void {
    this.of(source).dropped = dropped
  }

  sum(): Count {
    const sum: Count = { ...this.before, hidden: 0 }
    for (const { seen, unsure, hidden, dropped } of this.now.values()) {
      sum.seen += seen
      sum.unsure += unsure
      sum.hidden += hidden
      sum.dropped = sum.dropped === null || dropped === null ? null : sum.dropped + dropped
    }
    return sum
  }

  private of(source: number): Count {
    const known = this.now.get(source) ?? { ...nothing }
    this.now.set(source, known)
    return known
  }
}
