'use client'

import { useQuery } from '@tanstack/react-query'
import { Plug } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { FilterBar, Page } from '@/components/layout/page'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { EmptyState } from '@/components/ui/empty-state'
import { useListParams } from '@/lib/client/list-params'
import { connectionsQuery } from '@/lib/client/queries/connections'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Connection } from '@/lib/rabbitmq/connection'
import { connectionsColumns } from './connections-columns'

const rowId = (connection: Connection) => connection.name

/** Who is connected, since when, how much flows; each connection can be closed with a reason. */
export function ConnectionsScreen() {
  const t = useTranslations('connections')
  const params = useListParams()
  const query = useQuery({ ...connectionsQuery(params.input), refetchInterval: useRefreshInterval() })
  const { data } = query
  const count =
    data === undefined
      ? ''
      : data.filtered === data.total
        ? t('count', { total: data.total })
        : t('countFiltered', { filtered: exactCount(data.filtered), total: data.total })
  return (
    <Page title={t('title')} aside={<output>{count}</output>}>
      <FilterBar>
        <FilterBox label={t('filter')} value={params.name} onChange={params.setName} />
      </FilterBar>
      <ListTable
        label={t('title')}
        columns={connectionsColumns}
        rowId={rowId}
        query={query}
        params={params}
        empty={
          <EmptyState
            icon={<Plug size={16} strokeWidth={1.5} />}
            title={params.vhost === null ? t('emptyTitle') : t('emptyTitleVhost', { vhost: params.vhost })}
          >
            {t('emptyHelp')}
          </EmptyState>
        }
      />
    </Page>
  )
}
