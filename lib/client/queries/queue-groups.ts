import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { groupQueues, groupQueuesQuery } from '@/lib/api/queue-groups'
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
    queryFn: async ({ signal }) => {
      const read = await Promise.all(
        levels.map(async (level) => {
          const { vhost, prefix } = level
          const query: GroupQueuesInput = prefix === '' ? input : { ...input, vhost, under: prefix }
          return { level, ...(await call<typeof groupQueues>('GET /api/queue-groups', { query }, signal)) }
        }),
      )
      // As old as the oldest level, for the age of the page.
      return { levels: read, asOf: Math.min(...read.map(({ asOf }) => asOf)), faults: read[0]?.faults ?? [] }
    },
    placeholderData: keepPreviousData,
  })
