'use client'

import { useQueryClient, type QueryCache } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { toBrowserClock } from './clock'

export interface Freshness {
  /** When the oldest numbers on the page were read from the broker, in ms of the browser's clock; null when there are none. */
  asOf: number | null
  /** Whether the last attempt to refresh one of them failed. */
  failing: boolean
}

/** An answer that is there, but not as new as it should be. */
const hasFaults = (data: unknown): boolean => {
  const faults = (data as { faults?: unknown } | null | undefined)?.faults
  return Array.isArray(faults) && faults.length > 0
}

const asOfOf = (data: unknown): number | null => {
  const asOf = (data as { asOf?: unknown } | null | undefined)?.asOf
  return typeof asOf === 'number' ? asOf : null
}

function measure(cache: QueryCache): Freshness {
  let asOf: number | null = null
  let failing = false
  for (const query of cache.getAll()) {
    if (!query.isActive()) continue
    const at = asOfOf(query.state.data)
    if (at === null) continue
    asOf = asOf === null ? at : Math.min(asOf, at)
    failing ||=
      query.state.status === 'error' || query.state.fetchFailureCount > 0 || hasFaults(query.state.data)
  }
  return { asOf, failing }
}

const onServer = () => '|'

/** How old the page is: the oldest `asOf` of the queries on it. */
export function useFreshness(): Freshness {
  const cache = useQueryClient().getQueryCache()
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache])
  // As text: a snapshot must be equal when nothing changed.
  const text = useSyncExternalStore(
    subscribe,
    () => {
      const { asOf, failing } = measure(cache)
      return `${asOf ?? ''}|${failing ? 'failing' : ''}`
    },
    onServer,
  )
  return useMemo(() => {
    const [asOf = '', failing = ''] = text.split('|')
    return { asOf: asOf === '' ? null : toBrowserClock(Number(asOf)), failing: failing !== '' }
  }, [text])
}
