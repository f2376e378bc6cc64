import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listNodes, readNode, runHealthChecks } from '@/lib/api/nodes'
import { call } from '@/lib/client/api'
import type { HealthQuestion } from '@/lib/rabbitmq/health'
import type { ChartRange } from '@/lib/rabbitmq/samples'

export const nodesQuery = queryOptions({
  queryKey: ['nodes'],
  queryFn: ({ signal }) => call(listNodes, {}, signal),
})

/** One node, with its samples over a range. */
export const nodeQuery = (name: string, range: ChartRange) =>
  queryOptions({
    queryKey: ['node', name, range],
    queryFn: ({ signal }) => call(readNode, { params: { name }, query: { range } }, signal),
    placeholderData: keepPreviousData,
  })

/** The health checks, run when somebody asks for it and never by themselves. */
export const healthQuery = (question: HealthQuestion) =>
  queryOptions({
    queryKey: ['health-checks', question],
    queryFn: ({ signal }) => call(runHealthChecks, { query: question }, signal),
    enabled: false,
    retry: false,
  })
