import { chartRanges } from '@/lib/rabbitmq/chart-range'
import { isUnfinished, type Samples } from '@/lib/rabbitmq/samples'

/** Over which samples it is asked for how long something stands still. */
export const quietRange = '1m'

/** A consumer may well work on one message for some seconds: below this nothing is said. */
export const quietEnough = 30

/** Nothing was seen to move in all the samples but, perhaps, the first: it may well have stood still for longer than so many seconds. */
export const isWholeRange = (seconds: number): boolean => {
  const { age, every } = chartRanges[quietRange]
  return seconds >= age - every
}

/**
 * For how many seconds none of these counters has risen until `now`, as far back as the samples reach; null without samples.
 */
export function quietSeconds(counters: readonly (Samples | null)[], now: number): number | null {
  const told = counters.filter((samples) => samples !== null)
  if (told.length === 0) return null
  const times = told.flatMap((samples) => [...samples.keys()])
  let rose = Math.min(...times)
  for (const samples of told) {
    const sorted = [...samples].toSorted(([one], [other]) => one - other)
    for (const [index, [at, value]] of sorted.entries()) {
      const before = sorted[index - 1]
      if (before !== undefined && value > before[1]) rose = Math.max(rose, at)
    }
  }
  const newest = Math.max(...times)
  const end = isUnfinished(newest, now, chartRanges[quietRange].every * 1000) ? now : newest
  return Math.max(0, Math.round((end - rose) / 1000))
}
