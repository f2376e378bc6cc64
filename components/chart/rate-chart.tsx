'use client'

import type { Timeline } from '@/lib/api/samples'
import { useAge } from '@/lib/i18n/use-age'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Statistics } from '@/lib/rabbitmq/statistics'
import type { ChartLine } from './chart-line'
import { KeptNote } from './kept-note'
import { NoSamples } from './no-samples'
import { RangeChoice } from './range-choice'
import { TimeChart } from './time-chart'

interface RateChartProps {
  title: string
  /** Null where it could not be read. */
  timeline: Timeline | null
  /** A stable array. */
  lines: readonly ChartLine[]
  /** Messages or bytes per second. */
  unit: 'rate' | 'byteRate'
  statistics: Statistics | null
  stale: boolean
  /** Instead of the usual words where nothing has been counted yet. */
  none?: string
  /** Whether the choice of range stands here; one of several charts has it. */
  choice?: boolean
}

const noTimes: number[] = []

/** What flows through one object over the chosen range. */
export function RateChart(props: RateChartProps) {
  const { title, timeline, lines, unit, statistics, stale, none, choice = true } = props
  const t = useTranslations('chart')
  const age = useAge()
  const range = timeline?.range ?? '10m'
  return (
    <div className="flex min-h-[216px] flex-none flex-col border-t border-line-2">
      <KeptNote range={range} kept={timeline?.kept ?? null} />
      <TimeChart
        title={title}
        range={range}
        at={timeline?.at ?? noTimes}
        lines={lines}
        unit={unit}
        stale={stale}
        empty={<NoSamples of={unit === 'rate' ? 'rates' : 'traffic'} statistics={statistics} none={none} />}
        actions={
          <>
            {timeline === null || !choice ? null : (
              <span className="text-micro whitespace-nowrap text-ink-3 max-xl:hidden">
                {t('every', { age: age(timeline.every) })}
              </span>
            )}
            {choice ? <RangeChoice /> : null}
          </>
        }
      />
    </div>
  )
}
