import { queryOptions } from '@tanstack/react-query'
import type { readStreamClients } from '@/lib/api/stream-clients'
import { call } from '@/lib/client/api'
import type { Named } from '@/lib/rabbitmq/object-key'

/** Consumers and publishers of the stream protocol on one stream, and its stored offsets. */
export const streamClientsQuery = (queue: Named) =>
  queryOptions({
    queryKey: ['stream-clients', queue.vhost, queue.name],
    queryFn: ({ signal }) =>
      call<typeof readStreamClients>(
        'GET /api/queues/{vhost}/{name}/stream-clients',
        { params: queue },
        signal,
      ),
  })
