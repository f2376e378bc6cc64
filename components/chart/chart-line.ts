import type { DataColour } from './swatch'
import { formatBytes, formatCount, formatRate } from '@/lib/i18n/format'
import type { Series } from '@/lib/rabbitmq/samples'

export interface ChartLine {
  key: string
  label: string
  colour: DataColour
  /** At the chart's times; null where nothing is known: a gap. */
  values: Series
  /** An area, stacked on the areas before it. */
  area?: boolean
  dashed?: boolean
}

/** What the numbers of a chart count. */
export type ChartUnit = 'count' | 'rate' | 'bytes' | 'byteRate' | 'ms'

/** 12,847, 18.4/s, 1.9 KiB, 1.9 KiB/s or 0.42 ms; "?" where nothing is known. */
export function formatValue(value: number | null | undefined, unit: ChartUnit): string {
  if (value === null || value === undefined) return '?'
  if (unit === 'bytes') return formatBytes(value)
  if (unit === 'byteRate') return `${formatBytes(value)}/s`
  if (unit === 'ms') return `${value.toFixed(2)} ms`
  return unit === 'rate' ? `${formatRate(value)}/s` : formatCount(value)
}

/** What is drawn for each line: its values, and for areas those of the areas below added. Hidden lines are not stacked upon. */
export function stacked(lines: readonly ChartLine[], hidden: ReadonlySet<string>): Series[] {
  let below: Series | null = null
  return lines.map((line) => {
    if (line.area !== true || hidden.has(line.key)) return line.values
    const base: Series | null = below
    const upper = line.values.map((value, index) => {
      const under = base === null ? 0 : (base[index] ?? null)
      return value === null || under === null ? null : value + under
    })
    below = upper
    return upper
  })
}

/** Areas that lie on another one: pairs of indices, the upper one first. */
export function bandsOf(lines: readonly ChartLine[], hidden: ReadonlySet<string>): [number, number][] {
  const areas = lines.flatMap((line, index) => (line.area === true && !hidden.has(line.key) ? [index] : []))
  return areas.slice(1).map((upper, index) => [upper, areas[index] ?? upper])
}

/** Known values between two gaps: no line leads there, so they are drawn as points. */
export const lonelyPoints = (values: readonly (number | null | undefined)[]): number[] =>
  values.flatMap((value, index) => {
    const isKnown = (at: number) => values[at] !== null && values[at] !== undefined
    return value !== null && value !== undefined && !isKnown(index - 1) && !isKnown(index + 1) ? [index] : []
  })
