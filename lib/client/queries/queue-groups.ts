import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { groupQueues, groupQueuesQuery, QueueGroups } from '@/lib/api/queue-groups'
import { call } from '@/lib/client/api'
import { queueKeys } from './queues'

export type GroupQueuesInput = z.input<typeof groupQueuesQuery>

interface Level {
  vhost: string
  /** "" is the top, of all virtual hosts. */
  prefix: string
}

/** The levels of the tree of queues that are open, in this order. They are read again when the lists of queues are. */
export const queueGroupsQuery = (input: GroupQueuesInput, levels: readonly Level[]) =>
  queryOptions({
    queryKey: [...queueKeys.lists(), 'groups', input, levels],
    queryFn: ({ signal }): Promise<QueueGroups[]> =>
      Promise.all(
        levels.map(({ vhost, prefix }) => {
          const query: GroupQueuesInput = prefix === '' ? input : { ...input, vhost, under: prefix }
          return call<typeof groupQueues>('GET /api/queue-groups', { query }, signal)
        }),
      ),
    placeholderData: keepPreviousData,
  })
