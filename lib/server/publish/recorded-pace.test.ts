import { describe, expect, test } from 'vitest'
import { RecordedPace } from './recorded-pace'

const dueTimes = (speed: number, ...times: number[]) => {
  const pace = new RecordedPace(speed)
  return times.map((at) => pace.dueAt(at))
}

describe('the pace of a recording', () => {
  test('is its gaps, from the first message on', () => {
    expect(dueTimes(1, 5_000, 5_000, 5_250, 7_250)).toEqual([0, 0, 250, 2_250])
    expect(dueTimes(2, 5_000, 5_250, 7_250)).toEqual([0, 125, 1_125])
    expect(dueTimes(10, 5_000, 65_000)).toEqual([0, 6_000])
    expect(dueTimes(0.5, 5_000, 5_100)).toEqual([0, 200])
  })

  test('is no longer for messages of several sources, which come in batches', () => {
    expect(dueTimes(1, 0, 10, 20, 5, 15, 25, 30)).toEqual([0, 10, 20, 20, 20, 25, 30])
  })

  test('goes on where another recording follows in the file', () => {
    expect(dueTimes(1, 90_000_000, 90_000_100, 5_000, 5_100)).toEqual([0, 100, 100, 200])
  })
})
