'use client'

import { useQuery } from '@tanstack/react-query'
import { List, Plug, Unplug, User } from 'lucide-react'
import Link from 'next/link'
import { parseAsString } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { FilterChip } from '@/components/table/filter-chip'
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
import { useCloseRefusalOf } from '@/lib/client/use-close-refusal'
import { sharedRefusal } from '@/lib/client/use-refusal'
import { useSectionHref } from '@/lib/client/virtual-host'
import type { Connection } from '@/lib/rabbitmq/connection'
import { connectionsColumns } from './connections-columns'

const CloseConnectionsDialog = lazyPart(() =>
  import('./close-connections-dialog').then((module) => module.CloseConnectionsDialog),
)

const CloseUserDialog = lazyPart(() => import('./close-user-dialog').then((module) => module.CloseUserDialog))

const rowId = (connection: Connection) => connection.name

/** Another filter, another first page. */
const filterParams = { user: parseAsString, page: parseAsString }

/** Who is connected, since when, how much flows; connections can be closed with a reason, one or many. */
export function ConnectionsScreen() {
  const t = useTranslations('connections')
  const href = useSectionHref()
  const params = useListParams<ConnectionSort>()
  const view = useTableView('connections', connectionsColumns)
  const [{ user }, setFilter] = useQueryStates(filterParams)
  const setUser = (next: string | null) => setFilter({ user: next, page: null })
  const query = useQuery({
    ...connectionsQuery({ ...params.input, ...(user === null ? {} : { user }) }),
    refetchInterval: useRefreshInterval(),
  })
  const [askedUser, setAskedUser] = useState<string | null>(null)
  const { what, ask, dialog } = useAsked<readonly Connection[], Connection>()
  const readOnly = useReadOnlyReason()
  const refusalOf = useCloseRefusalOf()

  const userItems = (name: string): MenuItem[] => [
    'line',
    ...(user === name
      ? []
      : [
          {
            label: t('menu.ofUser', { user: name }),
            icon: <User />,
            onSelect: () => setUser(name),
          },
        ]),
    {
      label: t('menu.closeUser', { user: name }),
      icon: <Unplug />,
      danger: true,
      disabledReason: readOnly ?? refusalOf({ name: '', user: name }),
      onSelect: () => setAskedUser(name),
    },
  ]
  const menu = (connection: Connection): MenuItem[] => [
    {
      label: t('menu.open'),
      icon: <List />,
      link: <Link href={href(paths.channels({ name: connection.name }))} prefetch={false} />,
    },
    'line',
    {
      label: t('menu.close'),
      icon: <Unplug />,
      danger: true,
      disabledReason: readOnly ?? refusalOf(connection),
      onSelect: () => ask([connection]),
    },
    ...(connection.user === null ? [] : userItems(connection.user)),
  ]
  const bulk = (selection: Selection<Connection>) => ({
    buttons: (
      <Button
        size="small"
        kind="danger"
        icon={<Unplug />}
        disabledReason={readOnly ?? sharedRefusal(selection.rows, refusalOf)}
        {...CloseConnectionsDialog.early}
        onClick={() => ask(selection.rows, selection.drop)}
      >
        {t('menu.close')}
      </Button>
    ),
  })
  return (
    <ListScreen
      words="connections"
      icon={<Plug size={16} />}
      view={view}
      rowId={rowId}
      rowName={rowId}
      query={query}
      params={params}
      menu={menu}
      menuOnPhone
      bulk={bulk}
      filters={{
        words: user === null ? '' : `${t('user')} ${user}`,
        clear: () => setUser(null),
      }}
      tools={
        user === null ? null : (
          <FilterChip name={t('user')} label={t('anyUser')} onRemove={() => setUser(null)}>
            <span className="mono cut ml-1.5 max-w-40" title={user}>
              {user}
            </span>
          </FilterChip>
        )
      }
    >
      {what === null ? null : <CloseConnectionsDialog {...dialog} connections={what} />}
      {askedUser === null ? null : (
        <CloseUserDialog user={askedUser} open onOpenChange={() => setAskedUser(null)} />
      )}
    </ListScreen>
  )
}
