'use client'

import { parseAsBoolean, parseAsString, parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useMemo } from 'react'
import type { ListQueuesInput } from '@/lib/api/queues-list'
import { favouritesQuery, type Favourites } from './favourites'

const yesNo = parseAsStringLiteral(['true', 'false'])

const params = {
  type: parseAsString,
  state: parseAsString,
  policy: parseAsString,
  durable: yesNo,
  exclusive: yesNo,
  autoDelete: yesNo,
  ttl: parseAsBoolean.withDefault(false),
  expires: parseAsBoolean.withDefault(false),
  limit: parseAsBoolean.withDefault(false),
  deadLetter: parseAsBoolean.withDefault(false),
  singleActive: parseAsBoolean.withDefault(false),
  priority: parseAsBoolean.withDefault(false),
  hasMessages: parseAsBoolean.withDefault(false),
  noConsumers: parseAsBoolean.withDefault(false),
  growing: parseAsBoolean.withDefault(false),
  fav: parseAsStringLiteral(['1']),
  page: parseAsString,
}

/** Filters that are there or not. */
export const flagFilters = [
  'favourites',
  'hasMessages',
  'noConsumers',
  'growing',
  'ttl',
  'expires',
  'limit',
  'deadLetter',
  'singleActive',
  'priority',
] as const
/** Filters with a value: which ones the broker knows is for their fields to say. */
export const valueFilters = ['type', 'state', 'policy', 'durable', 'exclusive', 'autoDelete'] as const
/** Values that are yes or no. */
export const isYesNo = (filter: QueueFilter): filter is 'durable' | 'exclusive' | 'autoDelete' =>
  filter === 'durable' || filter === 'exclusive' || filter === 'autoDelete'
export type ValueFilter = (typeof valueFilters)[number]
export type QueueFilter = (typeof flagFilters)[number] | ValueFilter

type Values = { [F in ValueFilter]: string | null } & { [F in (typeof flagFilters)[number]]: boolean }

export interface QueueFilters {
  /** For the query, without the name filter. */
  input: Partial<ListQueuesInput>
  values: Values
  /** In the order of the menu. */
  active: QueueFilter[]
  /** Null or false takes the filter away. */
  set: (filter: QueueFilter, value: string | boolean | null) => void
  clear: () => void
}

/** In the address it is `fav=1`. */
const paramOf = (filter: QueueFilter) => (filter === 'favourites' ? 'fav' : filter)
const filters = [...valueFilters, ...flagFilters]

/** What narrows the list of queues besides the name, all in the address, so that a link is a view. */
export function useQueueFilters(favourites: Favourites): QueueFilters {
  const [all, setAll] = useQueryStates(params)
  return useMemo(() => {
    const { page: _, fav, ...rest } = all
    const values = { ...rest, favourites: fav !== null }
    const active = filters.filter((filter) => values[filter] !== null && values[filter] !== false)
    const sent = active.filter((filter) => filter !== 'favourites')
    return {
      input: {
        ...Object.fromEntries(sent.map((filter) => [filter, String(values[filter])])),
        ...(values.favourites ? { only: favouritesQuery(favourites) } : {}),
      },
      values,
      active,
      // Another filter, another first page.
      set: (filter, value) => {
        const next = value === false ? null : filter === 'favourites' && value !== null ? '1' : value
        setAll({ [paramOf(filter)]: next, page: null })
      },
      clear: () =>
        setAll({
          ...Object.fromEntries(filters.map((filter) => [paramOf(filter), null])),
          page: null,
        }),
    }
  }, [all, setAll, favourites])
}
