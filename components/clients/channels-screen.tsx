'use client'

import { useQuery } from '@tanstack/react-query'
import { List, Plug, SlidersHorizontal } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { FilterBar } from '@/components/layout/filter-bar'
import { Page } from '@/components/layout/page'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { TableTools } from '@/components/table/table-tools'
import { useTableView } from '@/components/table/use-table-view'
import { EmptyState } from '@/components/ui/empty-state'
import type { MenuItem } from '@/components/ui/menu'
import type { ChannelSort } from '@/lib/api/clients'
import { paths } from '@/lib/api/paths'
import { useListParams } from '@/lib/client/list-params'
import { channelsQuery } from '@/lib/client/queries/channels'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Channel } from '@/lib/rabbitmq/channel'
import { channelsColumns } from './channels-columns'
import { UnackedFinding } from './unacked-finding'

const rowId = (channel: Channel) => channel.name
const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** Who holds which unacked messages, and who may hold no more. */
export function ChannelsScreen() {
  const t = useTranslations('channels')
  const params = useListParams<ChannelSort>()
  const view = useTableView('channels', channelsColumns)
  const query = useQuery({ ...channelsQuery(params.input), refetchInterval: useRefreshInterval() })
  const { data } = query
  const count =
    data === undefined
      ? ''
      : data.filtered === data.total
        ? t('count', { total: data.total })
        : t('countFiltered', { filtered: exactCount(data.filtered), total: data.total })
  const menu = (channel: Channel): MenuItem[] => {
    const name = channel.connection ?? channel.name
    return [
      {
        label: t('menu.sameConnection'),
        icon: <List {...icon} />,
        link: <Link href={paths.channels({ name })} prefetch={false} />,
      },
      {
        label: t('menu.connection'),
        icon: <Plug {...icon} />,
        link: <Link href={paths.connections({ name })} prefetch={false} />,
      },
    ]
  }
  return (
    <Page
      title={t('title')}
      aside={
        <>
          <output>{count}</output>
          {data?.scope === 'own' ? <span className="cut">{t('ownOnly')}</span> : null}
        </>
      }
    >
      <FilterBar>
        <FilterBox label={t('filter')} value={params.name} onChange={params.setName} />
        <TableTools view={view} />
      </FilterBar>
      {data === undefined ? null : <UnackedFinding channels={data.rows} />}
      <ListTable
        label={t('title')}
        view={view}
        rowId={rowId}
        rowName={rowId}
        query={query}
        params={params}
        menu={menu}
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
