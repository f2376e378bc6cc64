import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { listConsumers, ListConsumersInput } from '@/lib/api/clients'
import { call } from '@/lib/client/api'

/** One page of consumers. */
export const consumersQuery = (input: ListConsumersInput) =>
  queryOptions({
    queryKey: ['consumers', 'list', input],
    queryFn: ({ signal }) => call<typeof listConsumers>('GET /api/consumers', { query: input }, signal),
    placeholderData: keepPreviousData,
  })
