import 'server-only'
import type { ConnectionAnswer } from '@/lib/api/client-pages'
import { ConsoleError } from '@/lib/api/problem'
import { brokerSessions, hasSessions, type AmqpSession } from '@/lib/rabbitmq/amqp-session'
import { brokerChannels, type Channel } from '@/lib/rabbitmq/channel'
import { chartRanges, type ChartRange } from '@/lib/rabbitmq/chart-range'
import { brokerConnectionDetails, brokerConnectionSamples } from '@/lib/rabbitmq/connection-details'
import type { ConnectionDetails } from '@/lib/rabbitmq/connection-details'
import type { Consumer } from '@/lib/rabbitmq/consumer'
import { rangeWithin } from '@/lib/rabbitmq/samples'
import { readChannelDetails } from './channel'
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
  const { keptOfQueues: kept, statistics = null } = figures.sample?.data ?? {}
  const within = rangeWithin(range, kept)
  const { age, every } = chartRanges[within]
  const channelsRead = readPart('channels', read(login, `${path}/channels`, brokerChannels))
  const [sampled, channels, consumers, sessions] = await Promise.all([
    readPart(
      'samples',
      read(login, path, brokerConnectionSamples, { query: { data_rates_age: age, data_rates_incr: every } }),
    ),
    channelsRead,
    readPart(
      'consumers',
      channelsRead.then(({ sample, faults }) => {
        const [fault] = faults
        // Who comes late is asked again soon; all consumers of the virtual host are not read instead.
        if (sample === null && fault?.code === 'broker_timeout')
          throw new ConsoleError(fault.code, fault.detail)
        return consumersOf(login, connection, sample?.data.rows ?? null)
      }),
    ),
    readPart('sessions', sessionsOf(login, path, connection)),
  ])
  const { sample } = sampled
  return {
    connection,
    channels: channels.sample?.data.rows ?? null,
    consumers: consumers.sample?.data.rows ?? null,
    unreadChannels: consumers.sample?.data.unread ?? 0,
    sessions: sessions.sample?.data ?? null,
    samples:
      sample === null ? null : rateTimeline(sample.data, { range, read: within, kept, asOf: sample.asOf }),
    statistics,
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

/** So many channels of a connection are asked who consumes on them. */
const mostChannels = 50

/**
 * Who consumes on a connection: its channels are asked, one small read each. Only where they do not tell, without statistics
 * or for AMQP 1.0 before 4.1, all consumers of the virtual host are read.
 */
async function consumersOf(
  login: BrokerLogin,
  connection: ConnectionDetails,
  channels: readonly Channel[] | null,
): Promise<Sample<{ rows: Consumer[]; unread: number }>> {
  const consuming = channels?.filter(({ consumers }) => consumers !== 0) ?? null
  if (consuming === null || (consuming.length === 0 && hasSessions(connection.protocol))) {
    return consumersOfVhost(login, connection)
  }
  const asked = consuming.slice(0, mostChannels)
  const results = await Promise.allSettled(asked.map(({ name }) => consumersOfChannel(login, name)))
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  const fatal = failed.find((error) => !(error instanceof ConsoleError) || error.code === 'signed_out')
  if (fatal !== undefined || (failed.length > 0 && failed.length === asked.length)) throw fatal ?? failed[0]
  const told = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  if (told.some(({ data }) => data === null)) return consumersOfVhost(login, connection)
  return {
    data: { rows: told.flatMap(({ data }) => data ?? []), unread: consuming.length - told.length },
    asOf: Math.min(Date.now(), ...told.map(({ asOf }) => asOf)),
  }
}

async function consumersOfChannel(login: BrokerLogin, name: string): Promise<Sample<Consumer[] | null>> {
  const { data, asOf } = await readChannelDetails(login, name)
  return { data: data.consumerList, asOf }
}

async function consumersOfVhost(login: BrokerLogin, { name, vhost }: ConnectionDetails) {
  const all = await readAllConsumers(login, vhost ?? undefined)
  return { ...all, data: { rows: all.data.rows.filter(({ connection }) => connection === name), unread: 0 } }
}
