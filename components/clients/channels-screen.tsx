'use client'

import { useQuery } from '@tanstack/react-query'
import { List, Plug, SlidersHorizontal } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ListScreen } from '@/components/table/list-screen'
import { useTableView } from '@/components/table/use-table-view'
import type { MenuItem } from '@/components/ui/menu'
import type { ChannelSort } from '@/lib/api/clients'
import { paths } from '@/lib/api/paths'
import { useListParams } from '@/lib/client/list-params'
import { channelsQuery } from '@/lib/client/queries/channels'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Channel } from '@/lib/rabbitmq/channel'
import { channelsColumns } from './channels-columns'
import { UnackedFinding } from './unacked-finding'

const rowId = (channel: Channel) => channel.name
const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** Who holds which unacked messages, and who may hold no more. */
export function ChannelsScreen() {
  const t = useTranslations('channels.menu')
  const params = useListParams<ChannelSort>()
  const view = useTableView('channels', channelsColumns)
  const query = useQuery({ ...channelsQuery(params.input), refetchInterval: useRefreshInterval() })
  const { data } = query
  const menu = (channel: Channel): MenuItem[] => {
    const name = channel.connection ?? channel.name
    return [
      {
        label: t('sameConnection'),
        icon: <List {...icon} />,
        link: <Link href={paths.channels({ name })} prefetch={false} />,
      },
      {
        label: t('connection'),
        icon: <Plug {...icon} />,
        link: <Link href={paths.connection(name)} prefetch={false} />,
      },
    ]
  }
  return (
    <ListScreen
      words="channels"
      icon={<SlidersHorizontal size={16} strokeWidth={1.5} />}
      view={view}
      rowId={rowId}
      rowName={rowId}
      query={query}
      params={params}
      menu={menu}
      notes={data === undefined ? null : <UnackedFinding channels={data.rows} />}
    />
  )
}
