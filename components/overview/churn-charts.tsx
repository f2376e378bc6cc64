'use client'

import { useMemo } from 'react'
import type { ChartLine } from '@/components/chart/chart-line'
import { NoSamples } from '@/components/chart/no-samples'
import { TimeChart } from '@/components/chart/time-chart'
import type { Overview } from '@/lib/api/overview'
import type { Words } from '@/lib/i18n/en'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Churn } from '@/lib/rabbitmq/overview'

type Word = keyof Words['overview']['churn']['line']

const charts = [
  {
    key: 'connections',
    lines: [
      ['opened', 'connectionsOpened'],
      ['closed', 'connectionsClosed'],
    ],
  },
  {
    key: 'channels',
    lines: [
      ['opened', 'channelsOpened'],
      ['closed', 'channelsClosed'],
    ],
  },
  {
    key: 'queues',
    lines: [
      ['declared', 'queuesDeclared'],
      ['created', 'queuesCreated'],
      ['deleted', 'queuesDeleted'],
    ],
  },
] as const satisfies readonly {
  key: keyof Words['overview']['churn']['chart']
  lines: readonly (readonly [Word, keyof Churn])[]
}[]

const colours = ['publish', 'deliver', 'ack'] as const

interface ChurnChartsProps {
  overview: Overview
  stale: boolean
}

/** What clients open and close, and declare and delete, over the range of the charts above. */
export function ChurnCharts({ overview: { churnSamples, samples, statistics }, stale }: ChurnChartsProps) {
  const t = useTranslations('overview.churn')
  const drawn = useMemo(
    () =>
      charts.map(({ key, lines }) => ({
        key,
        lines: lines.map(([word, of], index): ChartLine => ({
          key: of,
          label: t(`line.${word}`),
          colour: colours[index] ?? 'total',
          values: churnSamples[of],
        })),
      })),
    [churnSamples, t],
  )
  return (
    <div className="grid flex-none border-t border-line-1 lg:grid-cols-3">
      {drawn.map(({ key, lines }) => (
        <div
          key={key}
          className="flex min-w-0 flex-col border-line-1 max-lg:not-first:border-t lg:not-first:border-l"
        >
          <TimeChart
            title={t(`chart.${key}`)}
            range={samples.range}
            at={samples.at}
            lines={lines}
            unit="rate"
            stale={stale}
            empty={<NoSamples of="rates" statistics={statistics} />}
          />
        </div>
      ))}
    </div>
  )
}
