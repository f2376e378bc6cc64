import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { listChannels, ListChannelsInput } from '@/lib/api/clients'
import { call } from '@/lib/client/api'

export const channelKeys = {
  all: () => ['channels'] as const,
  list: (input: ListChannelsInput) => ['channels', 'list', input] as const,
}

/** One page of channels. */
export const channelsQuery = (input: ListChannelsInput) =>
  queryOptions({
    queryKey: channelKeys.list(input),
    queryFn: ({ signal }) => call<typeof listChannels>('GET /api/channels', { query: input }, signal),
    placeholderData: keepPreviousData,
  })
