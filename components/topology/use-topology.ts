'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GraphViewInput, Topology } from '@/lib/api/topology'
import { topologyQuery } from '@/lib/client/queries/topology'
import { useRefreshInterval } from '@/lib/client/refresh'

/**
 * The topology of a virtual host, refreshed. The server is asked to look for a name only where something is folded or left
 * out: else searching is for the browser, at once.
 */
export function useTopology(vhost: string, view: GraphViewInput, find: string) {
  const [partialIn, setPartialIn] = useState<string | null>(null)
  const [viewKey, setViewKey] = useState('')
  const isPartial = partialIn === vhost
  const asked = isPartial && find !== '' ? { ...view, find } : view
  const query = useQuery({
    ...topologyQuery(vhost, asked),
    // While another view is read the graph stays; another virtual host's graph does not.
    placeholderData: (previous: Topology | undefined, before) =>
      before?.queryKey[1] === vhost ? previous : undefined,
    refetchInterval: useRefreshInterval(),
  })
  const { data, isPlaceholderData } = query
  if (data !== undefined && !isPlaceholderData) {
    // Who looked for something in a partial graph does so again when the search is over.
    const now = isPartialView(data) || (isPartial && find !== '')
    if (now !== isPartial) setPartialIn(now ? vhost : null)
    const key = partOf(view)
    if (key !== viewKey) setViewKey(key)
  }
  /** `viewKey`: of the part that the answer shows, which lags behind the address until it is there. */
  return { query, asked, viewKey }
}

/** Opening a group shows the same part in more detail. */
const partOf = (view: GraphViewInput): string => JSON.stringify({ ...view, unfold: undefined })

const isPartialView = ({ nodes, leftOut }: Topology): boolean =>
  leftOut > 0 || nodes.some(({ kind }) => kind === 'group')
