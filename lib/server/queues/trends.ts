import 'server-only'
import type { QueueTrend } from '@/lib/api/queue-trends'
import { brokerQueueSamples, firstMeasuredOf } from '@/lib/rabbitmq/queue-samples'
import {
  levels,
  rangeWithin,
  ratesPerSecond,
  sampleQuery,
  timesOf,
  type Series,
} from '@/lib/rabbitmq/samples'
import { read } from '@/lib/server/management/client'
import { throwIfFatal } from '@/lib/server/management/fatal'
import type { BrokerLogin } from '@/lib/server/management/login'
import { readFigures } from '@/lib/server/management/overview'
import { readPart } from '@/lib/server/management/parts'
import { managementPath } from '@/lib/server/management/path'

type Name = readonly [vhost: string, name: string]

/** The newest tells little more than the one before: a sparkline has 2.5 px for 40 s. */
const every = 30_000

/**
 * The last ten minutes of named queues, by one small read each, shared among all who see the same rows. A queue that cannot be
 * read is left out: what went wrong, the list that it stands in says.
 */
export async function listQueueTrends(
  login: BrokerLogin,
  names: readonly Name[],
): Promise<{ trends: QueueTrend[]; asOf: number | null }> {
  const figures = (await readPart('statistics', readFigures(login))).sample?.data
  // What is asked for beyond that is answered with zeros that were never measured.
  if (rangeWithin('10m', figures?.keptOfQueues) !== '10m') return { trends: [], asOf: null }
  const results = await Promise.all(names.map((name) => readTrend(login, name).catch(noneOf)))
  const done = results.filter((result) => result !== null)
  return {
    trends: done.map(({ trend }) => trend),
    asOf: done.length === 0 ? null : Math.min(...done.map(({ asOf }) => asOf)),
  }
}

/** A queue whose samples cannot be read has no trend; the others have theirs. */
function noneOf(error: unknown): null {
  throwIfFatal(error)
  return null
}

async function readTrend(
  login: BrokerLogin,
  [vhost, name]: Name,
): Promise<{ trend: QueueTrend; asOf: number }> {
  const { data: samples, asOf } = await read(
    login,
    managementPath`queues/${vhost}/${name}`,
    brokerQueueSamples,
    {
      query: { ...sampleQuery('spark'), columns: 'messages_details,message_stats' },
      lane: 'rows',
      every,
    },
  )
  const times = timesOf(Object.values(samples), 'spark', asOf)
  const from = firstMeasuredOf(samples, times)
  const rates = (each: typeof samples.publish) => rounded(ratesPerSecond(each, times, from))
  return {
    trend: {
      vhost,
      name,
      total: levels(samples.total, times, from),
      incoming: rates(samples.publish),
      deliverGet: rates(samples.deliverGet),
      ack: rates(samples.ack),
    },
    asOf,
  }
}

const rounded = (values: Series): Series =>
  values.map((value) => (value === null ? null : Math.round(value * 100) / 100))
