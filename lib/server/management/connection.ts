import 'server-only'
import type { ConnectionAnswer } from '@/lib/api/client-pages'
import { ConsoleError } from '@/lib/api/problem'
import { brokerSessions, hasSessions, type AmqpSession } from '@/lib/rabbitmq/amqp-session'
import { brokerChannels } from '@/lib/rabbitmq/channel'
import { chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'
import { brokerConnectionDetails, brokerConnectionSamples } from '@/lib/rabbitmq/connection-details'
import type { ConnectionDetails } from '@/lib/rabbitmq/connection-details'
import { rangeWithin } from '@/lib/rabbitmq/samples'
import { read } from './client'
import { isConnectionListed } from './connections'
import { readAllConsumers } from './consumers'
import { goneInstead } from './gone'
import type { BrokerLogin } from './login'
import { readFigures } from './overview'
import { readPart } from './parts'
import { managementPath } from './path'
import type { Sample } from './sample'
import { rateTimeline } from './timeline'

/** One connection with what runs on it. Its parts may fail by themselves, the connection may not. */
export async function readConnection(
  login: BrokerLogin,
  { name }: { name: string },
  { range }: { range: ChartRange },
): Promise<ConnectionAnswer> {
  const path = managementPath`connections/${name}`
  const about = { object: `connection "${name}"` }
  const [{ data: connection, asOf }, figures] = await Promise.all([
    read(login, path, brokerConnectionDetails, { about }).catch(
      goneInstead(about.object, () => isConnectionListed(login, name)),
    ),
    readPart('statistics', readFigures(login)),
  ])
  const statistics = figures.sample?.data ?? null
  const kept = statistics?.keptOfQueues
  const within = rangeWithin(range, kept)
  const { age, every } = chartRanges[within]
  const [sampled, channels, consumers, sessions] = await Promise.all([
    readPart(
      'samples',
      read(login, path, brokerConnectionSamples, { query: { data_rates_age: age, data_rates_incr: every } }),
    ),
    readPart('channels', read(login, `${path}/channels`, brokerChannels)),
    readPart('consumers', consumersOf(login, connection)),
    readPart('sessions', sessionsOf(login, path, connection)),
  ])
  const { sample } = sampled
  return {
    connection,
    channels: channels.sample?.data.rows ?? null,
    consumers: consumers.sample?.data ?? null,
    sessions: sessions.sample?.data ?? null,
    samples:
      sample === null ? null : rateTimeline(sample.data, { range, read: within, kept, asOf: sample.asOf }),
    statistics:
      statistics === null ? null : { ratesMode: statistics.ratesMode, disabled: statistics.statsDisabled },
    faults: [
      ...figures.faults,
      ...sampled.faults,
      ...channels.faults,
      ...consumers.faults,
      ...sessions.faults,
    ],
    asOf,
  }
}

/** Null where there are none to be told: 4.1 and later tell those of AMQP 1.0. */
async function sessionsOf(
  login: BrokerLogin,
  path: string,
  { protocol }: ConnectionDetails,
): Promise<Sample<AmqpSession[] | null>> {
  const untold = { data: null, asOf: Date.now() }
  if (!hasSessions(protocol)) return untold
  try {
    return await read(login, `${path}/sessions`, brokerSessions)
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'not_found') return untold
    throw error
  }
}

/** The broker tells consumers by virtual host or by channel, not by connection. */
async function consumersOf(login: BrokerLogin, { name, vhost }: ConnectionDetails) {
  const all = await readAllConsumers(login, vhost ?? undefined)
  return { ...all, data: all.data.rows.filter((consumer) => consumer.connection === name) }
}
