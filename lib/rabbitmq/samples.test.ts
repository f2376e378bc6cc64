import { describe, expect, test } from 'vitest'
import { brokerQueueSamples, firstMeasuredOf } from './queue-samples'
import {
  firstMeasured,
  levels,
  rangeWithin,
  ratesPerSecond,
  sampleQuery,
  samplesOf,
  timesOf,
  type Samples,
} from './samples'

const start = 1_795_185_000_000
/** Values 5 s apart, oldest first, as the broker sends them: newest first. */
const details = (...values: number[]) => ({
  rate: 0,
  samples: values.map((sample, index) => ({ sample, timestamp: start + index * 5_000 })).toReversed(),
})
const sampled = (...values: number[]): Samples => samplesOf.parse(details(...values)) ?? new Map()

test('a range asks for samples as often as the broker keeps them', () => {
  expect(sampleQuery('10m')).toEqual({
    lengths_age: 600,
    lengths_incr: 5,
    msg_rates_age: 600,
    msg_rates_incr: 5,
  })
})

test('no range is asked for that the broker does not keep', () => {
  expect(rangeWithin('24h', [600, 3_600])).toBe('1h')
  expect(rangeWithin('10m', [600, 3_600])).toBe('10m')
  expect(rangeWithin('1h', [30])).toBe('1m')
  expect(rangeWithin('8h', undefined)).toBe('8h')
  expect(rangeWithin('8h', [])).toBe('8h')
})

test('details without samples are none', () => {
  expect(samplesOf.parse(undefined)).toBeNull()
  expect(samplesOf.parse({ rate: 1 })).toBeNull()
  expect(samplesOf.parse({ samples: [] })).toBeNull()
  expect(samplesOf.parse({ samples: [{ sample: 'many', timestamp: 1 }] })).toBeNull()
})

describe('times', () => {
  test('end with the newest sample and are evenly spaced', () => {
    const times = timesOf([null, sampled(1, 2, 3)], '1m', start + 12_000)
    expect(times).toHaveLength(13)
    expect(times.at(-1)).toBe(start + 10_000)
    expect(times.at(0)).toBe(start - 50_000)
  })

  test('leave out an interval that is not over yet', () => {
    expect(timesOf([sampled(1, 2, 3)], '1m', start + 8_000).at(-1)).toBe(start + 5_000)
  })

  test("keep all of it where the broker's clock is ahead of ours", () => {
    expect(timesOf([sampled(1, 2, 3)], '1m', start - 60_000).at(-1)).toBe(start + 10_000)
  })

  test('are none without samples', () => {
    expect(timesOf([null, null], '1m', start)).toEqual([])
  })
})

describe('series', () => {
  const times = [0, 1, 2, 3, 4].map((index) => start + index * 5_000)

  test('rates are differences by time, oldest first', () => {
    expect(ratesPerSecond(sampled(0, 10, 10, 35, 135), times, 0)).toEqual([null, 2, 0, 5, 20])
  })

  test('a counter that fell gives no rate: its node was restarted', () => {
    expect(ratesPerSecond(sampled(100, 110, 5, 15, 15), times, 0)).toEqual([null, 2, null, 2, 0])
  })

  test('what was not sampled is a gap, and so are the rates beside it', () => {
    const samples = new Map(sampled(1, 2, 3, 4, 5))
    samples.delete(times[2] ?? 0)
    expect(levels(samples, times, 0)).toEqual([1, 2, null, 4, 5])
    expect(ratesPerSecond(samples, times, 0)).toEqual([null, 0.2, null, null, 0.2])
    expect(levels(null, times, 0)).toEqual([null, null, null, null, null])
  })

  test('zeros before the first measurement are a gap, and the step up from them is no rate', () => {
    const depth = sampled(0, 0, 7_400, 7_410, 7_420)
    const publish = sampled(0, 0, 0, 10, 20)
    const from = firstMeasured([depth, publish], times)
    expect(levels(depth, times, from)).toEqual([null, null, 7_400, 7_410, 7_420])
    expect(ratesPerSecond(publish, times, from)).toEqual([null, null, null, 2, 2])
  })

  test('nothing but zeros is a quiet broker', () => {
    expect(firstMeasured([sampled(0, 0, 0, 0, 0), null], times)).toBe(0)
  })
})

describe('one queue', () => {
  const times = [0, 1, 2, 3].map((index) => start + index * 5_000)
  const queue = (total: number[], publish: number[]) =>
    brokerQueueSamples.parse({
      messages_details: details(...total),
      message_stats: { publish_details: details(...publish) },
    })

  test('was empty before its first messages were published', () => {
    expect(firstMeasuredOf(queue([0, 0, 8, 16], [0, 0, 4, 12]), times)).toBe(1)
  })

  test('was not empty before it came back with messages from before', () => {
    expect(firstMeasuredOf(queue([0, 0, 800, 804], [0, 0, 0, 4]), times)).toBe(2)
  })

  test('without statistics has no samples', () => {
    const parsed = brokerQueueSamples.parse({ message_stats: [] })
    expect(Object.values(parsed)).toEqual([null, null, null, null, null, null, null])
  })
})
