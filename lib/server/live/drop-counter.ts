import 'server-only'
import { log } from '@/lib/server/log'
import type { LiveSource } from './live-source'

/** How many messages a queue has been given, as the management statistics tell; null when they do not. */
export type ReadTapStats = (vhost: string, queue: string) => Promise<{ published: number } | null>

/**
 * Counts what the queues of taps dropped from their heads. Statistics lag, so a count is never too high, but late; it is
 * null while nobody can tell.
 */
export class DropCounter {
  private readonly most = new Map<LiveSource, number>()
  private readonly said = new Map<LiveSource, number | null>()

  constructor(
    private readonly readTapStats: ReadTapStats,
    private readonly report: (source: number, count: number | null) => void,
  ) {}

  /** Looks at all sources once; reports those whose count has grown, is not known any more, or is known again. */
  async count(sources: readonly LiveSource[]): Promise<void> {
    for (const source of sources) {
      const { tap } = source
      if (tap === null) continue
      const count = await this.countOf(source, tap)
      const said = this.said.has(source) ? this.said.get(source) : 0
      // One that ended meanwhile was counted to its last word before.
      if (count === said || source.tap === null) continue
      this.said.set(source, count)
      this.report(source.index, count)
    }
  }

  private async countOf(
    source: LiveSource,
    { vhost, queue }: { vhost: string; queue: string },
  ): Promise<number | null> {
    try {
      const count = await source.countDropped(await this.published(vhost, queue))
      if (count === null) return null
      const most = Math.max(count, this.most.get(source) ?? 0)
      this.most.set(source, most)
      return most
    } catch (error) {
      log.debug({ err: error }, 'the queue of a tap could not be counted')
      return null
    }
  }

  private async published(vhost: string, queue: string): Promise<number | null> {
    try {
      return (await this.readTapStats(vhost, queue))?.published ?? null
    } catch (error) {
      log.debug({ err: error }, 'the statistics of a tap could not be read')
      return null
    }
  }
}
