'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Topology } from '@/lib/api/topology'
import { maxGraphNodes } from '@/lib/api/graph-size'
import { topologyQuery } from '@/lib/client/queries/topology'
import { useRefreshInterval } from '@/lib/client/refresh'

/**
 * The topology of a virtual host, refreshed. The server is asked to look for a name only where it cannot send everything:
 * else searching is for the browser, at once.
 */
export function useTopology(vhost: string, find: string) {
  const [cutIn, setCutIn] = useState<string | null>(null)
  const [answered, setAnswered] = useState('')
  const isCut = cutIn === vhost
  const query = useQuery({
    ...topologyQuery(vhost, isCut ? find : ''),
    // While a search is answered the graph stays; another virtual host's graph does not.
    placeholderData: (previous: Topology | undefined, before) =>
      before?.queryKey[1] === vhost ? previous : undefined,
    refetchInterval: useRefreshInterval(),
  })
  const { data, isPlaceholderData } = query
  if (data !== undefined && !isPlaceholderData) {
    const { exchanges, queues } = data.totals
    const now = exchanges + queues > maxGraphNodes
    if (now !== isCut) setCutIn(now ? vhost : null)
    else if (isCut && answered !== find) setAnswered(find)
  }
  /** What the answer was searched for: lags behind the field until the server has looked. */
  const near = isCut ? answered : ''
  return { query, isCut, near }
}
