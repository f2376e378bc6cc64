'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from '@/lib/i18n/use-translations'
import { MessageCharts } from '@/components/chart/message-charts'
import { QueryProblem } from '@/components/layout/query-problem'
import { StaleNote } from '@/components/table/stale-note'
import { useChartRange } from '@/lib/client/chart-range'
import { queueSamplesQuery } from '@/lib/client/queries/queue-samples'
import { useRefreshInterval } from '@/lib/client/refresh'

interface QueueChartsProps {
  vhost: string
  name: string
  /** The page already shows its own stale note; do not repeat it here. */
  isPageStale: boolean
}

/** Depth and rates of one queue over the chosen range. */
export function QueueCharts({ vhost, name, isPageStale }: QueueChartsProps) {
  const t = useTranslations('chart')
  const [range] = useChartRange()
  const query = useQuery({
    ...queueSamplesQuery({ vhost, name }, range),
    refetchInterval: useRefreshInterval(),
  })
  const { data, error } = query
  const retry = () => void query.refetch()
  return (
    // The height is kept while nothing is known yet.
    <div className="flex min-h-[378px] flex-auto flex-col border-t border-line-2">
      {data !== undefined ? (
        <>
          {error === null || isPageStale ? null : (
            <StaleNote error={error} asOf={data.asOf} onRetry={retry} />
          )}
          <MessageCharts {...data} incoming={t('incoming')} stale={error !== null} />
        </>
      ) : error === null ? null : (
        <QueryProblem error={error} onRetry={retry} />
      )}
    </div>
  )
}
