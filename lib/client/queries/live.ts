import { queryOptions } from '@tanstack/react-query'
import type { readLiveMessage } from '@/lib/api/live'
import type { readLeftTracing } from '@/lib/api/live-tracing'
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

/** Firehoses that the console could not turn off. `isNear`: one was watched here, and may have just ended. */
export const leftTracingQuery = (isNear: boolean) =>
  queryOptions({
    queryKey: ['live', 'tracing'] as const,
    queryFn: ({ signal }) => call<typeof readLeftTracing>('GET /api/live/tracing', {}, signal),
    refetchInterval: isNear ? 3_000 : 60_000,
    retry: false,
  })
