import 'server-only'
import type { NodeAnswer } from '@/lib/api/nodes'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import type { NodeSamples } from '@/lib/rabbitmq/node-samples'
import {
  firstMeasured,
  levels,
  ratesPerSecond,
  timesOf,
  type Samples,
  type Series,
} from '@/lib/rabbitmq/samples'
import type { Sample } from './sample'

const mapped = <K extends string>(
  all: Record<K, Samples | null>,
  of: (samples: Samples | null) => Series,
): Record<K, Series> =>
  Object.fromEntries(
    Object.entries<Samples | null>(all).map(([key, samples]) => [key, of(samples)]),
  ) as Record<K, Series>

/** What a node used and did, at the times of its samples. */
export function nodeTimeline(
  { data, asOf }: Sample<NodeSamples>,
  range: ChartRange,
  within: ChartRange,
): NonNullable<NodeAnswer['samples']> {
  const parts = [data.levels, data.counters, data.work, data.times, data.churn]
  const all = parts.flatMap((part) => Object.values<Samples | null>(part))
  const at = timesOf(all, within, asOf)
  const from = firstMeasured(all, at)
  const level = (of: Samples | null) => levels(of, at, from)
  const rate = (of: Samples | null) => ratesPerSecond(of, at, from)
  return {
    range,
    at,
    ...mapped(data.levels, level),
    ...mapped(data.counters, rate),
    work: mapped(data.work, rate),
    times: mapped(data.times, level),
    churn: mapped(data.churn, rate),
  }
}
