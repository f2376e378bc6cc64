import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { readChannel, readConnection } from '@/lib/api/client-pages'
import { call } from '@/lib/client/api'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import { channelKeys } from './channels'
import { connectionKeys } from './connections'

/** One connection with its channels and consumers, and its samples over a range. */
export const connectionQuery = (name: string, range: ChartRange) =>
  queryOptions({
    queryKey: [...connectionKeys.all(), 'one', name, range],
    queryFn: ({ signal }) =>
      call<typeof readConnection>(
        'GET /api/connections/{name}',
        { params: { name }, query: { range } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

/** One channel with its consumers and flows, and its samples over a range. */
export const channelQuery = (name: string, range: ChartRange) =>
  queryOptions({
    queryKey: [...channelKeys.all(), 'one', name, range],
    queryFn: ({ signal }) =>
      call<typeof readChannel>('GET /api/channels/{name}', { params: { name }, query: { range } }, signal),
    placeholderData: keepPreviousData,
  })
