'use client'

import { useQuery } from '@tanstack/react-query'
import { Columns3 } from 'lucide-react'
import { parseAsString } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { QueryProblem } from '@/components/layout/query-problem'
import { DataTable } from '@/components/table/data-table'
import { ListFoot } from '@/components/table/list-foot'
import { ListNotes } from '@/components/table/list-notes'
import { useListKeys } from '@/components/table/use-list-keys'
import { useTableView } from '@/components/table/use-table-view'
import { EmptyState } from '@/components/ui/empty-state'
import { Note } from '@/components/ui/note'
import type { ListParams } from '@/lib/client/list-params'
import { queueGroupsQuery, type GroupQueuesInput } from '@/lib/client/queries/queue-groups'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import type { QueueFilters } from './queue-filters'
import { treeColumns, TurnContext } from './tree-columns'
import {
  levelKey,
  levelsText,
  parseLevels,
  top,
  treeRowId,
  treeRows,
  type Level,
  type TreeRow,
} from './tree-rows'

interface QueueTreeProps {
  params: Pick<ListParams, 'name' | 'regex' | 'vhost'>
  /** What parts the names. */
  delimiter: string
  filters: QueueFilters
}

const none: TreeRow[] = []
const nothing = new Map<string, TreeRow>()
const tools = { rowName: treeRowId }

/** The queues as a tree of what a delimiter makes of their names, with sums. Each level is read when it is opened. */
export function QueueTree({ params: { name, regex, vhost }, delimiter, filters }: QueueTreeProps) {
  const t = useTranslations('queues')
  const input: GroupQueuesInput = {
    ...filters.input,
    name,
    delimiter,
    ...(regex ? { regex: 'true' } : {}),
    ...(vhost === null ? {} : { vhost }),
  }
  const [text, setText] = useQueryState('open', parseAsString)
  const open = useMemo(() => parseLevels(text), [text])
  const query = useQuery({
    ...queueGroupsQuery(input, [top, ...open]),
    refetchInterval: useRefreshInterval(),
  })
  const { data: answer, error } = query
  const levels = answer?.levels
  const rows = useMemo(() => {
    if (levels === undefined) return undefined
    // While a level is on its way, those that were there before still are.
    return treeRows(new Map(levels.map((each) => [levelKey(each.level), each])), new Set(open.map(levelKey)))
  }, [open, levels])
  const turn = (level: Level) => {
    const key = levelKey(level)
    const isOpen = open.some((each) => levelKey(each) === key)
    const { vhost: of, prefix } = level
    const next = isOpen ? open.filter((each) => levelKey(each) !== key) : [...open, { vhost: of, prefix }]
    setText(levelsText(next))
  }
  const data = levels?.[0]?.answer ?? undefined
  const view = useTableView('queue-tree', treeColumns)
  const cursor = useListKeys({
    rows: rows ?? none,
    rowId: treeRowId,
    onToggle: undefined,
    onColumns: () => undefined,
    onClear: () => false,
  })
  const retry = () => void query.refetch()
  if (error !== null && data === undefined) return <QueryProblem error={error} onRetry={retry} />
  return (
    <TurnContext value={turn}>
      {answer === undefined ? null : (
        <ListNotes
          data={{ asOf: answer.asOf, faults: answer.faults, unreadable: 0 }}
          error={error}
          onRetry={retry}
        />
      )}
      {data === undefined || data.undecided === 0 ? null : (
        <Note tone="info">{t('filters.undecided', { count: data.undecided })}</Note>
      )}
      <DataTable
        fill
        label={t('title')}
        columns={view.shown}
        rows={rows}
        rowId={treeRowId}
        stale={error !== null}
        busy={query.isPlaceholderData}
        list={{
          widths: view.widths,
          onWidth: view.setWidth,
          density: view.density,
          tools,
          selected: nothing,
          onTickPage: () => undefined,
          cursor,
        }}
        empty={
          <EmptyState icon={<Columns3 size={16} />} title={t('tree.empty')}>
            {t('emptyHelp')}
          </EmptyState>
        }
      />
      {data === undefined ? null : (
        <ListFoot canSelect={false} hasColumns={false}>
          <output>
            {data.filtered === data.total
              ? t('count', { total: data.total })
              : t('countFiltered', { filtered: exactCount(data.filtered), total: data.total })}
          </output>
        </ListFoot>
      )}
    </TurnContext>
  )
}
