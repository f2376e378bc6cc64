import { z } from 'zod'
import { chartRangeNames, chartRanges, sampleRanges, type ChartRange, type SampleRange } from './chart-range'

/** Of an object that is too young for samples none of the columns is there, and the broker says `[]` for an empty object. */
export const noColumnsYet = (answer: unknown): unknown =>
  Array.isArray(answer) && answer.length === 0 ? {} : answer

/**
 * The query that asks for samples: of depths, and of message counters and churn. Not for the broker's own `rate`, which it
 * then takes over a whole interval.
 */
export const sampleQuery = (range: SampleRange): Record<string, number> => {
  const { age, every } = sampleRanges[range]
  return { lengths_age: age, lengths_incr: every, msg_rates_age: age, msg_rates_incr: every }
}

/** How long the broker keeps samples, in seconds: of the whole broker, and of single queues. */
export const retention = z
  .object({ global: z.array(z.number()), basic: z.array(z.number()) })
  .nullish()
  .catch(null)

/** The range to ask for, where less than `range` is kept: a longer one is answered with zeros that were never measured. */
export function rangeWithin(range: ChartRange, keptSeconds: readonly number[] | undefined): ChartRange {
  if (keptSeconds === undefined || keptSeconds.length === 0) return range
  const most = Math.max(...keptSeconds)
  const fitting = chartRangeNames.slice(0, chartRangeNames.indexOf(range) + 1)
  return fitting.findLast((name) => chartRanges[name].age <= most) ?? '1m'
}

/** Samples of one `xxx_details` object: values by time in ms of the broker's clock; null where it has none. */
export const samplesOf = z
  .object({ samples: z.array(z.object({ sample: z.number(), timestamp: z.number() })) })
  .nullish()
  .catch(null)
  .transform((details): Samples | null =>
    details === null || details === undefined || details.samples.length === 0
      ? null
      : new Map(details.samples.map(({ timestamp, sample }) => [timestamp, sample])),
  )
export type Samples = ReadonlyMap<number, number>

/**
 * Of idle queues the broker also sends the interval that is not over yet, at its end in the future (4.3). Further ahead than
 * that is only a broker's clock. All in ms.
 */
export const isUnfinished = (newest: number, now: number, step: number): boolean =>
  newest > now && newest - now < step

/**
 * Times in ms, oldest first, evenly spaced, ending with the newest sample of all; empty when there are none. An interval that
 * is not over yet is left out.
 */
export function timesOf(all: readonly (Samples | null)[], range: SampleRange, now: number): number[] {
  const { age, every } = sampleRanges[range]
  const step = every * 1000
  const newest = Math.max(...all.map((samples) => (samples === null ? 0 : Math.max(...samples.keys()))))
  if (newest <= 0) return []
  const end = isUnfinished(newest, now, step) ? newest - step : newest
  const steps = age / every
  return Array.from({ length: steps + 1 }, (_, index) => end - (steps - index) * step)
}

/**
 * Where measuring began: the index of the first time with any sample but 0. Before it the broker fills up with zeros, as it
 * does for the time before its own start. All zeros are taken as they are: nothing has happened yet.
 */
export function firstMeasured(all: readonly (Samples | null)[], times: readonly number[]): number {
  const index = times.findIndex((at) => all.some((samples) => (samples?.get(at) ?? 0) !== 0))
  return Math.max(0, index)
}

export type Series = (number | null)[]

/** Depths at the given times; null where there is no sample, and before `from`. */
export const levels = (samples: Samples | null, times: readonly number[], from: number): Series =>
  times.map((at, index) => (index < from ? null : (samples?.get(at) ?? null)))

/** Per second between neighbours of a counter; null beside a gap, and where it fell: its node was restarted. */
export const ratesPerSecond = (samples: Samples | null, times: readonly number[], from: number): Series =>
  times.map((at, index) => {
    const before = times[index - 1]
    if (before === undefined || index - 1 < from) return null
    const [was, is] = [samples?.get(before), samples?.get(at)]
    if (was === undefined || is === undefined || is < was) return null
    return (is - was) / ((at - before) / 1000)
  })
