import type { DataColour } from './swatch'
import type { Series } from '@/lib/rabbitmq/samples'
import { sparkPath } from './spark-path'

const width = 38
const height = 16

const strokes: Record<DataColour, string> = {
  ready: 'stroke-data-ready',
  unacked: 'stroke-data-unacked',
  total: 'stroke-data-total',
  publish: 'stroke-data-publish',
  deliver: 'stroke-data-deliver',
  ack: 'stroke-data-ack',
  redelivered: 'stroke-data-redelivered',
}

interface SparklineProps {
  values: Series
  colour: DataColour
}

/** A line of 38 by 16 beside a number and never instead of it: from zero, scaled to itself, gaps as gaps. Grey where nothing happened. */
export function Sparkline({ values, colour }: SparklineProps) {
  const isQuiet = values.every((value) => value === null || value === 0)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className="h-4 w-[38px] flex-none overflow-visible">
      <path
        d={sparkPath(values, width, height)}
        fill="none"
        strokeWidth="1.25"
        strokeLinejoin="round"
        className={isQuiet ? 'stroke-idle' : strokes[colour]}
      />
    </svg>
  )
}
