import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TraceInput, traceMessage } from '@/lib/api/trace'
import { call } from '@/lib/client/api'
import { topologyKeys } from './topology-keys'

/** Where a message would go. Asked by hand, so the topology is read anew; a new binding asks again by itself. */
export const traceQuery = (input: TraceInput) =>
  queryOptions({
    queryKey: [...topologyKeys.all(), 'trace', input] as const,
    queryFn: ({ signal }) =>
      call<typeof traceMessage>('POST /api/topology/trace', { body: { ...input, fresh: true } }, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
