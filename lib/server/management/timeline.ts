import 'server-only'
import type { MessageTimeline, Timeline } from '@/lib/api/samples'
import { chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'
import type { MessageKind } from '@/lib/rabbitmq/message-kinds'
import {
  firstMeasured,
  levels,
  ratesPerSecond,
  timesOf,
  type Samples,
  type Series,
} from '@/lib/rabbitmq/samples'

type MessageSeries = 'ready' | 'unacked' | 'total' | 'publish' | 'deliverGet' | 'ack' | 'redeliver'

interface TimelineOptions {
  /** The range that was asked for and the one that was read: the broker may keep less. */
  range: ChartRange
  read: ChartRange
  kept: readonly number[] | undefined
  /** Index of the first time that was measured. */
  from: number
}

interface MessageOptions extends TimelineOptions {
  kinds: readonly (readonly [MessageKind, Samples])[]
}

/** Depths and rates of messages at the given times. */
export function messageTimelineOf(
  samples: Record<MessageSeries, Samples | null>,
  times: number[],
  { range, read, kept, from, kinds }: MessageOptions,
): MessageTimeline {
  const depth = (each: Samples | null) => levels(each, times, from)
  const rate = (each: Samples | null) => ratesPerSecond(each, times, from)
  return {
    range,
    at: times,
    every: chartRanges[read].every * 1000,
    kept: longest(kept),
    ready: depth(samples.ready),
    unacked: depth(samples.unacked),
    total: depth(samples.total),
    publish: rate(samples.publish),
    deliverGet: rate(samples.deliverGet),
    ack: rate(samples.ack),
    redeliver: rate(samples.redeliver),
    kinds: kinds.map(([kind, each]) => ({ kind, values: rate(each) })),
  }
}

interface RateOptions extends Omit<TimelineOptions, 'from'> {
  /** When it was read, by our clock. */
  asOf: number
}

/** Counters as rates per second over a range. */
export function rateTimeline<K extends string>(
  samples: Readonly<Record<K, Samples | null>>,
  { range, read, kept, asOf }: RateOptions,
): Timeline & Record<K, Series> {
  const all: [K, Samples | null][] = Object.entries(samples) as [K, Samples | null][]
  const values = all.map(([, each]) => each)
  const times = timesOf(values, read, asOf)
  const from = firstMeasured(values, times)
  const rates = all.map(([key, each]) => [key, ratesPerSecond(each, times, from)] as const)
  return {
    range,
    at: times,
    every: chartRanges[read].every * 1000,
    kept: longest(kept),
    ...(Object.fromEntries(rates) as Record<K, Series>),
  }
}

/** The longest that samples are kept, in seconds. */
const longest = (kept: readonly number[] | undefined): number | null =>
  kept === undefined || kept.length === 0 ? null : Math.max(...kept)
