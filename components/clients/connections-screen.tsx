'use client'

import { useQuery } from '@tanstack/react-query'
import { List, Plug, Unplug } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { FilterBar } from '@/components/layout/filter-bar'
import { Page } from '@/components/layout/page'
import { FilterBox } from '@/components/table/filter-box'
import { ListTable } from '@/components/table/list-table'
import { TableTools } from '@/components/table/table-tools'
import type { Selection } from '@/components/table/use-selection'
import { useTableView } from '@/components/table/use-table-view'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { lazyPart } from '@/components/ui/lazy-part'
import type { MenuItem } from '@/components/ui/menu'
import type { ConnectionSort } from '@/lib/api/clients'
import { paths } from '@/lib/api/paths'
import { useListParams } from '@/lib/client/list-params'
import { connectionsQuery } from '@/lib/client/queries/connections'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { Connection } from '@/lib/rabbitmq/connection'
import { connectionsColumns } from './connections-columns'

const CloseConnectionsDialog = lazyPart(() =>
  import('./close-connections-dialog').then((module) => module.CloseConnectionsDialog),
)

const rowId = (connection: Connection) => connection.name
const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

interface Asked {
  connections: readonly Connection[]
  /** Takes out of the selection what is done with. */
  drop?: (connections: readonly Connection[]) => void
}

/** Who is connected, since when, how much flows; connections can be closed with a reason, one or many. */
export function ConnectionsScreen() {
  const t = useTranslations('connections')
  const params = useListParams<ConnectionSort>()
  const view = useTableView('connections', connectionsColumns)
  const query = useQuery({ ...connectionsQuery(params.input), refetchInterval: useRefreshInterval() })
  const [asked, setAsked] = useState<Asked | null>(null)
  const readOnly = useReadOnlyReason()
  const { data } = query
  const count =
    data === undefined
      ? ''
      : data.filtered === data.total
        ? t('count', { total: data.total })
        : t('countFiltered', { filtered: exactCount(data.filtered), total: data.total })

  const menu = (connection: Connection): MenuItem[] => [
    {
      label: t('menu.open'),
      icon: <List {...icon} />,
      link: <Link href={paths.channels({ name: connection.name })} prefetch={false} />,
    },
    'line',
    {
      label: t('menu.close'),
      icon: <Unplug {...icon} />,
      danger: true,
      disabled: readOnly !== undefined,
      onSelect: () => setAsked({ connections: [connection] }),
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
        onClick={() => setAsked({ connections: selection.rows, drop: selection.drop })}
      >
        {t('menu.close')}
      </Button>
    ),
  })
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
      <ListTable
        label={t('title')}
        view={view}
        rowId={rowId}
        rowName={rowId}
        query={query}
        params={params}
        menu={menu}
        menuOnPhone
        bulk={bulk}
        empty={
          <EmptyState
            icon={<Plug size={16} strokeWidth={1.5} />}
            title={params.vhost === null ? t('emptyTitle') : t('emptyTitleVhost', { vhost: params.vhost })}
          >
            {t('emptyHelp')}
          </EmptyState>
        }
      />
      {asked === null ? null : (
        <CloseConnectionsDialog
          connections={asked.connections}
          open
          onOpenChange={() => setAsked(null)}
          onDone={(done) => asked.drop?.(done)}
        />
      )}
    </Page>
  )
}
