import 'server-only'
import type { ChannelAnswer } from '@/lib/api/client-pages'
import {
  brokerChannelDetails,
  brokerChannelSamples,
  type ChannelDetails,
} from '@/lib/rabbitmq/channel-details'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import { rangeWithin, sampleQuery } from '@/lib/rabbitmq/samples'
import { isChannelListed } from './channels'
import { read } from './client'
import { goneInstead } from './gone'
import type { BrokerLogin } from './login'
import { readFigures } from './overview'
import { readPart } from './parts'
import { managementPath } from './path'
import type { Sample } from './sample'
import { rateTimeline } from './timeline'

/** What the page of a channel reads, for whoever asks many of them: one reading serves both. */
export const readChannelDetails = (login: BrokerLogin, name: string): Promise<Sample<ChannelDetails>> =>
  read(login, managementPath`channels/${name}`, brokerChannelDetails, { lane: 'rows' })

/** One channel. Its samples may fail by themselves, the channel may not. */
export async function readChannel(
  login: BrokerLogin,
  { name }: { name: string },
  { range }: { range: ChartRange },
): Promise<ChannelAnswer> {
  const path = managementPath`channels/${name}`
  const about = { object: `channel "${name}"` }
  const [{ data: channel, asOf }, figures] = await Promise.all([
    read(login, path, brokerChannelDetails, { about }).catch(
      goneInstead(about.object, () => isChannelListed(login, name)),
    ),
    readPart('statistics', readFigures(login)),
  ])
  const { keptOfQueues: kept, statistics = null } = figures.sample?.data ?? {}
  const within = rangeWithin(range, kept)
  const sampled = await readPart(
    'samples',
    read(login, path, brokerChannelSamples, { query: sampleQuery(within) }),
  )
  const { sample } = sampled
  return {
    channel,
    samples:
      sample === null ? null : rateTimeline(sample.data, { range, read: within, kept, asOf: sample.asOf }),
    statistics,
    faults: [...figures.faults, ...sampled.faults],
    asOf,
  }
}
