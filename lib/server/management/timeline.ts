import 'server-only'
import type { MessageTimeline } from '@/lib/api/samples'
import { chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'
import { levels, ratesPerSecond, type Samples } from '@/lib/rabbitmq/samples'

type MessageSeries = 'ready' | 'unacked' | 'total' | 'publish' | 'deliverGet' | 'ack' | 'redeliver'

interface TimelineOptions {
  /** The range that was asked for and the one that was read: the broker may keep less. */
  range: ChartRange
  read: ChartRange
  kept: readonly number[] | undefined
  /** Index of the first time that was measured. */
  from: number
}

/** Depths and rates of messages at the given times. */
export function messageTimelineOf(
  samples: Record<MessageSeries, Samples | null>,
  times: number[],
  { range, read, kept, from }: TimelineOptions,
): MessageTimeline {
  const depth = (each: Samples | null) => levels(each, times, from)
  const rate = (each: Samples | null) => ratesPerSecond(each, times, from)
  return {
    range,
    at: times,
    every: chartRanges[read].every * 1000,
    kept: kept === undefined || kept.length === 0 ? null : Math.max(...kept),
    ready: depth(samples.ready),
    unacked: depth(samples.unacked),
    total: depth(samples.total),
    publish: rate(samples.publish),
    deliverGet: rate(samples.deliverGet),
    ack: rate(samples.ack),
    redeliver: rate(samples.redeliver),
  }
}
