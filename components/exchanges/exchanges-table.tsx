'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { FilterBar } from '@/components/layout/filter-bar'
import { Page } from '@/components/layout/page'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { TableTools } from '@/components/table/table-tools'
import { useTableView } from '@/components/table/use-table-view'
import { EmptyState } from '@/components/ui/empty-state'
import { lazyPart } from '@/components/ui/lazy-part'
import type { ExchangesPage, ListExchangesInput } from '@/lib/api/exchanges'
import { useListParams } from '@/lib/client/list-params'
import { exchangesQuery } from '@/lib/client/queries/exchanges'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { DeleteExchangesButton, useExchangeMenu } from './exchanges-actions'
import { exchangesColumns } from './exchanges-columns'

const BulkExchangesDialog = lazyPart(() =>
  import('./bulk-exchanges-dialog').then((module) => module.BulkExchangesDialog),
)

const rowId = (exchange: Exchange) => JSON.stringify([exchange.vhost, exchange.name])
const rowName = (exchange: Exchange) => (exchange.name === '' ? '(AMQP default)' : exchange.name)

interface Asked {
  exchanges: readonly Exchange[]
  /** Takes out of the selection what is done with. */
  drop?: (exchanges: readonly Exchange[]) => void
}

interface ExchangesTableProps {
  /** "New exchange". */
  actions?: ReactNode
}

/** All exchanges that the user may see, sorted, found, and deleted, one or many. */
export function ExchangesTable({ actions }: ExchangesTableProps) {
  const t = useTranslations('exchanges')
  const params = useListParams<NonNullable<ListExchangesInput['sort']>>()
  const view = useTableView('exchanges', exchangesColumns)
  const query = useQuery({ ...exchangesQuery(params.input), refetchInterval: useRefreshInterval() })
  const [asked, setAsked] = useState<Asked | null>(null)
  const menu = useExchangeMenu((exchanges) => setAsked({ exchanges }))
  return (
    <Page title={t('title')} aside={<CountOf page={query.data} />} actions={actions}>
      <FilterBar>
        <FilterBox label={t('filter')} value={params.name} onChange={params.setName} />
        <TableTools view={view} />
      </FilterBar>
      <ListTable
        label={t('title')}
        view={view}
        rowId={rowId}
        rowName={rowName}
        query={query}
        params={params}
        menu={menu}
        bulk={(selection) => ({
          buttons: (
            <DeleteExchangesButton
              exchanges={selection.rows}
              early={BulkExchangesDialog.early}
              onDelete={() => setAsked({ exchanges: selection.rows, drop: selection.drop })}
            />
          ),
        })}
        empty={
          <EmptyState icon={<ArrowLeftRight size={16} strokeWidth={1.5} />} title={t('emptyTitle')}>
            {t('emptyHelp')}
          </EmptyState>
        }
      />
      {asked === null ? null : (
        <BulkExchangesDialog
          exchanges={asked.exchanges}
          open
          onOpenChange={() => setAsked(null)}
          onDone={(done) => asked.drop?.(done)}
        />
      )}
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
