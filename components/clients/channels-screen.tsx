'use client'

import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { FilterBar, Page } from '@/components/layout/page'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { EmptyState } from '@/components/ui/empty-state'
import { useListParams } from '@/lib/client/list-params'
import { channelsQuery } from '@/lib/client/queries/channels'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Channel } from '@/lib/rabbitmq/channel'
import { channelsColumns } from './channels-columns'
import { UnackedFinding } from './unacked-finding'

const rowId = (channel: Channel) => channel.name

/** Who holds which unacked messages, and who may hold no more. */
export function ChannelsScreen() {
  const t = useTranslations('channels')
  const params = useListParams()
  const query = useQuery({ ...channelsQuery(params.input), refetchInterval: useRefreshInterval() })
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
      {data === undefined ? null : <UnackedFinding channels={data.rows} />}
      <ListTable
        label={t('title')}
        columns={channelsColumns}
        rowId={rowId}
        query={query}
        params={params}
        empty={
          <EmptyState
            icon={<SlidersHorizontal size={16} strokeWidth={1.5} />}
            title={params.vhost === null ? t('emptyTitle') : t('emptyTitleVhost', { vhost: params.vhost })}
          >
            {t('emptyHelp')}
          </EmptyState>
        }
      />
    </Page>
  )
}
