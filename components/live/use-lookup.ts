'use client'

import { useQuery } from '@tanstack/react-query'
import { exchangesQuery } from '@/lib/client/queries/exchanges'
import { queuesQuery } from '@/lib/client/queries/queues'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useSettled } from '@/lib/client/use-settled'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import type { Queue } from '@/lib/rabbitmq/queue'

export interface Lookup<R> {
  /** The one that is called exactly so; null while it is not known. */
  found: R | null
  /** True when the broker told all names that hold this text, and it is none of them. */
  isMissing: boolean
}

interface Asked {
  vhost: string
  name: string
  /** Off: nothing is asked, what is known stays. */
  isEnabled: boolean
}

interface Page<R> {
  rows: R[]
  filtered: number
}

const nothing = { found: null, isMissing: false } as const

function lookup<R extends { name: string }>(
  page: Page<R> | undefined,
  name: string,
  isOld: boolean,
): Lookup<R> {
  if (page === undefined) return nothing
  const found = name === '' ? null : (page.rows.find((row) => row.name === name) ?? null)
  return {
    found,
    isMissing: name !== '' && found === null && !isOld && page.filtered <= page.rows.length,
  }
}

/** What the broker knows of an exchange whose name is being typed. Whoever may not list gets no hints, and no error. */
export function useExchangeLookup({ vhost, name, isEnabled }: Asked): Lookup<Exchange> {
  const settled = useSettled(name)
  const query = exchangesQuery({ vhost, name: settled, page: 1, pageSize: 100 })
  const { data, isPlaceholderData } = useQuery({
    ...query,
    refetchInterval: useRefreshInterval(),
    enabled: isEnabled && vhost !== '',
  })
  return lookup(data, name, isPlaceholderData || settled !== name)
}

/** The same for a queue. */
export function useQueueLookup({ vhost, name, isEnabled }: Asked): Lookup<Queue> {
  const settled = useSettled(name)
  const query = queuesQuery({ vhost, name: settled, page: 1, pageSize: 100 })
  const { data, isPlaceholderData } = useQuery({
    ...query,
    refetchInterval: useRefreshInterval(),
    enabled: isEnabled && vhost !== '',
  })
  return lookup(data, name, isPlaceholderData || settled !== name)
}
