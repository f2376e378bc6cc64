import 'server-only'
import type { QueueSamples } from '@/lib/api/samples'
import { brokerQueueSamplesByKind, firstMeasuredOf } from '@/lib/rabbitmq/queue-samples'
import { rangeWithin, sampleQuery, timesOf } from '@/lib/rabbitmq/samples'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import type { Named } from '@/lib/rabbitmq/object-key'
import { read } from './client'
import { awayInstead } from './listed-queue'
import type { BrokerLogin } from './login'
import { readFigures } from './overview'
import { readPart } from './parts'
import { managementPath } from './path'
import { messageTimelineOf } from './timeline'

const columns = 'messages_ready_details,messages_unacknowledged_details,messages_details,message_stats'

/** Depth and rates of one queue over a range. How long they are kept, and whether at all, may fail by itself. */
export async function readQueueSamples(
  login: BrokerLogin,
  { vhost, name }: Named,
  { range }: { range: ChartRange },
): Promise<QueueSamples> {
  const figures = (await readPart('statistics', readFigures(login))).sample?.data ?? null
  const keptOfQueues = figures?.keptOfQueues
  const within = rangeWithin(range, keptOfQueues)
  const { data, asOf } = await read(
    login,
    managementPath`queues/${vhost}/${name}`,
    brokerQueueSamplesByKind,
    { query: { ...sampleQuery(within), columns }, about: { vhost, object: `queue "${name}"` } },
  ).catch(awayInstead(login, { vhost, name }, () => brokerQueueSamplesByKind.parse({})))
  const { samples, kinds } = data
  const times = timesOf(Object.values(samples), within, asOf)
  const from = firstMeasuredOf(samples, times)
  return {
    samples: messageTimelineOf(samples, times, { range, read: within, kept: keptOfQueues, from, kinds }),
    statistics: figures?.statistics ?? null,
    asOf,
  }
}
