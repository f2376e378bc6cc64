import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { groupQueues, groupQueuesQuery } from '@/lib/api/queue-groups'
import { ConsoleError } from '@/lib/api/problem'
import { call } from '@/lib/client/api'
import { queueKeys } from './queues'

export type GroupQueuesInput = z.input<typeof groupQueuesQuery>

interface Level {
  vhost: string
  /** "" is the top, of all virtual hosts. */
  prefix: string
}

/** A level of a virtual host that is gone, or that this user may not enter, is left out: the others stand. */
const nullIfClosed = (error: unknown): null => {
  if (error instanceof ConsoleError && (error.code === 'refused' || error.code === 'not_found')) return null
  throw error
}

/** The levels of the tree of queues that are open, in this order. They are read again when the lists of queues are. */
export const queueGroupsQuery = (input: GroupQueuesInput, levels: readonly Level[]) =>
  queryOptions({
    queryKey: [...queueKeys.lists(), 'groups', input, levels],
    queryFn: async ({ signal }) => {
      const results = await Promise.all(
        levels.map(async (level) => {
          const { vhost, prefix } = level
          const query: GroupQueuesInput = prefix === '' ? input : { ...input, vhost, under: prefix }
          const reading = call<typeof groupQueues>('GET /api/queue-groups', { query }, signal)
          const answer = await (prefix === '' ? reading : reading.catch(nullIfClosed))
          return answer === null ? null : { level, ...answer }
        }),
      )
      const read = results.filter((each) => each !== null)
      // As old as the oldest level, for the age of the page.
      return { levels: read, asOf: Math.min(...read.map(({ asOf }) => asOf)), faults: read[0]?.faults ?? [] }
    },
    placeholderData: keepPreviousData,
  })
