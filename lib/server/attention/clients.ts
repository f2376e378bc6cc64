import 'server-only'
import type { Fault } from '@/lib/api/fault'
import type { Flow } from '@/lib/rabbitmq/attention/broker-findings'
import type { Channel } from '@/lib/rabbitmq/channel'
import type { Connection } from '@/lib/rabbitmq/connection'
import { listChannels } from '@/lib/server/management/channels'
import { listConnections } from '@/lib/server/management/connections'
import type { Asker } from '@/lib/server/management/login'
import type { Sample } from '@/lib/server/management/sample'
import type { Looked } from './sources'

const page = { name: '', page: 1, pageSize: 100, dir: 'desc', regex: false } as const
/** Channels that publish what no queue takes: those that do so most. */
const mostPublishers = 20

/** The rows of a page as a sample, and how much of the whole they are. */
async function rowsOf<T>(
  listed: Promise<{ rows: T[]; asOf: number; filtered: number; faults: Fault[] }>,
): Promise<Looked<T[]>> {
  const { rows, asOf, filtered, faults } = await listed
  const [fault] = faults
  return {
    data: rows,
    asOf,
    ...(fault === undefined ? {} : { fault }),
    cut: { looked: rows.length, of: filtered },
  }
}

/** The channels that hold most. */
export const readHolding = (asker: Asker): Promise<Looked<Channel[]>> =>
  rowsOf(listChannels(asker, { ...page, sort: 'unacked', stalled: false }))

/** By name the states that hold a connection back are the first: blocked, blocking (by nothing yet), flow. */
const lastHeldBack = 'flow'

/** Those that the broker holds back come first: what is left out runs, unless the page ends among them. */
export async function readConnections(asker: Asker): Promise<Looked<Connection[]>> {
  const { cut, ...listed } = await rowsOf(listConnections(asker, { ...page, sort: 'state', dir: 'asc' }))
  const last = listed.data.at(-1)
  return { ...listed, cut: last !== undefined && last.state <= lastHeldBack ? cut : undefined }
}

/** The channels that publish what no queue takes: the broker sorts them to the front, where it counts any. */
export async function readUnroutablePublishers(
  asker: Asker,
  { dropped, returned }: Flow,
): Promise<Sample<Channel[]>> {
  const sorts = [
    ...((dropped ?? 0) > 0 ? (['dropRate'] as const) : []),
    ...((returned ?? 0) > 0 ? (['returnRate'] as const) : []),
  ]
  const pages = await Promise.all(
    sorts.map((sort) =>
      rowsOf(listChannels(asker, { ...page, pageSize: mostPublishers, sort, stalled: false })),
    ),
  )
  const fault = pages.find((each) => each.fault !== undefined)?.fault
  return {
    data: pages.flatMap(({ data }) => data),
    asOf: Math.min(Date.now(), ...pages.map(({ asOf }) => asOf)),
    ...(fault === undefined ? {} : { fault }),
  }
}
