import { queryOptions } from '@tanstack/react-query'
import type { readOverview } from '@/lib/api/overview'
import { call } from '@/lib/client/api'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'

/** The broker, or one of its virtual hosts, with samples over a range. */
export const overviewQuery = (range: ChartRange, vhost: string | null) =>
  queryOptions({
    queryKey: ['overview', vhost, range],
    queryFn: ({ signal }) =>
      call<typeof readOverview>(
        'GET /api/overview',
        { query: { range, ...(vhost === null ? {} : { vhost }) } },
        signal,
      ),
    // The figures of another virtual host are no stand-in for these.
    placeholderData: (previous, query) => (query?.queryKey[1] === vhost ? previous : undefined),
  })
