'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from '@/lib/i18n/use-translations'
import { MessageCharts } from '@/components/chart/message-charts'
import { QueryProblem } from '@/components/layout/query-problem'
import { useChartRange } from '@/lib/client/chart-range'
import { queueSamplesQuery } from '@/lib/client/queries/queue-samples'
import { useRefreshInterval } from '@/lib/client/refresh'

interface QueueChartsProps {
  vhost: string
  name: string
}

/** Depth and rates of one queue over the chosen range. */
export function QueueCharts({ vhost, name }: QueueChartsProps) {
  const t = useTranslations('chart')
  const [range] = useChartRange()
  const query = useQuery({
    ...queueSamplesQuery({ vhost, name }, range),
    refetchInterval: useRefreshInterval(),
  })
  const { data, error } = query
  return (
    // The height is kept while nothing is known yet.
    <div className="flex min-h-[378px] flex-auto border-t border-line-2">
      {data !== undefined ? (
        <MessageCharts {...data} incoming={t('incoming')} stale={error !== null} />
      ) : error === null ? null : (
        <QueryProblem error={error} onRetry={() => void query.refetch()} />
      )}
    </div>
  )
}
