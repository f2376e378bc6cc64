'use client'

import { useQuery } from '@tanstack/react-query'
import { Hourglass, List, Plug, SlidersHorizontal } from 'lucide-react'
import Link from 'next/link'
import { parseAsBoolean, parseAsString } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ListScreen } from '@/components/table/list-screen'
import { useTableView } from '@/components/table/use-table-view'
import { Button } from '@/components/ui/button'
import type { MenuItem } from '@/components/ui/menu'
import { Note } from '@/components/ui/note'
import type { ChannelSort } from '@/lib/api/clients'
import { paths } from '@/lib/api/paths'
import { useListParams } from '@/lib/client/list-params'
import { channelsQuery } from '@/lib/client/queries/channels'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useSectionHref } from '@/lib/client/virtual-host'
import type { Channel } from '@/lib/rabbitmq/channel'
import { channelsColumns } from './channels-columns'
import { UnackedFinding } from './unacked-finding'

const rowId = (channel: Channel) => channel.name

/** Another filter, another first page. */
const filterParams = { stalled: parseAsBoolean.withDefault(false), page: parseAsString }

/** Who holds which unacked messages, and who may hold no more. */
export function ChannelsScreen() {
  const t = useTranslations('channels')
  const href = useSectionHref()
  const params = useListParams<ChannelSort>()
  const view = useTableView('channels', channelsColumns)
  const [{ stalled }, setFilter] = useQueryStates(filterParams)
  const setStalled = (on: boolean) => setFilter({ stalled: on ? true : null, page: null })
  const query = useQuery({
    ...channelsQuery({ ...params.input, ...(stalled ? { stalled: 'true' } : {}) }),
    refetchInterval: useRefreshInterval(),
  })
  const { data } = query
  const menu = (channel: Channel): MenuItem[] => {
    const name = channel.connection ?? channel.name
    return [
      {
        label: t('menu.sameConnection'),
        icon: <List />,
        link: <Link href={href(paths.channels({ name }))} prefetch={false} />,
      },
      {
        label: t('menu.connection'),
        icon: <Plug />,
        link: <Link href={paths.connection(name)} prefetch={false} />,
      },
    ]
  }
  return (
    <ListScreen
      words="channels"
      icon={<SlidersHorizontal size={16} />}
      view={view}
      rowId={rowId}
      rowName={rowId}
      nameOf={rowId}
      query={query}
      params={params}
      menu={menu}
      filters={{ words: stalled ? t('stalled') : '', clear: () => setStalled(false) }}
      tools={
        <Button
          kind="quiet"
          aria-pressed={stalled}
          title={t('stalledHelp')}
          icon={<Hourglass />}
          className="border-line-2!"
          onClick={() => setStalled(!stalled)}
        >
          <span className="max-sm:sr-only">{t('stalled')}</span>
        </Button>
      }
      notes={
        data === undefined ? null : (
          <>
            {stalled ? null : <UnackedFinding channels={data.rows} />}
            {data.undecided === 0 ? null : (
              <Note tone="info">{t('undecided', { count: data.undecided })}</Note>
            )}
          </>
        )
      }
    />
  )
}
