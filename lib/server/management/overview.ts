import 'server-only'
import type { Overview } from '@/lib/api/overview'
import { withAlarms } from '@/lib/rabbitmq/alarms'
import { lacksAlarms } from '@/lib/rabbitmq/count-alarms'
import { brokerFigures, brokerFigureSamplesByKind } from '@/lib/rabbitmq/overview'
import {
  firstMeasured,
  rangeWithin,
  ratesPerSecond,
  sampleQuery,
  timesOf,
  type Samples,
} from '@/lib/rabbitmq/samples'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import { readAlarms } from './alarms'
import { read } from './client'
import type { Asker, BrokerLogin } from './login'
import { listNodes } from './nodes'
import { faultsOf, readPart } from './parts'
import { messageTimelineOf } from './timeline'

const figureColumns = [
  'rates_mode',
  'disable_stats',
  'sample_retention_policies',
  'queue_totals',
  'message_stats',
  'object_totals',
  'churn_rates',
  'listeners',
  'contexts',
  'statistics_db_event_queue',
].join(',')

/** The broker's figures as they are now, without samples. */
export const readFigures = (login: BrokerLogin) =>
  read(login, 'overview', brokerFigures, { query: { columns: figureColumns }, stale: true })

const noSamples = brokerFigureSamplesByKind.parse({})
const noFigures = brokerFigures.parse({})
const noPart = { sample: null, faults: [] }

/** The nodes, with the alarms that they do not tell themselves where the health check of alarms does. */
async function readNodes(asker: Asker) {
  const { nodes, faults, asOf } = await listNodes(asker)
  const isLacking = nodes !== null && lacksAlarms(nodes)
  const { sample } = isLacking ? await readPart('alarms', readAlarms(asker.login)) : { sample: null }
  const data = nodes === null ? null : withAlarms(nodes, sample?.data ?? null)
  const [fault] = faults
  return { data, asOf, ...(fault === undefined ? {} : { fault }) }
}

/** The figures, without which there is no overview of the whole broker. */
async function readNeeded(login: BrokerLogin) {
  const sample = await readFigures(login)
  return { sample, faults: faultsOf('list', sample) }
}

/** The whole broker, with its samples over a range. `beside`: figures that cannot be read are unknown, for what is read beside them. */
export async function readBrokerOverview(
  { login, tags }: Asker,
  { range, beside }: { range: ChartRange; beside: boolean },
): Promise<Overview> {
  const [told, nodes] = await Promise.all([
    beside ? readPart('figures', readFigures(login)) : readNeeded(login),
    readPart('nodes', readNodes({ login, tags })),
  ])
  const { data: figures, asOf } = told.sample ?? { data: noFigures, asOf: Date.now() }
  const { kept, statistics, totals, rates, objects, churn, listeners, contexts } = figures
  const within = rangeWithin(range, kept)
  const query = { ...sampleQuery(within), columns: 'queue_totals,message_stats,churn_rates' }
  const sampled =
    told.sample === null
      ? noPart
      : await readPart('samples', read(login, 'overview', brokerFigureSamplesByKind, { query, stale: true }))
  const { samples, kinds } = sampled.sample?.data ?? noSamples
  const all = Object.values(samples)
  const times = timesOf(all, within, asOf)
  const from = firstMeasured(all, times)
  const rate = (of: Samples | null) => ratesPerSecond(of, times, from)
  return {
    totals,
    rates,
    objects,
    churn,
    listeners,
    contexts,
    samples: messageTimelineOf(samples, times, { range, read: within, kept, from, kinds }),
    churnSamples: {
      connectionsOpened: rate(samples.connectionsOpened),
      connectionsClosed: rate(samples.connectionsClosed),
      channelsOpened: rate(samples.channelsOpened),
      channelsClosed: rate(samples.channelsClosed),
      queuesDeclared: rate(samples.queuesDeclared),
      queuesCreated: rate(samples.queuesCreated),
      queuesDeleted: rate(samples.queuesDeleted),
    },
    statistics: told.sample === null ? null : statistics,
    nodes: nodes.sample?.data ?? null,
    faults: [...told.faults, ...nodes.faults, ...sampled.faults],
    asOf,
  }
}
