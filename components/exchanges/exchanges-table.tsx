'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { FilterBar, Page } from '@/components/layout/page'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { ExchangesPage } from '@/lib/api/exchanges'
import { useListParams } from '@/lib/client/list-params'
import { exchangesQuery } from '@/lib/client/queries/exchanges'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { exchangesColumns } from './exchanges-columns'

const rowId = (exchange: Exchange) => JSON.stringify([exchange.vhost, exchange.name])

interface ExchangesTableProps {
  /** "New exchange". */
  actions?: ReactNode
}

/** All exchanges that the user may see, one page of the broker's at a time. */
export function ExchangesTable({ actions }: ExchangesTableProps) {
  const t = useTranslations('exchanges')
  const params = useListParams()
  const query = useQuery({ ...exchangesQuery(params.input), refetchInterval: useRefreshInterval() })
  return (
    <Page title={t('title')} aside={<CountOf page={query.data} />} actions={actions}>
      <FilterBar>
        <FilterBox label={t('filter')} value={params.name} onChange={params.setName} />
      </FilterBar>
      <ListTable
        label={t('title')}
        columns={exchangesColumns}
        rowId={rowId}
        query={query}
        params={params}
        empty={
          <EmptyState icon={<ArrowLeftRight size={16} strokeWidth={1.5} />} title={t('emptyTitle')}>
            {t('emptyHelp')}
          </EmptyState>
        }
      />
    </Page>
  )
}

function CountOf({ page }: { page: ExchangesPage | undefined }) {
  const t = useTranslations('exchanges')
  if (page === undefined) return null
  const { filtered, total } = page
  return (
    <output>
      {filtered === total
        ? t('count', { total })
        : t('countFiltered', { filtered: exactCount(filtered), total })}
    </output>
  )
}
