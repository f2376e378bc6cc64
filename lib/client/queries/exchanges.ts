import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  declareExchange,
  deleteExchange,
  listExchanges,
  readExchange,
  declareExchangeBody,
  ListExchangesInput,
} from '@/lib/api/exchanges'
import type { readExchangeSamples } from '@/lib/api/samples'
import { call } from '@/lib/client/api'
import { deletingExchange } from '@/lib/client/destroying-needs'
import { rememberRefusal } from '@/lib/client/refusals'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import type { Named } from '@/lib/rabbitmq/object-key'
import { topologyKeys } from './topology-keys'

export const exchangeKeys = {
  all: () => ['exchanges'] as const,
  lists: () => ['exchanges', 'list'] as const,
  list: (input: ListExchangesInput) => ['exchanges', 'list', input] as const,
  one: (exchange: Named) => ['exchanges', 'one', exchange.vhost, exchange.name] as const,
}

/** Nobody waits for it: a dialog closes when the broker has done its work, however long lists then take to be read again. */
const changed = (client: QueryClient) => {
  void client.invalidateQueries({ queryKey: exchangeKeys.all() })
  void client.invalidateQueries({ queryKey: topologyKeys.all() })
}

/** One page of exchanges. */
export const exchangesQuery = (input: ListExchangesInput) =>
  queryOptions({
    queryKey: exchangeKeys.list(input),
    queryFn: ({ signal }) => call<typeof listExchanges>('GET /api/exchanges', { query: input }, signal),
    placeholderData: keepPreviousData,
  })

/** One exchange, how many bindings it has, and the first of them. */
export const exchangeQuery = (exchange: Named) =>
  queryOptions({
    queryKey: exchangeKeys.one(exchange),
    queryFn: ({ signal }) =>
      call<typeof readExchange>('GET /api/exchanges/{vhost}/{name}', { params: exchange }, signal),
  })

/** What came to one exchange and left it over a range. */
export const exchangeSamplesQuery = (exchange: Named, range: ChartRange) =>
  queryOptions({
    queryKey: ['exchange-samples', exchange.vhost, exchange.name, range],
    queryFn: ({ signal }) =>
      call<typeof readExchangeSamples>(
        'GET /api/exchanges/{vhost}/{name}/samples',
        { params: exchange, query: { range } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

/** Declares an exchange. */
export const declareExchangeMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['exchanges', 'declare'],
    mutationFn: ({ vhost, ...body }: { vhost: string } & z.input<typeof declareExchangeBody>) =>
      call<typeof declareExchange>('POST /api/exchanges/{vhost}', { params: { vhost }, body }),
    onSuccess: () => changed(client),
  })

/** Deletes an exchange. A refusal is remembered for it. */
export const deleteExchangeMutation = (client: QueryClient) =>
  mutationOptions({
    mutationKey: ['exchanges', 'delete'],
    mutationFn: (exchange: Named) =>
      call<typeof deleteExchange>('DELETE /api/exchanges/{vhost}/{name}', { params: exchange }),
    onError: (error, exchange) => rememberRefusal(error, deletingExchange(exchange)),
    // The page of the deleted exchange leads away first; reading it once more would only bring a 404.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: exchangeKeys.lists() })
      void client.invalidateQueries({ queryKey: topologyKeys.all() })
    },
  })
