import type { Queue } from '@/lib/rabbitmq/queue'
import { lagsFrom } from '@/lib/rabbitmq/raft'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Finding } from './finding'
import { lacksMajority } from './queue-signs'

/** The members of a quorum queue that are far behind its leader, by so many entries of its log. */
export type Behind = readonly { node: string; entries: number }[]

/** What comes in and what is acked are entries of the log. */
const logRate = ({ incomingRate, ackRate }: Queue): number => (incomingRate ?? 0) + (ackRate ?? 0)

/**
 * Quorum queues of which a member that is online may be behind: those first whose logs grow fastest, then the fullest. In a
 * minority nothing is written.
 */
export const withFollowers = (queues: readonly Queue[]): Queue[] =>
  queues
    .filter((queue) => queue.type === 'quorum' && (queue.online?.length ?? 0) > 1 && !lacksMajority(queue))
    .toSorted((one, other) => logRate(other) - logRate(one) || (other.total ?? 0) - (one.total ?? 0))

/**
 * Members that are online and far behind. They are asked one after the other while the leader goes on writing: what it writes
 * within a second is no lag.
 */
export const behindFindings = (queues: readonly Queue[], behindOf: ReadonlyMap<string, Behind>): Finding[] =>
  behindOf.size === 0
    ? []
    : withFollowers(queues).flatMap((queue): Finding[] => {
        const { vhost, name, online, members } = queue
        const least = Math.max(lagsFrom, logRate(queue))
        const behind = (behindOf.get(keyOf(queue)) ?? []).filter(
          ({ node, entries }) => entries >= least && online?.includes(node) === true,
        )
        return behind.length === 0
          ? []
          : [{ kind: 'behind', queue: { vhost, name }, behind, members: members?.length ?? null }]
      })
