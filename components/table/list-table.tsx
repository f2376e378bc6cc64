'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import type { RowData } from '@tanstack/react-table'
import { Filter } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { QueryProblem } from '@/components/layout/query-problem'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Note } from '@/components/ui/note'
import { ConsoleError } from '@/lib/api/problem'
import type { ListParams } from '@/lib/client/list-params'
import { exactCount } from '@/lib/i18n/format'
import type { Columns } from './columns'
import { DataTable } from './data-table'
import { Pager } from './pager'
import { StaleNote } from './stale-note'

/** What every paged list of the API answers. */
interface ListPage<Row> {
  rows: Row[]
  page: number
  pages: number
  total: number
  filtered: number
  unreadable: number
  asOf: number
}

interface ListTableProps<Row extends RowData> {
  /** "Queues". */
  label: string
  columns: Columns<Row>
  rowId: (row: Row) => string
  query: UseQueryResult<ListPage<Row>>
  params: ListParams
  /** When the broker has none at all. */
  empty: ReactNode
}

const pageSize = 100

/** A page or filter of the address that the server does not take. */
const isInput = (error: unknown) => error instanceof ConsoleError && error.code === 'invalid_input'

/** A paged list in all its states: first load, rows, old rows, nothing, nothing behind the filter, refused. */
export function ListTable<Row extends RowData>({
  label,
  columns,
  rowId,
  query,
  params,
  empty,
}: ListTableProps<Row>) {
  const t = useTranslations('lists')
  const { data, error } = query
  if (error !== null && data === undefined) {
    return (
      <QueryProblem
        error={error}
        onRetry={() => void query.refetch()}
        {...(isInput(error)
          ? {
              actions: (
                <Button size="small" kind="quiet" onClick={params.clear}>
                  {t('firstPage')}
                </Button>
              ),
            }
          : {})}
      />
    )
  }
  const filteredOut = data !== undefined && data.filtered === 0 && params.name !== ''
  return (
    <>
      {error === null || data === undefined ? null : (
        <StaleNote error={error} asOf={data.asOf} onRetry={() => void query.refetch()} />
      )}
      {data === undefined || data.unreadable === 0 ? null : (
        <Note tone="warn">{t('unreadable', { count: data.unreadable })}</Note>
      )}
      <DataTable
        fill
        label={label}
        columns={columns}
        rows={data?.rows}
        rowId={rowId}
        stale={error !== null}
        busy={query.isPlaceholderData}
        empty={filteredOut ? <FilteredEmpty total={data.total} params={params} /> : empty}
      />
      {data === undefined || data.rows.length === 0 ? null : (
        <div className="flex h-8 flex-none items-center gap-3.5 overflow-hidden border-t border-line-2 bg-surface-0 px-4 text-small whitespace-nowrap text-ink-3 max-sm:h-10 max-sm:px-3">
          <Pager
            label={label}
            page={data.page}
            pages={data.pages}
            pageSize={pageSize}
            shown={data.rows.length + data.unreadable}
            filtered={data.filtered}
            onPage={params.setPage}
          />
        </div>
      )}
    </>
  )
}

function FilteredEmpty({ total, params }: { total: number; params: ListParams }) {
  const t = useTranslations('lists')
  return (
    <EmptyState
      icon={<Filter size={16} strokeWidth={1.5} />}
      title={t('filteredEmpty', { total: exactCount(total), filter: params.name })}
      actions={
        <Button size="small" onClick={params.clear}>
          {t('clearFilter')}
        </Button>
      }
    >
      {t('filteredEmptyHelp')}
    </EmptyState>
  )
}
