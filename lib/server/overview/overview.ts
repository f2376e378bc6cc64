import 'server-only'
import type { Fault } from '@/lib/api/fault'
import type { Overview, OverviewQuery } from '@/lib/api/overview'
import { listQueuesQuery } from '@/lib/api/queues-list'
import type { ChartRange } from '@/lib/rabbitmq/chart-range'
import { tolerantList } from '@/lib/rabbitmq/page'
import { firstMeasured, rangeWithin, sampleQuery, timesOf } from '@/lib/rabbitmq/samples'
import { brokerVhostFigures, brokerVhostSamples } from '@/lib/rabbitmq/vhost-figures'
import { listChannels } from '@/lib/server/management/channels'
import { checkVhost, read } from '@/lib/server/management/client'
import { listConnections } from '@/lib/server/management/connections'
import { listConsumers } from '@/lib/server/management/consumers'
import { listExchanges } from '@/lib/server/management/exchanges'
import type { Asker, BrokerLogin } from '@/lib/server/management/login'
import { readFigures, readBrokerOverview } from '@/lib/server/management/overview'
import { readPart } from '@/lib/server/management/parts'
import type { Sample } from '@/lib/server/management/sample'
import { messageTimelineOf } from '@/lib/server/management/timeline'
import { listQueues } from '@/lib/server/queues/list'

const allFigures = tolerantList(brokerVhostFigures)
const allSamples = tolerantList(brokerVhostSamples)
const columns = 'name,messages,messages_ready,messages_unacknowledged,message_stats'
/** 3.10 sends the samples of a column only when these are named, too; 4.3 sends them with it. */
const sampleColumns = `${columns},messages_details,messages_ready_details,messages_unacknowledged_details`
const unknown = brokerVhostFigures.parse({ name: '' })
const noSamples = brokerVhostSamples.parse({ name: '' })

/** Each by the list of all that this user may enter: one by itself only administrators may read. */
const figuresOf = (login: BrokerLogin) =>
  read(login, 'vhosts', allFigures, { query: { columns }, costly: true, stale: true })

/** Depths and rates of one virtual host over a range: the broker keeps their samples as long as those of itself. */
async function readSamples(login: BrokerLogin, vhost: string, range: ChartRange) {
  const { sample: figures } = await readPart('figures', readFigures(login))
  const kept = figures?.data.kept
  const within = rangeWithin(range, kept)
  const query = { ...sampleQuery(within), columns: sampleColumns }
  const { sample, faults } = await readPart(
    'samples',
    read(login, 'vhosts', allSamples, { query, costly: true, stale: true }),
  )
  const { samples, kinds } = sample?.data.rows.find(({ name }) => name === vhost) ?? noSamples
  const all = Object.values(samples)
  const times = timesOf(all, within, sample?.asOf ?? Date.now())
  const from = firstMeasured(all, times)
  return { samples: messageTimelineOf(samples, times, { range, read: within, kept, from, kinds }), faults }
}

const countOf = async (
  listed: Promise<{ total: number; asOf: number; faults: Fault[] }>,
): Promise<Sample<number>> => {
  const { total, asOf, faults } = await listed
  const [first] = faults
  if (first === undefined) return { data: total, asOf }
  const { part: _, ...fault } = first
  return { data: total, asOf, fault }
}

/** How many of each kind, by the lists themselves: the broker counts them for all virtual hosts together only. */
async function readCounts(asker: Asker, vhost: string) {
  const page = { vhost, name: '', page: 1, pageSize: 10, dir: 'asc', regex: false } as const
  const [queues, exchanges, connections, channels, consumers] = await Promise.all([
    readPart('queues', countOf(listQueues(asker, listQueuesQuery.parse({ vhost, pageSize: 10 })))),
    readPart('exchanges', countOf(listExchanges(asker.login, page))),
    readPart('connections', countOf(listConnections(asker, page))),
    readPart('channels', countOf(listChannels(asker, { ...page, stalled: false }))),
    readPart('consumers', countOf(listConsumers(asker, page))),
  ])
  const all = { queues, exchanges, connections, channels, consumers }
  const countIn = (part: keyof typeof all) => all[part].sample?.data ?? null
  return {
    objects: {
      queues: countIn('queues'),
      exchanges: countIn('exchanges'),
      connections: countIn('connections'),
      channels: countIn('channels'),
      consumers: countIn('consumers'),
    },
    faults: Object.values(all).flatMap((each) => each.faults),
  }
}

/**
 * The broker, or one of its virtual hosts: then messages, rates and counts are of that one. Nodes, churn and ports are of the
 * whole broker all the same.
 */
export async function readOverview(asker: Asker, { range, vhost }: OverviewQuery): Promise<Overview> {
  const whole = readBrokerOverview(asker, { range, beside: vhost !== undefined })
  if (vhost === undefined) return whole
  const [broker, figures, sampled, counted] = await Promise.all([
    whole,
    readPart('list', figuresOf(asker.login)),
    readSamples(asker.login, vhost, range),
    readCounts(asker, vhost),
  ])
  const flow = figures.sample?.data.rows.find(({ name }) => name === vhost)
  if (figures.sample !== null && flow === undefined) await checkVhost(asker.login, vhost)
  return {
    ...broker,
    totals: flow?.totals ?? unknown.totals,
    rates: flow?.rates ?? unknown.rates,
    objects: counted.objects,
    samples: sampled.samples,
    faults: [...broker.faults, ...figures.faults, ...sampled.faults, ...counted.faults],
    asOf: Math.min(broker.asOf, figures.sample?.asOf ?? broker.asOf),
  }
}
