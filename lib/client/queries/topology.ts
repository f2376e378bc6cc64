import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { GraphViewInput, listBindingsBetween, placeNodes, readTopology } from '@/lib/api/topology'
import { call } from '@/lib/client/api'
import type { BindingEnds } from '@/lib/rabbitmq/binding'
import { topologyKeys } from './topology-keys'

/** The binding graph of one virtual host, as one view asks for it. */
export const topologyQuery = (vhost: string, view: GraphViewInput = {}) =>
  queryOptions({
    queryKey: topologyKeys.one(vhost, view),
    queryFn: ({ signal }) =>
      call<typeof readTopology>(
        'GET /api/topology/graph/{vhost}',
        { params: { vhost }, query: view },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

/** In which nodes of a view exchanges and queues stand. */
export const placesQuery = (vhost: string, view: GraphViewInput, ids: readonly string[]) =>
  queryOptions({
    queryKey: topologyKeys.places(vhost, view, ids),
    queryFn: ({ signal }) =>
      call<typeof placeNodes>(
        'POST /api/topology/graph/{vhost}/places',
        { params: { vhost }, body: { view, ids: [...ids] } },
        signal,
      ),
    staleTime: Infinity,
  })

/** The bindings from an exchange to a queue or exchange. */
export const bindingsBetweenQuery = (vhost: string, ends: BindingEnds) =>
  queryOptions({
    queryKey: topologyKeys.between(vhost, ends),
    queryFn: ({ signal }) =>
      call<typeof listBindingsBetween>(
        'GET /api/topology/bindings/{vhost}',
        { params: { vhost }, query: ends },
        signal,
      ),
  })
