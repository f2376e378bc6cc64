'use client'

import { useQuery } from '@tanstack/react-query'
import { List, Plug, Unplug } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ListScreen } from '@/components/table/list-screen'
import { useAsked } from '@/components/table/use-asked'
import type { Selection } from '@/components/table/use-selection'
import { useTableView } from '@/components/table/use-table-view'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import type { MenuItem } from '@/components/ui/menu'
import type { ConnectionSort } from '@/lib/api/clients'
import { paths } from '@/lib/api/paths'
import { useListParams } from '@/lib/client/list-params'
import { connectionsQuery } from '@/lib/client/queries/connections'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Connection } from '@/lib/rabbitmq/connection'
import { connectionsColumns } from './connections-columns'

const CloseConnectionsDialog = lazyPart(() =>
  import('./close-connections-dialog').then((module) => module.CloseConnectionsDialog),
)

const rowId = (connection: Connection) => connection.name
const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** Who is connected, since when, how much flows; connections can be closed with a reason, one or many. */
export function ConnectionsScreen() {
  const t = useTranslations('connections.menu')
  const params = useListParams<ConnectionSort>()
  const view = useTableView('connections', connectionsColumns)
  const query = useQuery({ ...connectionsQuery(params.input), refetchInterval: useRefreshInterval() })
  const { what, ask, dialog } = useAsked<readonly Connection[], Connection>()
  const readOnly = useReadOnlyReason()

  const menu = (connection: Connection): MenuItem[] => [
    {
      label: t('open'),
      icon: <List {...icon} />,
      link: <Link href={paths.channels({ name: connection.name })} prefetch={false} />,
    },
    'line',
    {
      label: t('close'),
      icon: <Unplug {...icon} />,
      danger: true,
      disabled: readOnly !== undefined,
      onSelect: () => ask([connection]),
    },
  ]
  const bulk = (selection: Selection<Connection>) => ({
    buttons: (
      <Button
        size="small"
        kind="danger"
        icon={<Unplug {...icon} />}
        disabledReason={readOnly}
        {...CloseConnectionsDialog.early}
        onClick={() => ask(selection.rows, selection.drop)}
      >
        {t('close')}
      </Button>
    ),
  })
  return (
    <ListScreen
      words="connections"
      icon={<Plug size={16} strokeWidth={1.5} />}
      view={view}
      rowId={rowId}
      rowName={rowId}
      query={query}
      params={params}
      menu={menu}
      menuOnPhone
      bulk={bulk}
    >
      {what === null ? null : <CloseConnectionsDialog {...dialog} connections={what} />}
    </ListScreen>
  )
}
