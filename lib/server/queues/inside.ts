import 'server-only'
import type { QueueChannelsAnswer, RaftAnswer } from '@/lib/api/queue-inside'
import type { Named } from '@/lib/rabbitmq/object-key'
import { brokerRaft } from '@/lib/rabbitmq/raft'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { readBroker } from '@/lib/server/management/broker'
import { readChannelDetails } from '@/lib/server/management/channel'
import { read } from '@/lib/server/management/client'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { BrokerLogin } from '@/lib/server/management/login'
import { inTime, readPart } from '@/lib/server/management/parts'
import { managementPath } from '@/lib/server/management/path'
import { readQueue } from '@/lib/server/management/queues'
import { mostChannels } from './diagnosis'

/** The Raft state of a quorum queue. 3.10 takes the address for something else (400), and other types have none (503). */
export async function readQueueRaft(login: BrokerLogin, named: Named): Promise<RaftAnswer> {
  const { vhost, name } = named
  const [{ queue, asOf: queueAsOf }, { sample: broker }] = await Promise.all([
    readQueue(login, named),
    readPart('overview', readBroker(login)),
  ])
  // Of a version that is not known in time they are asked all the same.
  const isOld = broker !== null && !isAtLeast(broker.data.version, 3, 13)
  if (queue.type !== 'quorum' || isOld) return { members: null, asOf: queueAsOf }
  const about = { vhost, object: `quorum queue "${name}"` }
  const path = managementPath`queues/quorum/${vhost}/${name}/status`
  const { data: members, asOf } = await read(login, path, brokerRaft, { about })
  return { members, asOf }
}

/** What the channels of a queue's consumers hold: the same reads as those of its diagnosis. */
export async function readQueueChannels(login: BrokerLogin, named: Named): Promise<QueueChannelsAnswer> {
  const { consumers, asOf } = await readQueue(login, named)
  const names = [...new Set((consumers ?? []).flatMap(({ channel }) => (channel === null ? [] : [channel])))]
  const samples = await Promise.all(
    names.slice(0, mostChannels).map((name) =>
      inTime(readChannelDetails(login, name)).catch((error: unknown) => {
        throwIfFatal(error)
        return null
      }),
    ),
  )
  const channels = samples.flatMap((sample) =>
    sample === null ? [] : [{ name: sample.data.name, unacked: sample.data.unacked }],
  )
  return { channels, unread: names.length - channels.length, asOf }
}
