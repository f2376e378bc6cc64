'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { QueryProblem } from '@/components/layout/query-problem'
import { Button } from '@/components/ui/button'
import { laterPart } from '@/components/ui/later-part'
import { MenuAt, type MenuItem } from '@/components/ui/menu'
import { ConsoleError } from '@/lib/api/problem'
import type { ListParams, Sorting } from '@/lib/client/list-params'
import type { RowData } from './columns'
import { DataTable } from './data-table'
import { ListFoot } from './list-foot'
import { ListNotes, type ListPage } from './list-notes'
import { Pager } from './pager'
import type { RowTools } from './row-tools'
import { stillFound } from './still-found'
import { useListKeys } from './use-list-keys'
import { useSelection, type Selection } from './use-selection'
import { useTouch } from './use-touch'
import type { TableView } from './use-table-view'

const FilteredEmpty = laterPart(() => import('./filtered-empty').then((module) => module.FilteredEmpty))
const BulkBar = laterPart(() => import('./bulk-bar').then((module) => module.BulkBar))

export interface ListTableProps<Row extends RowData> {
  /** "Queues". */
  label: string
  view: TableView<Row>
  /** Like the other functions here at module scope, or kept: rows are drawn anew when it changes. */
  rowId: (row: Row) => string
  /** For "Actions of {name}". */
  rowName: (row: Row) => string
  /** What the name filter looks at; with it, rows that a new filter cannot find go at once. */
  nameOf?: (row: Row) => string
  query: UseQueryResult<ListPage<Row>>
  params: ListParams
  /** When the broker has none at all. */
  empty: ReactNode
  /** What the rows are, where a name is offered that was perhaps meant by one that no row has. */
  kind?: 'queue' | 'exchange'
  /** Filters besides the name: how they are told, and the way to be rid of all. */
  filters?: { words: string; clear: () => void }
  /** Items of a row's menu. */
  menu?: (row: Row) => readonly MenuItem[]
  menuOnPhone?: boolean
  /** Buttons for the selected rows, and what these hold together in words. Rows can be selected when it is given. */
  bulk?: (selection: Selection<Row>) => { sum?: ReactNode; buttons: ReactNode }
  /** In the foot: how old which figures are. */
  age?: ReactNode
  /** Reads ahead what the list would show in another order. */
  onNearSort?: (next: Sorting) => void
  /** Takes the rest of the height and scrolls in itself, unless the page scrolls as a whole. */
  fill?: boolean
}

const pageSize = 100
const none: never[] = []

/** A page, filter or order of the address that the server does not take. */
const isInput = (error: unknown) => error instanceof ConsoleError && error.code === 'invalid_input'

/** A paged list in all its states: first load, rows, old rows, nothing, nothing behind the filter, refused. */
export function ListTable<Row extends RowData>(props: ListTableProps<Row>) {
  const {
    label,
    view,
    rowId,
    rowName,
    nameOf,
    query,
    params,
    empty,
    kind,
    filters,
    menu,
    menuOnPhone = false,
    bulk,
    fill = true,
  } = props
  const t = useTranslations('lists')
  const { data, error } = query
  const { isPlaceholderData: isBusy } = query
  const { name, regex } = params
  const drawn = useMemo(
    () =>
      data !== undefined && isBusy && nameOf !== undefined
        ? stillFound(data.rows, nameOf, { name, regex })
        : data?.rows,
    [data, isBusy, nameOf, name, regex],
  )
  const rows = drawn ?? none
  const selection = useSelection(data?.rows, rowId)
  const [opened, setOpened] = useState<{ row: Row; button: HTMLElement } | null>(null)
  const canSelect = bulk !== undefined
  const hasMenu = menu !== undefined
  const { tick } = selection
  const tools = useMemo(
    (): RowTools<Row> => ({
      rowName,
      menuOnPhone,
      ...(canSelect ? { onTick: tick } : {}),
      ...(hasMenu
        ? {
            // A second press closes it.
            onMenu: (row, button) =>
              setOpened((before) => (before?.button === button ? null : { row, button })),
          }
        : {}),
    }),
    [rowName, menuOnPhone, canSelect, tick, hasMenu],
  )
  const cursor = useListKeys({
    rows,
    rowId,
    onToggle: canSelect ? selection.toggle : undefined,
    onColumns: () => view.chooser.setOpen(true),
    onClear: () => {
      if (selection.selected.size === 0) return false
      selection.clear()
      return true
    },
  })

  const touch = useTouch({
    isSelecting: selection.selected.size > 0,
    onToggle: (id) => {
      const row = rows.find((each) => rowId(each) === id)
      if (row !== undefined) selection.toggle(row, false)
    },
  })

  if (error !== null && data === undefined) {
    return (
      <QueryProblem
        error={error}
        onRetry={() => void query.refetch()}
        {...(isInput(error)
          ? {
              actions: (
                <Button
                  size="small"
                  kind="quiet"
                  onClick={() => {
                    params.clear()
                    filters?.clear()
                  }}
                >
                  {t('firstPage')}
                </Button>
              ),
            }
          : {})}
      />
    )
  }
  const close = (button: HTMLElement) => {
    // Before the menu goes, with the focus in it.
    if (document.activeElement?.closest('[role=menu]') !== null) button.focus({ preventScroll: true })
    setOpened(null)
  }
  const isFiltered = name !== '' || (filters !== undefined && filters.words !== '')
  const chosen = selection.selected.size === 0 ? undefined : bulk?.(selection)
  return (
    <>
      {data === undefined ? null : (
        <ListNotes data={data} error={error} onRetry={() => void query.refetch()} />
      )}
      <DataTable
        fill={fill}
        label={label}
        columns={view.shown}
        rows={drawn}
        rowId={rowId}
        stale={error !== null}
        busy={isBusy}
        pending={data?.pending === true && error === null}
        list={{
          sorting: params.sorting,
          onSort: params.setSorting,
          onNearSort: props.onNearSort,
          widths: view.widths,
          onWidth: view.setWidth,
          density: view.density,
          tools,
          selected: selection.selected,
          onTickPage: selection.tickPage,
          cursor,
          touch: canSelect ? touch : undefined,
        }}
        empty={
          data !== undefined && data.filtered === 0 && isFiltered ? (
            <FilteredEmpty
              total={data.total}
              params={params}
              others={filters?.words ?? ''}
              kind={kind}
              onClear={() => {
                params.clear()
                filters?.clear()
              }}
            />
          ) : (
            empty
          )
        }
      />
      {canSelect ? (
        <BulkBar
          count={selection.selected.size}
          elsewhere={selection.elsewhere}
          sum={chosen?.sum}
          onClear={selection.clear}
        >
          {chosen?.buttons}
        </BulkBar>
      ) : null}
      {data === undefined || data.rows.length === 0 ? null : (
        <ListFoot canSelect={canSelect}>
          <Pager
            label={label}
            page={data.page}
            pages={data.pages}
            pageSize={pageSize}
            shown={data.rows.length + data.unreadable}
            filtered={data.filtered}
            onPage={params.setPage}
          />
          {props.age}
        </ListFoot>
      )}
      {opened === null || menu === undefined ? null : (
        <MenuAt anchor={opened.button} items={menu(opened.row)} onClose={() => close(opened.button)} />
      )}
    </>
  )
}
