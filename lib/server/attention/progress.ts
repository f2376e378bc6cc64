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
import type { ReadFault } from '@/lib/server/management/breaker'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { BrokerLogin } from '@/lib/server/management/login'
import { managementPath } from '@/lib/server/management/path'
import { readQuiet } from '@/lib/server/management/quiet'
import type { Sample } from '@/lib/server/management/sample'
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
  let looked = 0
  let fault: ReadFault | undefined
  const one = async (look: () => Promise<Sample<unknown>>) => {
    try {
      const sample = await look()
      asOf = Math.min(asOf, sample.asOf)
      fault ??= sample.fault
      looked += 1
    } catch (error) {
      // One that did not answer leaves the others alone, and was not looked at; of one that has just gone there is nothing to say.
      throwIfFatal(error)
      if (error.code === 'not_found') looked += 1
      else fault ??= { code: error.code, detail: error.message, since: Date.now() }
    }
  }
  await Promise.all([
    ...stuck.slice(0, mostOfEach).map((queue) =>
      one(async () => {
        const sample = await readQuiet(login, queue, every)
        if (sample.data !== null) quietQueues.set(keyOf(queue), sample.data)
        return sample
      }),
    ),
    ...full.slice(0, mostOfEach).map((channel) =>
      one(async () => {
        const path = managementPath`channels/${channel.name}`
        const sample = await read(login, path, heldChannel, {
          query: sampleQuery(quietRange),
          lane: 'rules',
          every,
          stale: true,
        })
        const quiet = quietSeconds(sample.data.counters, sample.asOf)
        const names = new Set(
          sample.data.consumers.map((each) => keyOf({ vhost: each.vhost, name: each.queue })),
        )
        const ready = [...names].reduce((sum, name) => sum + (readyOf.get(name) ?? 0), 0)
        if (quiet !== null) heldChannels.set(channel.name, { quiet, ready })
        return sample
      }),
    ),
  ])
  return {
    data: { quietQueues, heldChannels },
    asOf,
    ...(fault === undefined ? {} : { fault }),
    cut: { looked, of: stuck.length + full.length },
  }
}
