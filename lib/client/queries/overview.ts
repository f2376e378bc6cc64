import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { readOverview } from '@/lib/api/overview'
import { call } from '@/lib/client/api'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'

/** The whole broker, with its samples over a range. */
export const overviewQuery = (range: ChartRange) =>
  queryOptions({
    queryKey: ['overview', range],
    queryFn: ({ signal }) => call<typeof readOverview>('GET /api/overview', { query: { range } }, signal),
    placeholderData: keepPreviousData,
  })
