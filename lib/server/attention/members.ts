import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { withFollowers, type Behind } from '@/lib/rabbitmq/attention/behind-findings'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { brokerRaft, raftHealth } from '@/lib/rabbitmq/raft'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { read } from '@/lib/server/management/client'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import type { Looked } from './sources'

/** So many quorum queues are asked: each asks every member of its own, which took 10 to 25 ms on a cluster of three. */
export const mostQueues = 20
const every = 30_000

/** A schema of its own: whoever asks for one queue on its page is not given what rules read up to 30 s ago. */
const brokerBehind = brokerRaft.transform((members): Behind =>
  members
    .filter((member) => raftHealth(member) === 'lags')
    .map(({ node, behind }) => ({ node, entries: behind ?? 0 })),
)

/** How far members of quorum queues are behind, by `keyOf`: no list tells it, nor that a member is online and far behind. */
export async function readBehind(
  login: BrokerLogin,
  version: string,
  queues: readonly Queue[],
): Promise<Looked<ReadonlyMap<string, Behind>>> {
  const all = withFollowers(queues)
  if (all.length > 0 && !isAtLeast(version, 3, 13)) {
    throw new ConsoleError('not_found', 'This version of RabbitMQ does not report it for members.')
  }
  const behindOf = new Map<string, Behind>()
  let asOf = Date.now()
  await Promise.all(
    all.slice(0, mostQueues).map(async (queue) => {
      const path = managementPath`queues/quorum/${queue.vhost}/${queue.name}/status`
      try {
        const { data, asOf: at } = await read(login, path, brokerBehind, {
          lane: 'rules',
          every,
          stale: true,
        })
        behindOf.set(keyOf(queue), data)
        asOf = Math.min(asOf, at)
      } catch (error) {
        // One that has just gone, or did not answer, leaves the others alone: it was not looked at.
        throwIfFatal(error)
      }
    }),
  )
  return { data: behindOf, asOf, cut: { looked: behindOf.size, of: all.length } }
}
