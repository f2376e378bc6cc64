'use client'

import { useMemo } from 'react'
import type { ChartLine } from '@/components/chart/chart-line'
import { TimeChart } from '@/components/chart/time-chart'
import { Time } from '@/components/ui/figures'
import type { QueueAnswer } from '@/lib/api/queues'
import { useChartRange } from '@/lib/client/chart-range'
import { useTranslations } from '@/lib/i18n/use-translations'
import { useObserved } from './use-observed'

/** Bytes and consumers of one queue as far as this page has seen them: the broker keeps no samples of either. */
export function QueueObserved({ data: { queue, asOf }, stale }: { data: QueueAnswer; stale: boolean }) {
  const t = useTranslations('queue.observed')
  const [range] = useChartRange()
  const seen = useObserved({ at: asOf, bytes: queue.messageBytes, consumers: queue.consumers })
  const at = useMemo(() => seen.map((each) => each.at), [seen])
  const bytes = useMemo(
    (): ChartLine[] => [
      { key: 'bytes', label: t('bytes'), colour: 'total', values: seen.map((each) => each.bytes) },
    ],
    [seen, t],
  )
  const consumers = useMemo(
    (): ChartLine[] => [
      {
        key: 'consumers',
        label: t('consumers'),
        colour: 'deliver',
        values: seen.map((each) => each.consumers),
      },
    ],
    [seen, t],
  )
  const empty = <p className="px-4 py-3 text-small text-ink-2 max-sm:px-3">{t('untold')}</p>
  const charts = { range, at, stale, empty }
  return (
    <div className="flex flex-none flex-col border-t border-line-2">
      <p className="px-4 pt-2 text-micro text-ink-3 max-sm:px-3">
        {t('help')} <Time at={at[0] ?? null} />
      </p>
      <div className="grid min-h-[192px] lg:grid-cols-2 lg:[&>*+*]:border-l lg:[&>*+*]:border-line-1">
        <TimeChart {...charts} title={t('bytesTitle')} lines={bytes} unit="bytes" />
        <TimeChart {...charts} title={t('consumersTitle')} lines={consumers} unit="count" />
      </div>
    </div>
  )
}
