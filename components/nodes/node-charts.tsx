'use client'

import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ChartLine, ChartUnit } from '@/components/chart/chart-line'
import { NoSamples } from '@/components/chart/no-samples'
import { RangeChoice } from '@/components/chart/range-choice'
import { TimeChart } from '@/components/chart/time-chart'
import type { NodeAnswer } from '@/lib/api/nodes'
import { useChartRange } from '@/lib/client/chart-range'

interface NodeChartsProps {
  /** Null where they could not be read. */
  samples: NodeAnswer['samples']
  /** False: the broker keeps no statistics of it. */
  told: boolean
  stale: boolean
}

const charts = [
  ['memory', 'bytes'],
  ['disk', 'bytes'],
  ['descriptors', 'count'],
  ['processes', 'count'],
] as const satisfies readonly (readonly [string, ChartUnit])[]

const noTimes: number[] = []

/** What a node uses over the chosen range: memory, disk, descriptors and processes. */
export function NodeCharts({ samples, told, stale }: NodeChartsProps) {
  const t = useTranslations('nodes')
  const [chosen] = useChartRange()
  const lines = useMemo(() => {
    const values = {
      memory: samples?.memory ?? [],
      disk: samples?.diskFree ?? [],
      descriptors: samples?.descriptors ?? [],
      processes: samples?.processes ?? [],
    }
    return charts.map(([key]): ChartLine[] => [
      { key, label: t(`series.${key}`), colour: 'total', values: values[key] },
    ])
  }, [samples, t])
  return (
    <div className="grid flex-none border-t border-line-2 lg:grid-cols-2">
      {charts.map(([key, unit], index) => (
        <div
          key={key}
          className="flex min-w-0 flex-col border-line-1 max-lg:not-first:border-t lg:even:border-l lg:[&:nth-child(n+3)]:border-t"
        >
          <TimeChart
            title={t(key)}
            range={samples?.range ?? chosen}
            at={samples?.at ?? noTimes}
            lines={lines[index] ?? []}
            unit={unit}
            stale={stale}
            empty={<NoSamples of="depth" statistics={{ ratesMode: '?', disabled: !told }} />}
            actions={index === 0 ? <RangeChoice /> : undefined}
          />
        </div>
      ))}
    </div>
  )
}
