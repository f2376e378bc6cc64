'use client'

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { ListQueuesInput } from '@/lib/api/queues-list'

const yesNo = parseAsStringLiteral(['true', 'false'])

const params = {
  type: parseAsString,
  state: parseAsString,
  policy: parseAsString,
  durable: yesNo,
  exclusive: yesNo,
  hasMessages: parseAsBoolean.withDefault(false),
  noConsumers: parseAsBoolean.withDefault(false),
  growing: parseAsBoolean.withDefault(false),
  regex: parseAsBoolean.withDefault(false),
}

/** Filters that are there or not. */
export const flagFilters = ['hasMessages', 'noConsumers', 'growing'] as const
/** Filters with a value: which ones the broker knows is for their fields to say. */
export const valueFilters = ['type', 'state', 'policy', 'durable', 'exclusive'] as const
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
  regex: boolean
  setRegex: (on: boolean) => void
  clear: () => void
}

/** What narrows the list of queues besides the name, all in the address, so that a link is a view. */
export function useQueueFilters(): QueueFilters {
  const [all, setAll] = useQueryStates({ ...params, page: parseAsString })
  return useMemo(() => {
    const { regex, page: _, ...values } = all
    const active = [...valueFilters, ...flagFilters].filter(
      (filter) => values[filter] !== null && values[filter] !== false,
    )
    return {
      input: {
        ...Object.fromEntries(active.map((filter) => [filter, String(values[filter])])),
        ...(regex ? { regex: 'true' } : {}),
      },
      values,
      active,
      // Another filter, another first page.
      set: (filter, value) => void setAll({ [filter]: value === false ? null : value, page: null }),
      regex,
      setRegex: (on) => void setAll({ regex: on ? true : null, page: null }),
      clear: () =>
        void setAll({
          ...Object.fromEntries([...valueFilters, ...flagFilters].map((filter) => [filter, null])),
          regex: null,
          page: null,
        }),
    }
  }, [all, setAll])
}
