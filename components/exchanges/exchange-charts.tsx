'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChartLine } from '@/components/chart/chart-line'
import { RateChart } from '@/components/chart/rate-chart'
import { QueryProblem } from '@/components/layout/query-problem'
import { StaleNote } from '@/components/table/stale-note'
import { useChartRange } from '@/lib/client/chart-range'
import { exchangeSamplesQuery } from '@/lib/client/queries/exchanges'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useTranslations } from '@/lib/i18n/use-translations'

interface ExchangeChartsProps {
  vhost: string
  name: string
  /** The page already shows its own stale note; do not repeat it here. */
  isPageStale: boolean
}

/** What came to one exchange and what left it, over the chosen range. */
export function ExchangeCharts({ vhost, name, isPageStale }: ExchangeChartsProps) {
  const t = useTranslations('exchanges')
  const [range] = useChartRange()
  const query = useQuery({
    ...exchangeSamplesQuery({ vhost, name }, range),
    refetchInterval: useRefreshInterval(),
  })
  const { data, error } = query
  const samples = data?.samples
  const retry = () => void query.refetch()
  const lines = useMemo(
    (): ChartLine[] => [
      { key: 'in', label: t('rateIn'), colour: 'publish', values: samples?.in ?? [] },
      { key: 'out', label: t('rateOut'), colour: 'deliver', values: samples?.out ?? [] },
    ],
    [samples, t],
  )
  if (data === undefined) {
    // The height is kept while nothing is known yet.
    return error === null ? (
      <div className="min-h-[217px] flex-none border-t border-line-2" />
    ) : (
      <QueryProblem error={error} onRetry={retry} />
    )
  }
  return (
    <>
      {error === null || isPageStale ? null : <StaleNote error={error} asOf={data.asOf} onRetry={retry} />}
      <RateChart
        title={t('rates')}
        timeline={data.samples}
        lines={lines}
        unit="rate"
        statistics={data.statistics}
        stale={error !== null}
        none={t('noRatesYet')}
      />
    </>
  )
}
