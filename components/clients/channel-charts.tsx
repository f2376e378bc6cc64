'use client'

import { useMemo } from 'react'
import type { ChartLine } from '@/components/chart/chart-line'
import { RateChart } from '@/components/chart/rate-chart'
import type { ChannelAnswer } from '@/lib/api/client-pages'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Series } from '@/lib/rabbitmq/samples'

/** Null where either is not known. */
const added = (a: Series, b: Series): Series =>
  a.map((value, index) => {
    const other = b[index] ?? null
    return value === null || other === null ? null : value + other
  })

/** What one channel publishes and what it gets, over the chosen range. */
export function ChannelCharts({ data, stale }: { data: ChannelAnswer; stale: boolean }) {
  const t = useTranslations('channels')
  const { samples, statistics } = data
  const publishing = useMemo(
    (): ChartLine[] => [
      { key: 'publish', label: t('publish'), colour: 'publish', values: samples?.publish ?? [] },
      { key: 'confirm', label: t('confirmRate'), colour: 'ack', values: samples?.confirm ?? [] },
      {
        key: 'unroutable',
        label: t('one.unroutable'),
        colour: 'redelivered',
        dashed: true,
        values: samples === null ? [] : added(samples.unroutableReturned, samples.unroutableDropped),
      },
    ],
    [samples, t],
  )
  const getting = useMemo(
    (): ChartLine[] => [
      { key: 'deliverGet', label: t('deliverGet'), colour: 'deliver', values: samples?.deliverGet ?? [] },
      { key: 'ack', label: t('ack'), colour: 'ack', values: samples?.ack ?? [] },
      {
        key: 'redeliver',
        label: t('redeliverRate'),
        colour: 'redelivered',
        dashed: true,
        values: samples?.redeliver ?? [],
      },
    ],
    [samples, t],
  )
  const charts = [
    { key: 'publishing', lines: publishing },
    { key: 'getting', lines: getting },
  ] as const
  // Most channels do one of both; one that does nothing yet says so once.
  const busy = charts.filter(({ lines }) =>
    lines.some(({ values }) => values.some((value) => value !== null)),
  )
  return (busy.length === 0 ? charts.slice(0, 1) : busy).map(({ key, lines }, index) => (
    <RateChart
      key={key}
      title={t(`one.${key}`)}
      timeline={samples}
      lines={lines}
      unit="rate"
      statistics={statistics}
      stale={stale}
      choice={index === 0}
    />
  ))
}
