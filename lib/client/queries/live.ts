import { queryOptions } from '@tanstack/react-query'
import type { readLeftTracing } from '@/lib/api/live-tracing'
import { call } from '@/lib/client/api'
import type { MessageRow } from '@/lib/client/live/ring'
import { keptMessage } from '@/lib/client/live/whole-message'

/** A row's message as whole as the console has it, which may be 16 MiB: not kept once nobody looks. */
export const keptMessageQuery = (row: MessageRow) =>
  queryOptions({
    queryKey: ['live', row.stream, row.source, row.message.seq] as const,
    queryFn: ({ signal }) => keptMessage(row, signal),
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
