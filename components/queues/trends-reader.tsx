'use client'

import { useQuery } from '@tanstack/react-query'
import { startTransition, useEffect, useMemo, type Dispatch, type SetStateAction } from 'react'
import { useIsPhone } from '@/components/ui/use-media'
import type { QueueTrend } from '@/lib/api/queue-trends'
import { queueTrendsQuery } from '@/lib/client/queries/queue-trends'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Queue } from '@/lib/rabbitmq/queue'

interface TrendsReaderProps {
  rows: readonly Queue[]
  onRead: Dispatch<SetStateAction<ReadonlyMap<string, QueueTrend> | null>>
}

/** Rows whose lines are drawn in one frame: those of all rows at once would hold the page up. */
const rowsAtOnce = 12
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
    if (data === undefined) return undefined
    const all = [...data]
    let frame = 0
    const draw = (from: number) => {
      const until = from + rowsAtOnce
      const isLast = until >= all.length
      startTransition(() =>
        onRead((before) => (isLast ? data : new Map([...(before ?? []), ...all.slice(from, until)]))),
      )
      if (!isLast) frame = requestAnimationFrame(() => draw(until))
    }
    draw(0)
    return () => cancelAnimationFrame(frame)
  }, [data, onRead])
  return null
}
