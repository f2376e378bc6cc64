import { formatBytes, formatCount } from '@/lib/i18n/format'
import type { ChartUnit } from './chart-line'

const steps = [1, 2, 2.5, 5, 10]
/** Bytes go by powers of two, so that lines have round labels. */
const byteSteps = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

/** The distance of the grid lines of a value axis from zero: three or four of them up to the largest value. */
export function gridStep(largest: number, unit: ChartUnit): number {
  if (unit === 'bytes' || unit === 'byteRate') {
    const raw = Math.max(largest / 4, 1)
    const power = 1024 ** Math.floor(Math.log2(raw) / 10)
    return (byteSteps.find((step) => step * power >= raw * (1 - 1e-9)) ?? 1024) * power
  }
  const least = unit === 'count' ? 1 : 0.1
  const raw = Math.max(largest / 4, least)
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = steps.find((step) => step * power >= raw * (1 - 1e-9)) ?? 10
  const step = factor * power
  // Half a message is no message.
  return unit === 'count' ? Math.ceil(step) : step
}

/** The upper end of a value axis: the grid line at or above the largest value. */
export function axisEnd(largest: number, unit: ChartUnit): number {
  const step = gridStep(largest, unit)
  return Math.max(1, Math.ceil((largest / step) * (1 - 1e-9))) * step
}

/** Values of the grid lines from 0 up to `end`. */
export function gridLines(end: number, step: number): number[] {
  const count = Math.round(end / step)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

/** 20,000, 2.5/s, 512 MiB or 0.5 ms beside a grid line: no more digits than the line needs. */
export function formatGridLine(value: number, unit: ChartUnit): string {
  const bytes = () => formatBytes(value).replace('.0 ', ' ')
  if (unit === 'bytes') return bytes()
  if (unit === 'byteRate') return `${bytes()}/s`
  if (unit === 'count') return formatCount(value)
  if (unit === 'ms') return `${Number(value.toPrecision(3))} ms`
  return value < 100 ? `${Number(value.toPrecision(3))}/s` : `${formatCount(value)}/s`
}

const two = (value: number) => String(value).padStart(2, '0')

/** 14:32 of the browser's time zone, with seconds where the ticks are closer than a minute. */
export function formatTick(at: number, seconds: boolean): string {
  const time = new Date(at)
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`
  return seconds ? `${clock}:${two(time.getSeconds())}` : clock
}
