'use client'

import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ChartLine, ChartUnit } from '@/components/chart/chart-line'
import { NoSamples } from '@/components/chart/no-samples'
import { RangeChoice } from '@/components/chart/range-choice'
import { TimeChart } from '@/components/chart/time-chart'
import type { DataColour } from '@/components/chart/swatch'
import type { NodeAnswer } from '@/lib/api/nodes'
import { useChartRange } from '@/lib/client/chart-range'
import type { Series } from '@/lib/rabbitmq/samples'

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
  ['sockets', 'count'],
  ['traffic', 'byteRate'],
  ['operations', 'rate'],
] as const satisfies readonly (readonly [string, ChartUnit])[]
type ChartName = (typeof charts)[number][0]
type SeriesName =
  | 'memory'
  | 'disk'
  | 'descriptors'
  | 'processes'
  | 'sockets'
  | 'read'
  | 'written'
  | 'reads'
  | 'writes'
  | 'syncs'

const noTimes: number[] = []
const colours = ['publish', 'deliver', 'ack'] as const
/** What 4.x counts no more stays 0 for ever: such a chart would tell of an idle disk. */
const isOld: ReadonlySet<ChartName> = new Set<ChartName>(['sockets', 'traffic', 'operations'])
const isStill = (lines: readonly ChartLine[]) => lines.every(({ values }) => values.every((value) => !value))

/** What a node uses over the chosen range, and what it does with its disk. */
export function NodeCharts({ samples, told, stale }: NodeChartsProps) {
  const t = useTranslations('nodes')
  const [chosen] = useChartRange()
  const drawn = useMemo(() => {
    const line = (key: SeriesName, values: Series, colour: DataColour = 'total'): ChartLine => ({
      key,
      label: t(`series.${key}`),
      colour,
      values,
    })
    const several = (...each: [SeriesName, Series][]) =>
      each.map(([key, values], index) => line(key, values, colours[index]))
    const lines: Record<ChartName, ChartLine[]> = {
      memory: [line('memory', samples?.memory ?? [])],
      disk: [line('disk', samples?.diskFree ?? [])],
      descriptors: [line('descriptors', samples?.descriptors ?? [])],
      processes: [line('processes', samples?.processes ?? [])],
      sockets: [line('sockets', samples?.sockets ?? [])],
      traffic: several(['read', samples?.readBytes ?? []], ['written', samples?.writtenBytes ?? []]),
      operations: several(
        ['reads', samples?.reads ?? []],
        ['writes', samples?.writes ?? []],
        ['syncs', samples?.syncs ?? []],
      ),
    }
    return charts
      .map(([key, unit]) => ({ key, unit, lines: lines[key] }))
      .filter(({ key, lines: each }) => !isOld.has(key) || !isStill(each))
  }, [samples, t])
  return (
    <div className="grid flex-none border-t border-line-2 lg:grid-cols-2">
      {drawn.map(({ key, unit, lines }, index) => (
        <div
          key={key}
          className="flex min-w-0 flex-col border-line-1 max-lg:not-first:border-t lg:even:border-l lg:[&:nth-child(n+3)]:border-t"
        >
          <TimeChart
            title={t(`chart.${key}`)}
            range={samples?.range ?? chosen}
            at={samples?.at ?? noTimes}
            lines={lines}
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
