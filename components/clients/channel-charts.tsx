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
  const both = { timeline: samples, unit: 'rate', statistics, stale } as const
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l lg:[&>*+*]:border-l-line-1">
      <RateChart {...both} title={t('one.publishing')} lines={publishing} choice={false} />
      <RateChart {...both} title={t('one.getting')} lines={getting} />
    </div>
  )
}
