import { queryOptions } from '@tanstack/react-query'
import type { readQueueChannels, readQueueRaft } from '@/lib/api/queue-inside'
import { call } from '@/lib/client/api'
import type { Named } from '@/lib/rabbitmq/object-key'

/** The Raft state of a quorum queue, read when somebody asks for it and never by itself. */
export const queueRaftQuery = (queue: Named) =>
  queryOptions({
    queryKey: ['queue-raft', queue.vhost, queue.name],
    queryFn: ({ signal }) =>
      call<typeof readQueueRaft>('GET /api/queues/{vhost}/{name}/raft', { params: queue }, signal),
    enabled: false,
    retry: false,
  })

/** What the channels of a queue's consumers hold. */
export const queueChannelsQuery = (queue: Named) =>
  queryOptions({
    queryKey: ['queue-channels', queue.vhost, queue.name],
    queryFn: ({ signal }) =>
      call<typeof readQueueChannels>('GET /api/queues/{vhost}/{name}/channels', { params: queue }, signal),
  })
