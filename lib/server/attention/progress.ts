import 'server-only'
import { z } from 'zod'
import { seemsFull, type HeldChannel } from '@/lib/rabbitmq/attention/client-findings'
import { isStuck } from '@/lib/rabbitmq/attention/queue-signs'
import { quietRange, quietSeconds } from '@/lib/rabbitmq/attention/quiet'
import type { Channel } from '@/lib/rabbitmq/channel'
import { brokerChannelDetails, brokerChannelSamples } from '@/lib/rabbitmq/channel-details'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { sampleQuery } from '@/lib/rabbitmq/samples'
import { read } from '@/lib/server/management/client'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import { readQuiet } from '@/lib/server/management/quiet'
import type { Looked } from './sources'

/** What stands still, and for how long. */
export interface Progress {
  quietQueues: ReadonlyMap<string, number>
  heldChannels: ReadonlyMap<string, HeldChannel>
}

/** So many queues and so many channels are looked up, those that hold most. */
const mostOfEach = 20
const every = 15_000

const heldChannel = z.unknown().transform((raw, context) => {
  const details = brokerChannelDetails.safeParse(raw)
  const samples = brokerChannelSamples.safeParse(raw)
  if (details.success && samples.success) {
    const { ack, deliverGet } = samples.data
    return { consumers: details.data.consumerList ?? [], counters: [ack, deliverGet] }
  }
  context.addIssue({ code: 'custom', message: 'not a channel' })
  return z.NEVER
})

/**
 * Queues that look stuck and channels that seem full by their last rates, which are over 5 s: a consumer with a longer job
 * looks like one that hangs. Their samples tell for how long they have been so.
 */
export async function readProgress(
  login: BrokerLogin,
  queues: readonly Queue[] | null,
  channels: readonly Channel[] | null,
): Promise<Looked<Progress>> {
  const stuck = (queues ?? []).filter(isStuck).toSorted((a, b) => (b.ready ?? 0) - (a.ready ?? 0))
  const full = (channels ?? []).filter(seemsFull)
  const readyOf = new Map((queues ?? []).map((queue) => [keyOf(queue), queue.ready ?? 0]))
  const quietQueues = new Map<string, number>()
  const heldChannels = new Map<string, HeldChannel>()
  let asOf = Date.now()
  const one = async (look: () => Promise<number>) => {
    try {
      asOf = Math.min(asOf, await look())
    } catch (error) {
      // One that has just gone, or did not answer, leaves the others alone: of what is not known nothing is said.
      throwIfFatal(error)
    }
  }
  await Promise.all([
    ...stuck.slice(0, mostOfEach).map((queue) =>
      one(async () => {
        const { data: quiet, asOf: at } = await readQuiet(login, queue, every)
        if (quiet !== null) quietQueues.set(keyOf(queue), quiet)
        return at
      }),
    ),
    ...full.slice(0, mostOfEach).map((channel) =>
      one(async () => {
        const path = managementPath`channels/${channel.name}`
        const { data, asOf: at } = await read(login, path, heldChannel, {
          query: sampleQuery(quietRange),
          lane: 'rules',
          every,
          stale: true,
        })
        const quiet = quietSeconds(data.counters, at)
        const names = new Set(data.consumers.map((each) => keyOf({ vhost: each.vhost, name: each.queue })))
        const ready = [...names].reduce((sum, name) => sum + (readyOf.get(name) ?? 0), 0)
        if (quiet !== null) heldChannels.set(channel.name, { quiet, ready })
        return at
      }),
    ),
  ])
  const looked = Math.min(stuck.length, mostOfEach) + Math.min(full.length, mostOfEach)
  return { data: { quietQueues, heldChannels }, asOf, cut: { looked, of: stuck.length + full.length } }
}
