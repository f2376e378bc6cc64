'use client'

import { useQuery } from '@tanstack/react-query'
import { Columns3, Ear, SlidersHorizontal } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ListScreen } from '@/components/table/list-screen'
import { useTableView } from '@/components/table/use-table-view'
import type { MenuItem } from '@/components/ui/menu'
import type { ConsumerSort } from '@/lib/api/clients'
import { paths } from '@/lib/api/paths'
import { useListParams } from '@/lib/client/list-params'
import { consumersQuery } from '@/lib/client/queries/consumers'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { consumerId, consumersColumns } from './consumers-columns'

const rowName = (consumer: Consumer) => consumer.tag

/** Who consumes from which queue. */
export function ConsumersScreen() {
  const t = useTranslations('consumers.menu')
  const params = useListParams<ConsumerSort>()
  const view = useTableView('consumers', consumersColumns)
  const query = useQuery({ ...consumersQuery(params.input), refetchInterval: useRefreshInterval() })
  const menu = ({ vhost, queue, channel }: Consumer): MenuItem[] => [
    {
      label: t('queue'),
      icon: <Columns3 />,
      link: <Link href={paths.queue({ vhost, name: queue })} prefetch={false} />,
    },
    ...(channel === null
      ? []
      : [
          {
            label: t('channel'),
            icon: <SlidersHorizontal />,
            link: <Link href={paths.channel(channel)} prefetch={false} />,
          },
        ]),
  ]
  return (
    <ListScreen
      words="consumers"
      icon={<Ear size={16} />}
      view={view}
      rowId={consumerId}
      rowName={rowName}
      query={query}
      params={params}
      menu={menu}
    />
  )
}
