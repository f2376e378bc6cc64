import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listChannels } from '@/lib/api/clients'
import type { ListQueryInput } from '@/lib/api/segments'
import { call } from '@/lib/client/api'

export const channelKeys = {
  all: () => ['channels'] as const,
  list: (input: ListQueryInput) => ['channels', 'list', input] as const,
}

/** One page of channels. */
export const channelsQuery = (input: ListQueryInput) =>
  queryOptions({
    queryKey: channelKeys.list(input),
    queryFn: ({ signal }) => call(listChannels, { query: input }, signal),
    placeholderData: keepPreviousData,
  })
