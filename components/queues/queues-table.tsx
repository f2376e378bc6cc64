'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Columns3 } from 'lucide-react'
import { parseAsString } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { useQueueMenu } from '@/components/menus/queue-menu'
import { ListScreen } from '@/components/table/list-screen'
import { useAsked } from '@/components/table/use-asked'
import { useTableView } from '@/components/table/use-table-view'
import type { Selection } from '@/components/table/use-selection'
import { lazyPart } from '@/components/ui/lazy-part'
import { Note } from '@/components/ui/note'
import { laterPart } from '@/components/ui/later-part'
import type { QueueTrend } from '@/lib/api/queue-trends'
import type { QueueSort } from '@/lib/api/queue-sorts'
import { inOrder } from '@/lib/client/first-page'
import { useListParams, type Sorting } from '@/lib/client/list-params'
import { queuesQuery, readQueuesAhead } from '@/lib/client/queries/queues'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Queue } from '@/lib/rabbitmq/queue'
import { AddQueueFilter } from './add-queue-filter'
import type { QueuesAsked } from './bulk-queues-dialog'
import { bulkTotals } from './bulk-totals'
import { FavouritesProvider, useFavourites } from './favourites-context'
import { useFilterWords } from './filter-words'
import { useQueueFilters } from './queue-filters'
import { QueuesBulkButtons } from './queues-actions'
import { queuesColumns, trendColumns } from './queues-columns'
import { TrendsContext } from './trends-context'

const QueuesFilterRow = laterPart(
  () => import('./queues-filter-row').then((module) => module.QueuesFilterRow),
  () => <div className="min-h-10 flex-none border-t border-line-1" />,
)
const QueueTree = laterPart(() => import('./queue-tree').then((module) => module.QueueTree))
const GroupMenu = laterPart(() => import('./group-menu').then((module) => module.GroupMenu))
const TrendsReader = laterPart(() => import('./trends-reader').then((module) => module.TrendsReader))
const QueuesAge = laterPart(() => import('./queues-age').then((module) => module.QueuesAge))
const BulkQueuesDialog = lazyPart(() =>
  import('./bulk-queues-dialog').then((module) => module.BulkQueuesDialog),
)

/** What parts the names, and which groups are open. */
const treeParams = { group: parseAsString, open: parseAsString }

const rowId = (queue: Queue) => JSON.stringify([queue.vhost, queue.name])
const nameOf = (queue: Queue) => queue.name

interface QueuesTableProps {
  /** "New queue". */
  actions?: ReactNode
}

/** All queues that the user may see: found, narrowed, sorted, and acted on, one or many. */
export function QueuesTable({ actions }: QueuesTableProps) {
  const t = useTranslations('queues')
  const params = useListParams<QueueSort>()
  const favourites = useFavourites()
  const filters = useQueueFilters(favourites.favourites)
  const filterWords = useFilterWords(filters)
  const view = useTableView('queues', queuesColumns)
  const [{ group }, setTree] = useQueryStates(treeParams)
  const isTree = group !== null && group !== ''
  const input = { ...params.input, ...filters.input }
  const client = useQueryClient()
  const query = useQuery({
    ...queuesQuery(input),
    refetchInterval: useRefreshInterval(),
    enabled: !isTree,
  })
  const { what, ask, dialog } = useAsked<QueuesAsked, Queue>()
  const menu = useQueueMenu<Queue>({
    onPurge: (queue) => ask({ what: 'purge', queues: [queue] }),
    onDelete: (queue) => ask({ what: 'remove', queues: [queue] }),
  })
  const setName = (name: string) => {
    // On its way before the page has drawn what goes.
    if (!isTree) void client.prefetchQuery(queuesQuery({ ...input, name, page: 1 }))
    params.setName(name)
  }
  const { data, error, fetchStatus, refetch } = query
  // Rows that were read ahead, and nobody has asked for the rest of them yet.
  const isHalf = data?.pending === true && fetchStatus === 'idle' && error === null
  useEffect(() => {
    if (isHalf) void refetch()
  }, [isHalf, refetch])
  const [trends, setTrends] = useState<ReadonlyMap<string, QueueTrend> | null>(null)
  const hasTrends = !isTree && view.shown.some(({ id }) => trendColumns.has(id))

  const bulk = (selection: Selection<Queue>) => {
    const { ready, unacked, unknown } = bulkTotals(selection.rows)
    return {
      sum: unknown > 0 ? t('sumUnknown') : t('sum', { count: ready + unacked }),
      buttons: (
        <QueuesBulkButtons
          queues={selection.rows}
          early={BulkQueuesDialog.early}
          onAsk={(asked) => ask(asked, selection.drop)}
        />
      ),
    }
  }
  return (
    <FavouritesProvider value={favourites}>
      {hasTrends && data !== undefined ? <TrendsReader rows={data.rows} onRead={setTrends} /> : null}
      <TrendsContext value={trends}>
        <ListScreen
          words="queues"
          kind="queue"
          icon={<Columns3 size={16} />}
          actions={actions}
          tools={
            <>
              <AddQueueFilter filters={filters} />
              <GroupMenu
                delimiter={isTree ? group : null}
                // Of other groups none is open.
                onChange={(next) => setTree({ group: next, open: null })}
              />
            </>
          }
          {...(isTree
            ? {
                instead: <QueueTree params={params} delimiter={group} filters={filters} />,
              }
            : {})}
          notes={
            <>
              {filters.active.length === 0 ? null : <QueuesFilterRow filters={filters} />}
              {isTree || data === undefined || data.undecided === 0 ? null : (
                <Note tone="info">{t('filters.undecided', { count: data.undecided })}</Note>
              )}
            </>
          }
          view={view}
          rowId={rowId}
          rowName={nameOf}
          nameOf={nameOf}
          query={query}
          params={{ ...params, setName }}
          onNearSort={(order: Sorting) => void readQueuesAhead(client, inOrder(input, order))}
          filters={{ words: filterWords, clear: filters.clear }}
          menu={menu}
          bulk={bulk}
          age={data === undefined ? null : <QueuesAge page={data} />}
        >
          {what === null ? null : <BulkQueuesDialog {...what} {...dialog} />}
        </ListScreen>
      </TrendsContext>
    </FavouritesProvider>
  )
}
