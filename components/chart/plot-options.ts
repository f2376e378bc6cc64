import type uPlot from 'uplot'
import type { DataColour } from './swatch'
import type { ChartEvent } from './chart-event'
import { bandsOf, lonelyPoints, type ChartLine, type ChartUnit } from './chart-line'
import { drawEvents } from './draw-events'
import { axisEnd, formatGridLine, formatTick, gridLines, gridStep } from './scale'

/** Read anew at each drawing: the theme may have changed. */
const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

const colours: Record<DataColour, string> = {
  ready: 'data-ready',
  unacked: 'data-unacked',
  total: 'data-total',
  publish: 'data-publish',
  deliver: 'data-deliver',
  ack: 'data-ack',
  redelivered: 'data-redelivered',
}

/** All charts of a page share the crosshair. */
const syncKey = 'page'

export interface PlotLook {
  lines: readonly ChartLine[]
  hidden: ReadonlySet<string>
  unit: ChartUnit
  /** Seconds that the time axis shows, up to the newest sample. */
  age: number
  /** Those of the moment: they change with the samples. */
  events: () => readonly ChartEvent[]
  /** The index under the crosshair, null beside the chart. */
  onHover: (index: number | null) => void
}

function seriesOf(line: ChartLine, hidden: ReadonlySet<string>): uPlot.Series {
  const colour = colours[line.colour]
  return {
    show: !hidden.has(line.key),
    stroke: () => token(colour),
    width: 1.5,
    ...(line.area === true ? { fill: () => token(`${colour}-soft`) } : {}),
    ...(line.dashed === true ? { dash: [4, 3] } : {}),
    points: {
      show: true,
      size: 3,
      filter: (plot, index) => lonelyPoints([...(plot.data[index] ?? [])]),
    },
  }
}

const font = (): string => `11px ${getComputedStyle(document.body).fontFamily}`

function axesOf(unit: ChartUnit): uPlot.Axis[] {
  const ink = () => token('ink-3')
  return [
    {
      stroke: ink,
      font: font(),
      size: 26,
      gap: 6,
      space: 72,
      grid: { show: false },
      ticks: { show: false },
      border: { show: true, stroke: () => token('line-2'), width: 1 },
      values: (_, splits, __, ___, increment) => splits.map((at) => formatTick(at, increment < 60_000)),
    },
    {
      stroke: ink,
      font: font(),
      size: unit === 'bytes' || unit === 'byteRate' ? 68 : 56,
      gap: 8,
      grid: {
        stroke: () => token('data-grid'),
        width: 1,
        // At 0 it would be drawn over the darker border of the other axis.
        filter: (_, splits) => splits.map((at) => (at === 0 ? null : at)),
      },
      ticks: { show: false },
      splits: (_, __, ___, end) => gridLines(end, gridStep(end, unit)),
      values: (_, splits) => splits.map((value) => formatGridLine(value, unit)),
    },
  ]
}

/** How our charts look and behave, for the library that draws them. */
export function plotOptions(look: PlotLook, size: { width: number; height: number }): uPlot.Options {
  const { lines, hidden, unit, age, events, onHover } = look
  return {
    ...size,
    ms: 1,
    // The right end of the last time label, and the upper half of the topmost value.
    padding: [8, 24, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 5 },
      sync: { key: syncKey, setSeries: false },
    },
    scales: {
      x: { time: true, range: (_, __, newest) => [newest - age * 1000, newest] },
      y: { range: (_, __, largest) => [0, axisEnd(largest ?? 0, unit)] },
    },
    axes: axesOf(unit),
    series: [{}, ...lines.map((line) => seriesOf(line, hidden))],
    // Index 0 is the time.
    bands: bandsOf(lines, hidden).map(([upper, lower]) => ({ series: [upper + 1, lower + 1] })),
    hooks: {
      setCursor: [(plot) => onHover(plot.cursor.idx ?? null)],
      draw: [
        (plot) =>
          drawEvents(plot, events(), { ink: token('ink-3'), font: font(), ground: token('surface-1') }),
      ],
    },
  }
}
