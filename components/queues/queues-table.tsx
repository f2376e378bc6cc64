'use client'

import { useQuery } from '@tanstack/react-query'
import { Columns3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { FilterBar, Page } from '@/components/layout/page'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { EmptyState } from '@/components/ui/empty-state'
import { useListParams } from '@/lib/client/list-params'
import { queuesQuery } from '@/lib/client/queries/queues'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Queue } from '@/lib/rabbitmq/queue'
import { queuesColumns } from './queues-columns'

const rowId = (queue: Queue) => JSON.stringify([queue.vhost, queue.name])

interface QueuesTableProps {
  /** "New queue". */
  actions?: ReactNode
}

/** All queues that the user may see, one page of the broker's at a time. */
export function QueuesTable({ actions }: QueuesTableProps) {
  const t = useTranslations('queues')
  const params = useListParams()
  const query = useQuery({ ...queuesQuery(params.input), refetchInterval: useRefreshInterval() })
  const { data } = query
  const count =
    data === undefined
      ? ''
      : data.filtered === data.total
        ? t('count', { total: data.total })
        : t('countFiltered', { filtered: exactCount(data.filtered), total: data.total })
  return (
    <Page title={t('title')} aside={<output>{count}</output>} actions={actions}>
      <FilterBar>
        <FilterBox label={t('filter')} value={params.name} onChange={params.setName} />
      </FilterBar>
      <ListTable
        label={t('title')}
        columns={queuesColumns}
        rowId={rowId}
        query={query}
        params={params}
        empty={
          <EmptyState
            icon={<Columns3 size={16} strokeWidth={1.5} />}
            title={params.vhost === null ? t('emptyTitle') : t('emptyTitleVhost', { vhost: params.vhost })}
          >
            {t('emptyHelp')}
          </EmptyState>
        }
      />
    </Page>
  )
}
