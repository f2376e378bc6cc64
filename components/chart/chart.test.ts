import { describe, expect, test } from 'vitest'
import { lastAck } from './chart-event'
import { bandsOf, formatValue, lonelyPoints, stacked, type ChartLine } from './chart-line'
import { axisEnd, formatGridLine, formatTick, gridLines, gridStep } from './scale'
import { sparkPath } from './spark-path'

const line = (key: string, values: (number | null)[], area = false): ChartLine => ({
  key,
  label: key,
  colour: 'ready',
  values,
  area,
})

describe('areas', () => {
  const lines = [
    line('ready', [1, 2, null], true),
    line('unacked', [3, null, 4], true),
    line('total', [4, 2, 9]),
  ]

  test('are stacked, lines are not, and what lies on a gap is a gap', () => {
    expect(stacked(lines, new Set())).toEqual([
      [1, 2, null],
      [4, null, null],
      [4, 2, 9],
    ])
    expect(bandsOf(lines, new Set())).toEqual([[1, 0]])
  })

  test('stand on the ground when the one below is hidden', () => {
    const hidden = new Set(['ready'])
    expect(stacked(lines, hidden)[1]).toEqual([3, null, 4])
    expect(bandsOf(lines, hidden)).toEqual([])
  })
})

test('the last ack is marked where messages wait and none was acked since', () => {
  const at = [10, 20, 30, 40, 50]
  expect(lastAck({ at, ack: [1, 2, 0, 0, 0], total: [1, 1, 1, 1, 9] })).toBe(20)
  expect(lastAck({ at, ack: [1, 2, 0, null, 0], total: [1, 1, 1, 1, 9] }), 'one sample more').toBeNull()
  expect(lastAck({ at, ack: [1, 2, 0, 0, 0], total: [9, 9, 9, 9, 0] }), 'nothing waits').toBeNull()
  expect(lastAck({ at, ack: [1, 1, 1, 1, 1], total: [9, 9, 9, 9, 9] }), 'acks come').toBeNull()
  expect(lastAck({ at, ack: [0, 0, 0, 0, 0], total: [9, 9, 9, 9, 9] }), 'never acked').toBeNull()
})

test('a value between two gaps is drawn as a point', () => {
  expect(lonelyPoints([1, null, 2, null, 3, 4])).toEqual([0, 2])
  expect(lonelyPoints([null, null])).toEqual([])
})

test('values look like those of tables', () => {
  expect(formatValue(12_847, 'count')).toBe('12,847')
  expect(formatValue(18.42, 'rate')).toBe('18.4/s')
  expect(formatValue(null, 'rate')).toBe('?')
})

describe('the value axis', () => {
  test.each([
    [0, 1, 1],
    [3, 1, 3],
    [7, 2, 8],
    [8, 2, 8],
    [12_900, 5_000, 15_000],
    [80_000, 20_000, 80_000],
  ])('of %d messages has lines %d apart and ends at %d', (largest, step, end) => {
    expect(gridStep(largest, 'count')).toBe(step)
    expect(axisEnd(largest, 'count')).toBe(end)
  })

  test('of rates may have fractions', () => {
    expect(axisEnd(0, 'rate')).toBeCloseTo(0.1)
    expect(gridStep(0.9, 'rate')).toBeCloseTo(0.25)
    expect(gridLines(1, 0.25)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(gridLines(0.3, 0.1)).toEqual([0, 0.1, 0.2, 0.3])
  })

  test('of bytes goes by powers of two', () => {
    expect(gridStep(153 * 1024 ** 2, 'bytes')).toBe(64 * 1024 ** 2)
    expect(axisEnd(153 * 1024 ** 2, 'bytes')).toBe(192 * 1024 ** 2)
    expect(formatGridLine(192 * 1024 ** 2, 'bytes')).toBe('192 MiB')
    expect(formatGridLine(2 * 1024 ** 3, 'bytes')).toBe('2 GiB')
  })

  test('never has more than five lines, and never cuts a value', () => {
    for (const unit of ['count', 'rate', 'bytes'] as const) {
      for (let largest = 0.01; largest < 1e7; largest *= 1.37) {
        const end = axisEnd(largest, unit)
        expect(end).toBeGreaterThanOrEqual(largest * (1 - 1e-9))
        expect(gridLines(end, gridStep(end, unit)).length).toBeLessThanOrEqual(5)
      }
    }
  })
})

test('grid lines have no more digits than they need', () => {
  expect([0, 0.25, 20, 2_500].map((value) => formatGridLine(value, 'rate'))).toEqual([
    '0/s',
    '0.25/s',
    '20/s',
    '2,500/s',
  ])
  expect(formatGridLine(20_000, 'count')).toBe('20,000')
})

test('ticks say seconds where they are close', () => {
  const at = new Date(2026, 10, 20, 9, 5, 7).getTime()
  expect(formatTick(at, false)).toBe('09:05')
  expect(formatTick(at, true)).toBe('09:05:07')
})

describe('sparkline', () => {
  test('starts anew behind a gap', () => {
    expect(sparkPath([0, 5, null, 10, 10], 40, 10)).toBe('M0 10L10 5M30 0L40 0')
  })

  test('takes means where values lie closer than two pixels', () => {
    expect(sparkPath([0, 10, null, null, 10, 20], 6, 10)).toBe('M0 6.7M6 0')
  })

  test('of nothing but zeros lies on the ground', () => {
    expect(sparkPath([0, 0], 40, 10)).toBe('M0 10L40 10')
    expect(sparkPath([], 40, 10)).toBe('')
  })
})
