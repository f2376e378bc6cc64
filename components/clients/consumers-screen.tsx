'use client'

import { useQuery } from '@tanstack/react-query'
import { Columns3, Ear, SlidersHorizontal } from 'lucide-react'
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
import type { ConsumerSort } from '@/lib/api/clients'
import { paths } from '@/lib/api/paths'
import { useListParams } from '@/lib/client/list-params'
import { consumersQuery } from '@/lib/client/queries/consumers'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { consumersColumns } from './consumers-columns'

/** Tags repeat between channels. */
const rowId = (consumer: Consumer) => JSON.stringify([consumer.channel, consumer.tag, consumer.queue])
const rowName = (consumer: Consumer) => consumer.tag
const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** Who consumes from which queue. */
export function ConsumersScreen() {
  const t = useTranslations('consumers')
  const words = useTranslations('channels')
  const params = useListParams<ConsumerSort>()
  const view = useTableView('consumers', consumersColumns)
  const query = useQuery({ ...consumersQuery(params.input), refetchInterval: useRefreshInterval() })
  const { data } = query
  const count =
    data === undefined
      ? ''
      : data.filtered === data.total
        ? t('count', { total: data.total })
        : t('countFiltered', { filtered: exactCount(data.filtered), total: data.total })
  const menu = ({ vhost, queue, channel }: Consumer): MenuItem[] => [
    {
      label: t('menu.queue'),
      icon: <Columns3 {...icon} />,
      link: <Link href={paths.queue({ vhost, name: queue })} prefetch={false} />,
    },
    ...(channel === null
      ? []
      : [
          {
            label: t('menu.channel'),
            icon: <SlidersHorizontal {...icon} />,
            link: <Link href={paths.channels({ name: channel })} prefetch={false} />,
          },
        ]),
  ]
  return (
    <Page
      title={t('title')}
      aside={
        <>
          <output>{count}</output>
          {data?.scope === 'own' ? <span className="cut">{words('ownOnly')}</span> : null}
        </>
      }
    >
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
        empty={
          <EmptyState
            icon={<Ear size={16} strokeWidth={1.5} />}
            title={params.vhost === null ? t('emptyTitle') : t('emptyTitleVhost', { vhost: params.vhost })}
          >
            {t('emptyHelp')}
          </EmptyState>
        }
      />
    </Page>
  )
}
