'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useIsPhone } from '@/components/ui/use-media'
import type { QueueTrend } from '@/lib/api/queue-trends'
import { queueTrendsQuery } from '@/lib/client/queries/queue-trends'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Queue } from '@/lib/rabbitmq/queue'

interface TrendsReaderProps {
  rows: readonly Queue[]
  onRead: (trends: ReadonlyMap<string, QueueTrend>) => void
}

/** A line of 38 px moves by a pixel in 16 s. */
const slowest = 60_000

/** Reads how the shown queues went. Draws nothing. Phones have no room for lines. */
export function TrendsReader({ rows, onRead }: TrendsReaderProps) {
  const isPhone = useIsPhone()
  const interval = useRefreshInterval()
  const names = useMemo(() => rows.map(({ vhost, name }) => [vhost, name] as const), [rows])
  const { data } = useQuery({
    ...queueTrendsQuery(names),
    enabled: !isPhone && names.length > 0,
    refetchInterval: interval === false ? false : slowest,
  })
  useEffect(() => {
    if (data !== undefined) onRead(data)
  }, [data, onRead])
  return null
}
