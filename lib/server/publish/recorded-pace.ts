import 'server-only'

/** Milliseconds that a message may be older than one before it: with several sources they come in batches, each in order. */
const mostDisorder = 10_000

/** When the messages of a recording are to leave, by the times at which they came. */
export class RecordedPace {
  private due = 0
  private newest: number | null = null

  constructor(private readonly speed: number) {}

  /** Milliseconds from the first message to this one, which came at `at` (ms): the gaps of the recording, sped up. */
  dueAt(at: number): number {
    const { newest } = this
    if (newest !== null && at > newest) this.due += (at - newest) / this.speed
    // Far in the past another recording begins, in the same file.
    if (newest === null || at > newest || at < newest - mostDisorder) this.newest = at
    return this.due
  }
}
