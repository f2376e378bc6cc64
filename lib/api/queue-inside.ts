import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { raftMemberShape } from '@/lib/rabbitmq/raft'
import { endpoint } from './endpoint'
import { queueParams } from './segments'

export const readQueueRaft = endpoint({
  id: 'readQueueRaft',
  method: 'GET',
  path: '/api/queues/{vhost}/{name}/raft',
  summary: 'The Raft state of each member of a quorum queue, asked of the members themselves',
  params: queueParams,
  output: z.object({
    /** Null: it is no quorum queue, or this version does not tell. */
    members: z.array(raftMemberShape).nullable(),
    asOf: z.number(),
  }),
})
export type RaftAnswer = z.output<NonNullable<typeof readQueueRaft.output>>

export const readQueueChannels = endpoint({
  id: 'readQueueChannels',
  method: 'GET',
  path: '/api/queues/{vhost}/{name}/channels',
  summary: "What the channels of a queue's consumers hold",
  params: queueParams,
  output: z.object({
    channels: z.array(z.object({ name: z.string(), unacked: known })),
    /** So many were not asked, or did not answer: what they hold is not known. */
    unread: z.number(),
    asOf: z.number(),
  }),
})
export type QueueChannelsAnswer = z.output<NonNullable<typeof readQueueChannels.output>>
