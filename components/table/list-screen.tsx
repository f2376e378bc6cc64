'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { FilterBar } from '@/components/layout/filter-bar'
import { Page } from '@/components/layout/page'
import { EmptyState } from '@/components/ui/empty-state'
import { useSession } from '@/lib/client/session-context'
import { exactCount } from '@/lib/i18n/format'
import type { RowData } from './columns'
import { FilterBox } from './filter-box'
import type { ListPage } from './list-notes'
import { isOfName } from './is-of-name'
import { ListTable, type ListTableProps } from './list-table'
import { TableTools } from './table-tools'

/** A page of what users without the monitoring tag see only their own of. */
type ScreenPage<Row> = ListPage<Row> & { scope?: 'all' | 'own' }

interface ListScreenProps<Row extends RowData, P extends ScreenPage<Row>> extends Omit<
  ListTableProps<Row>,
  'label' | 'empty' | 'query'
> {
  /** The namespace of its words: title, filter, count, countFiltered, emptyTitle, emptyTitleVhost, emptyHelp. */
  words: 'queues' | 'exchanges' | 'connections' | 'channels' | 'consumers'
  /** Of the section, for when there is none. */
  icon: ReactNode
  query: UseQueryResult<P>
  /** In the head: "New queue". */
  actions?: ReactNode
  /** In the bar, beside the name filter. */
  tools?: ReactNode
  /** Between the bar and the rows: filters that are on, findings. */
  notes?: ReactNode
  /** Instead of the rows: the same in another form. */
  instead?: ReactNode
  /** Dialogs. */
  children?: ReactNode
}

/** A page that is one list: head with the count, bar with filter and tools, rows. */
export function ListScreen<Row extends RowData, P extends ScreenPage<Row>>(props: ListScreenProps<Row, P>) {
  const { words, icon, actions, tools, notes, instead, children, ...list } = props
  const { view, query, params } = list
  const t = useTranslations(words)
  const all = useTranslations('lists')
  const rights = useTranslations('rights')
  const mayEnterNone = useSession().vhosts.length === 0
  const { data } = query
  const counted =
    data === undefined
      ? ''
      : data.filtered === data.total
        ? t('count', { total: data.total })
        : t('countFiltered', { filtered: exactCount(data.filtered), total: data.total })
  return (
    <Page
      title={t('title')}
      aside={
        data === undefined ? null : (
          <>
            <output className="max-sm:truncate" title={counted}>
              {counted}
            </output>
            {data.scope === 'own' ? (
              <span className="cut" title={all('ownOnly')}>
                {all('ownOnly')}
              </span>
            ) : null}
          </>
        )
      }
      actions={actions}
    >
      <FilterBar>
        <FilterBox
          label={t('filter')}
          value={params.name}
          onChange={params.setName}
          regex={params.regex}
          onRegex={params.setRegex}
          invalid={isOfName(query.error)}
        />
        {tools}
        {instead === undefined ? <TableTools view={view} /> : null}
      </FilterBar>
      {notes}
      {instead ?? (
        <ListTable
          label={t('title')}
          empty={
            <EmptyState
              icon={icon}
              title={
                mayEnterNone
                  ? rights('noVhostTitle')
                  : params.vhost === null
                    ? t('emptyTitle')
                    : t('emptyTitleVhost', { vhost: params.vhost })
              }
            >
              {mayEnterNone ? rights('noVhostHelp') : t('emptyHelp')}
            </EmptyState>
          }
          {...list}
        />
      )}
      {children}
    </Page>
  )
}
