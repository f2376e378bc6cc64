'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { useExchangeMenu } from '@/components/menus/exchange-menu'
import { ListScreen } from '@/components/table/list-screen'
import { useAsked } from '@/components/table/use-asked'
import { useTableView } from '@/components/table/use-table-view'
import { lazyPart } from '@/components/ui/lazy-part'
import type { ListExchangesInput } from '@/lib/api/exchanges'
import { useListParams } from '@/lib/client/list-params'
import { exchangesQuery } from '@/lib/client/queries/exchanges'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { DeleteExchangesButton } from './exchanges-actions'
import { exchangesColumns } from './exchanges-columns'

const BulkExchangesDialog = lazyPart(() =>
  import('./bulk-exchanges-dialog').then((module) => module.BulkExchangesDialog),
)

const rowId = (exchange: Exchange) => JSON.stringify([exchange.vhost, exchange.name])

const nameOf = ({ name }: Exchange) => name

interface ExchangesTableProps {
  /** "New exchange". */
  actions?: ReactNode
}

/** All exchanges that the user may see, sorted, found, and deleted, one or many. */
export function ExchangesTable({ actions }: ExchangesTableProps) {
  const t = useTranslations('exchanges')
  const rowName = useCallback(({ name }: Exchange) => (name === '' ? t('defaultName') : name), [t])
  const params = useListParams<NonNullable<ListExchangesInput['sort']>>()
  const view = useTableView('exchanges', exchangesColumns)
  const query = useQuery({ ...exchangesQuery(params.input), refetchInterval: useRefreshInterval() })
  const { what, ask, dialog } = useAsked<readonly Exchange[], Exchange>()
  const menu = useExchangeMenu<Exchange>({ onDelete: (exchange) => ask([exchange]) })
  return (
    <ListScreen
      words="exchanges"
      kind="exchange"
      icon={<ArrowLeftRight size={16} />}
      actions={actions}
      view={view}
      rowId={rowId}
      rowName={rowName}
      nameOf={nameOf}
      query={query}
      params={params}
      menu={menu}
      bulk={(selection) => ({
        buttons: (
          <DeleteExchangesButton
            exchanges={selection.rows}
            early={BulkExchangesDialog.early}
            onDelete={() => ask(selection.rows, selection.drop)}
          />
        ),
      })}
    >
      {what === null ? null : <BulkExchangesDialog {...dialog} exchanges={what} />}
    </ListScreen>
  )
}
