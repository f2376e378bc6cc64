import { hashKey, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { groupQueues, groupQueuesQuery, QueueGroups } from '@/lib/api/queue-groups'
import { ConsoleError } from '@/lib/api/problem'
import { call } from '@/lib/client/api'
import { queueKeys } from './queues'

export type GroupQueuesInput = z.input<typeof groupQueuesQuery>

interface Level {
  vhost: string
  /** "" is the top, of all virtual hosts. */
  prefix: string
}

/** A level of the tree: as it was read last, and why it could not be read now. */
interface LevelRead {
  level: Level
  answer: QueueGroups | null
  error: Error | null
}

const treeKeys = (input: GroupQueuesInput) => [...queueKeys.lists(), 'groups', input] as const

/** A level of a virtual host that is gone, or that this user may not enter: what was read of it before is wrong. */
const isClosed = (error: Error): boolean =>
  error instanceof ConsoleError && (error.code === 'refused' || error.code === 'not_found')

/** The newest of what the browser has of a level, whatever else was open then. */
function lastAnswer(client: QueryClient, input: GroupQueuesInput, { vhost, prefix }: Level) {
  const reads = client.getQueriesData<{ levels: LevelRead[] }>({
    queryKey: treeKeys(input),
    // A key fits those that filter by more, too.
    predicate: ({ queryKey }) => hashKey(queryKey.slice(0, -1)) === hashKey(treeKeys(input)),
  })
  const answers = reads.flatMap(([, data]) =>
    (data?.levels ?? []).flatMap(({ level, answer }) =>
      answer !== null && level.vhost === vhost && level.prefix === prefix ? [answer] : [],
    ),
  )
  return answers.toSorted((one, other) => other.asOf - one.asOf)[0] ?? null
}

/**
 * The levels of the tree of queues that are open, in this order, the top first. They are read again when the lists of queues are.
 * Without the top there is no tree; below it each level stands for itself.
 */
export const queueGroupsQuery = (input: GroupQueuesInput, levels: readonly Level[]) =>
  queryOptions({
    queryKey: [...treeKeys(input), levels],
    queryFn: async ({ signal, client }) => {
      const reads = await Promise.all(
        levels.map(async (level): Promise<LevelRead> => {
          const { vhost, prefix } = level
          const query: GroupQueuesInput = prefix === '' ? input : { ...input, vhost, under: prefix }
          try {
            const answer = await call<typeof groupQueues>('GET /api/queue-groups', { query }, signal)
            return { level, answer, error: null }
          } catch (error) {
            if (prefix === '' || signal.aborted || !(error instanceof Error)) throw error
            return { level, answer: isClosed(error) ? null : lastAnswer(client, input, level), error }
          }
        }),
      )
      const answers = reads.flatMap(({ answer }) => (answer === null ? [] : [answer]))
      return {
        levels: reads,
        // As old as the oldest level, for the age of the page.
        asOf: Math.min(...answers.map(({ asOf }) => asOf)),
        faults: answers.flatMap(({ faults }) => faults),
      }
    },
    placeholderData: keepPreviousData,
  })
