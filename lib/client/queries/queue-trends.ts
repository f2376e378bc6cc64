import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { listQueueTrends, QueueTrend } from '@/lib/api/queue-trends'
import { call } from '@/lib/client/api'
import { inKeyOrder, inParts, type QueueName } from '@/lib/client/name-parts'
import { keyOf } from '@/lib/rabbitmq/object-key'

/** The last ten minutes of these queues, by `keyOf`: the same question in whatever order the rows stand. */
export const queueTrendsQuery = (names: readonly QueueName[]) => {
  const sorted = inKeyOrder(names)
  return queryOptions({
    queryKey: ['queue-trends', sorted],
    queryFn: async ({ signal }) => {
      const parts = await Promise.all(
        inParts(sorted).map((part) =>
          call<typeof listQueueTrends>(
            'GET /api/queue-trends',
            { query: { queues: JSON.stringify(part) } },
            signal,
          ),
        ),
      )
      return new Map<string, QueueTrend>(
        parts.flatMap(({ trends }) => trends.map((trend) => [keyOf(trend), trend] as const)),
      )
    },
    placeholderData: keepPreviousData,
    // A refresh of the rows is none of these.
    staleTime: 30_000,
    // A number without its line is still a number.
    retry: false,
    // What no row shows any more is a hundred lines.
    gcTime: 60_000,
  })
}
