'use client'

import { parseAsBoolean, parseAsString, parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useCallback, useMemo } from 'react'
import type { ListQueryInput } from '@/lib/api/segments'
import { firstPage } from './first-page'
import { useVirtualHost } from './virtual-host'

/** What a list is sorted by; null is the broker's own order. */
export interface Sorting {
  by: string | null
  dir: 'asc' | 'desc'
}

const params = {
  name: parseAsString.withDefault(''),
  regex: parseAsBoolean.withDefault(false),
  page: parseAsString.withDefault('1'),
  sort: parseAsString,
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
}

export interface ListParams<Sort extends string = string> {
  /** For the query of a list. */
  input: ListQueryInput & { sort?: Sort; dir?: Sorting['dir']; regex?: 'true' }
  /** The name filter. Setting it goes to page 1. */
  name: string
  setName: (name: string) => void
  /** Whether the name filter is a regular expression. Setting it goes to page 1. */
  regex: boolean
  setRegex: (on: boolean) => void
  setPage: (page: number) => void
  sorting: Sorting
  /** Goes to page 1. */
  setSorting: (sorting: Sorting) => void
  /** The virtual-host filter, null for all. */
  vhost: string | null
  /** The name filter and the page. */
  clear: () => void
}

/**
 * What every paged list keeps in the address: `name`, `regex`, `page`, `sort`, `dir`, `vhost`. A page that is no number, and a field
 * that the list cannot be sorted by, are passed on as they are: the server's answer then names what is wrong, instead of
 * our guessing another page.
 */
export function useListParams<Sort extends string = string>(): ListParams<Sort> {
  const [{ name, regex, page, sort, dir }, setParams] = useQueryStates(params)
  const [vhost] = useVirtualHost()
  const setName = useCallback((next: string) => setParams({ name: next, page: null }), [setParams])
  const setRegex = useCallback(
    (on: boolean) => setParams({ regex: on ? true : null, page: null }),
    [setParams],
  )
  const setPage = useCallback(
    (next: number) => setParams({ page: next === 1 ? null : String(next) }, { history: 'push' }),
    [setParams],
  )
  const setSorting = useCallback(
    (next: Sorting) => setParams({ sort: next.by, dir: next.by === null ? null : next.dir, page: null }),
    [setParams],
  )
  const clear = useCallback(
    () => setParams({ name: null, regex: null, page: null, sort: null, dir: null }),
    [setParams],
  )
  const sorting = useMemo(() => ({ by: sort, dir }), [sort, dir])
  const input = {
    ...firstPage(vhost),
    name,
    ...(regex ? { regex: 'true' as const } : {}),
    page: /^\d{1,6}$/.test(page) ? Number(page) : page,
    // What it really is, the server says.
    ...(sort === null ? {} : { sort: sort as Sort, dir }),
  }
  return { input, name, setName, regex, setRegex, setPage, sorting, setSorting, vhost, clear }
}
