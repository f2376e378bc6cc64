import { queryOptions } from '@tanstack/react-query'
import type { readLiveMessage } from '@/lib/api/live'
import { call } from '@/lib/client/api'

interface LiveMessageName {
  stream: string
  source: number
  seq: number
}

/** A message of a live stream with its whole payload, which may be 16 MiB: not kept once nobody looks. */
export const liveMessageQuery = (message: LiveMessageName) =>
  queryOptions({
    queryKey: ['live', message.stream, message.source, message.seq] as const,
    queryFn: ({ signal }) =>
      call<typeof readLiveMessage>(
        'GET /api/live/{stream}/messages/{source}/{seq}',
        { params: message },
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
