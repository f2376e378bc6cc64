import 'server-only'
import { log } from '@/lib/server/log'
import type { LiveSource } from './live-source'

/** How many messages a queue has been given, as the management statistics tell; null when they do not. */
export type ReadTapStats = (vhost: string, queue: string) => Promise<{ published: number } | null>

/** Counts what the queues of taps dropped from their heads. Statistics lag, so a count is never too high, but late. */
export class DropCounter {
  private readonly counts = new Map<LiveSource, number>()

  constructor(
    private readonly readTapStats: ReadTapStats,
    private readonly report: (source: number, count: number) => void,
  ) {}

  /** Looks at all sources once; reports those whose count has grown. */
  async count(sources: readonly LiveSource[]): Promise<void> {
    for (const source of sources) {
      const { tap } = source
      if (tap === null) continue
      try {
        const stats = await this.readTapStats(tap.vhost, tap.queue)
        const count = stats === null ? 0 : await source.countDropped(stats.published)
        if (count <= (this.counts.get(source) ?? 0)) continue
        this.counts.set(source, count)
        this.report(source.index, count)
      } catch (error) {
        log.debug({ err: error }, 'the statistics of a tap could not be read')
      }
    }
  }
}
