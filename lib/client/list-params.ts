'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import type { ListQueryInput } from '@/lib/api/segments'
import { useVirtualHost } from './virtual-host'

const params = {
  name: parseAsString.withDefault(''),
  page: parseAsString.withDefault('1'),
}

export interface ListParams {
  /** For the query of a list. */
  input: ListQueryInput
  /** The name filter. Setting it goes to page 1. */
  name: string
  setName: (name: string) => void
  setPage: (page: number) => void
  /** The virtual-host filter, null for all. */
  vhost: string | null
  clear: () => void
}

/**
 * What every paged list keeps in the address: `name`, `page`, `vhost`. A page that is no number is passed on as it is: the
 * server's answer then names what is wrong, instead of our guessing another page.
 */
export function useListParams(): ListParams {
  const [{ name, page }, setParams] = useQueryStates(params)
  const [vhost] = useVirtualHost()
  const setName = useCallback((next: string) => void setParams({ name: next, page: null }), [setParams])
  const setPage = useCallback(
    (next: number) => void setParams({ page: next === 1 ? null : String(next) }, { history: 'push' }),
    [setParams],
  )
  const clear = useCallback(() => void setParams({ name: null, page: null }), [setParams])
  const input: ListQueryInput = {
    name,
    page: /^\d{1,6}$/.test(page) ? Number(page) : page,
    ...(vhost === null ? {} : { vhost }),
  }
  return { input, name, setName, setPage, vhost, clear }
}
