'use client'

import { useCallback } from 'react'
import { parseAsString } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import type { LiveView } from '@/lib/client/live/live-view'

const param = parseAsString.withDefault('')

/** The filter that runs on the server, kept in the address, and the way to change it, also while messages come. */
export function useLiveFilter(view: LiveView): [string, (filter: string) => void] {
  const [filter, keep] = useQueryState('filter', param)
  const change = useCallback(
    (next: string) => {
      keep(next === '' ? null : next)
      view.setFilter(next)
    },
    [view, keep],
  )
  return [filter, change]
}
