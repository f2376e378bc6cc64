import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { readQueueSamples } from '@/lib/api/samples'
import { call } from '@/lib/client/api'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import type { Named } from '@/lib/rabbitmq/object-key'

/** Depth and rates of one queue over a range. */
export const queueSamplesQuery = (queue: Named, range: ChartRange) =>
  queryOptions({
    queryKey: ['queue-samples', queue.vhost, queue.name, range],
    queryFn: ({ signal }) =>
      call<typeof readQueueSamples>(
        'GET /api/queues/{vhost}/{name}/samples',
        { params: queue, query: { range } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
