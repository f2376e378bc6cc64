import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type {
  listNodes,
  readConfig,
  readNode,
  readNodeBinaries,
  resetStatistics,
  runHealthChecks,
} from '@/lib/api/nodes'
import { call } from '@/lib/client/api'
import type { ExpiryUnit } from '@/lib/rabbitmq/expiry-units'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'

export const nodesQuery = queryOptions({
  queryKey: ['nodes'],
  queryFn: ({ signal }) => call<typeof listNodes>('GET /api/nodes', {}, signal),
})

/** One node, with its samples over a range. */
export const nodeQuery = (name: string, range: ChartRange) =>
  queryOptions({
    queryKey: ['node', name, range],
    queryFn: ({ signal }) =>
      call<typeof readNode>('GET /api/nodes/{name}', { params: { name }, query: { range } }, signal),
    placeholderData: keepPreviousData,
  })

/** What the binaries of a node are used for, read when somebody asks for it and never by itself. */
export const nodeBinariesQuery = (name: string) =>
  queryOptions({
    queryKey: ['node-binaries', name],
    queryFn: ({ signal }) =>
      call<typeof readNodeBinaries>('GET /api/nodes/{name}/binaries', { params: { name } }, signal),
    enabled: false,
    retry: false,
  })

/** The configuration in effect, read when somebody asks for it. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => call<typeof readConfig>('GET /api/config', {}, signal),
  enabled: false,
  retry: false,
})

/** What the checks are asked with, as it was typed: the server says what is wrong with it. */
export interface HealthQuestion {
  within: string
  unit: ExpiryUnit
  protocol: string
  port?: string
}

/** The health checks, run when somebody asks for it and never by themselves. */
export const healthQuery = (question: HealthQuestion) =>
  queryOptions({
    queryKey: ['health-checks', question],
    queryFn: ({ signal }) =>
      call<typeof runHealthChecks>('GET /api/health-checks', { query: question }, signal),
    enabled: false,
    retry: false,
  })

/** Of one node, or of all: whatever is on screen counts anew. */
export const resetStatisticsMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['statistics', 'reset'],
    mutationFn: (body: { name?: string }) => call<typeof resetStatistics>('DELETE /api/statistics', { body }),
    onSuccess: () => void client.invalidateQueries(),
  })
