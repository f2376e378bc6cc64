import 'server-only'
import { z } from 'zod'
import type { Fault } from '@/lib/api/fault'
import { statisticsEvery } from '@/lib/api/queue-sorts'
import { lacksMajority, stoppedStates } from '@/lib/rabbitmq/attention/queue-signs'
import { counter } from '@/lib/rabbitmq/counters'
import { keyOf } from '@/lib/rabbitmq/object-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { figureColumns, queueRow, snapshotColumns } from '@/lib/rabbitmq/queue-row'
import { isMonitor } from '@/lib/rabbitmq/user'
import { log } from '@/lib/server/log'
import { read } from '@/lib/server/management/client'
import { throwIfFatal } from '@/lib/server/management/fatal'
import { hub } from '@/lib/server/management/hub'
import type { Asker, BrokerLogin } from '@/lib/server/management/login'
import type { Sample } from '@/lib/server/management/sample'
import { within } from '@/lib/server/within'
import { ConsoleError } from '@/lib/api/problem'

/** All queues, in the broker's own order: by virtual host, then by name. */
export interface Snapshot {
  rows: Queue[]
  unreadable: number
  /** So many more the broker counts than it lists: of a node that is down, and not to be had in time. */
  missing: number
}

/** How often the broker is asked how many queues there are, and how long a list waits for that. */
const countEvery = 15_000
const patience = 2_000
/** The same for what may come with the next list as well. */
const glance = 100

const byName = (a: Queue, b: Queue) =>
  a.vhost < b.vhost ? -1 : a.vhost > b.vhost ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0

const brokerQueues = z.array(z.unknown()).transform((items): Snapshot => {
  const rows = items.map(queueRow).filter((row) => row !== null)
  return { rows: rows.sort(byName), unreadable: items.length - rows.length, missing: 0 }
})

const columns = snapshotColumns.join(',')

const readAsked = (login: BrokerLogin, patience?: number): Promise<Sample<Snapshot>> =>
  read(login, 'queues', brokerQueues, {
    query: { disable_stats: true, enable_queue_totals: true, columns },
    costly: true,
    stale: true,
    ...(patience === undefined ? {} : { patience }),
  })

/** The same by statistics: dearer, and with counts that may be 5 s older. */
const readCounted = (login: BrokerLogin, patience?: number): Promise<Sample<Snapshot>> =>
  read(login, 'queues', brokerQueues, {
    query: { columns },
    costly: true,
    stale: true,
    ...(patience === undefined ? {} : { patience }),
  })

const isSpoiled = (error: unknown): error is ConsoleError =>
  error instanceof ConsoleError && error.code === 'broker_unexpected'

/**
 * All queues with the counts that they tell themselves. While a mirrored queue synchronises (3.x) it tells nothing, and all
 * that the broker answers is an empty 500: then statistics have the counts.
 */
async function readListed(login: BrokerLogin, patience?: number): Promise<Sample<Snapshot>> {
  const asked = readAsked(login, patience)
  try {
    const sample = await asked
    if (sample.fault?.code !== 'broker_unexpected') return sample
  } catch (error) {
    if (!isSpoiled(error)) throw error
  }
  try {
    return await readCounted(login, patience)
  } catch (error) {
    throwIfFatal(error)
    return asked
  }
}

const queueCount = z
  .object({ object_totals: z.object({ queues: counter }) })
  .transform(({ object_totals: totals }) => totals.queues)

const readCount = (login: BrokerLogin): Promise<Sample<number | null>> =>
  read(login, 'overview', queueCount, { query: { columns: 'object_totals' }, every: countEvery, stale: true })

const nodesRunning = z
  .array(z.object({ running: z.boolean() }))
  .transform((nodes) => nodes.every(({ running }) => running))

/** Whether all nodes run, as it was said last: nobody waits for a newer answer. */
const readNodesRunning = (login: BrokerLogin): Promise<Sample<boolean>> =>
  read(login, 'nodes', nodesRunning, { query: { columns: 'running' }, stale: true, patience: 0 })

/** The list without totals, which has every queue; asked for when some may be missing. */
const readUnlisted = (login: BrokerLogin): Promise<Sample<Snapshot>> =>
  read(login, 'queues', brokerQueues, {
    query: { disable_stats: true, columns: `${columns},members` },
    costly: true,
    every: statisticsEvery,
    stale: true,
  })

/** What such a list calls a queue that runs: 3.10 calls so ("live") also a quorum queue without a leader. */
const runningStates: ReadonlySet<string> = new Set(['running', 'live'])

/** What the list without totals has and the one with totals lacks. What runs and is missing was made or deleted meanwhile. */
function unreached(listed: readonly Queue[], all: readonly Queue[]): Queue[] {
  const known = new Set(listed.map(keyOf))
  return all
    .filter((queue) => !known.has(keyOf(queue)) && (lacksMajority(queue) || !runningStates.has(queue.state)))
    .map((queue) => (lacksMajority(queue) ? { ...queue, state: 'minority' } : queue))
}

/** What comes soon and without a fault, else null: the list does not wait for what only completes it. */
async function soon<T>(reading: Promise<Sample<T>>, milliseconds = patience): Promise<T | null> {
  try {
    return (await within(reading, milliseconds, () => null))?.data ?? null
  } catch (error) {
    throwIfFatal(error)
    return null
  }
}

/**
 * All queues that this user may see, in the broker's cheapest form: no statistics, the counts asked of the queues
 * themselves. One for all virtual hosts and all that is looked at, kept while somebody does. Asked for counts, RabbitMQ
 * leaves out the queues of a node that is down (4.3) and quorum queues without a majority (3.10.8); they are added where it
 * counts more than it lists, or where a node is down: what 3.10.8 leaves out it does not count, either.
 */
export async function readSnapshot({ login, tags }: Asker): Promise<Sample<Snapshot>> {
  const isAdministrator = tags.includes('administrator')
  const [listed, count, allRun] = await Promise.all([
    readListed(login),
    soon(readCount(login)),
    isMonitor(tags) ? soon(readNodesRunning(login), isAdministrator ? glance : patience) : null,
  ])
  const { rows, unreadable } = listed.data
  // To monitors who are no administrators the broker counts the queues of all virtual hosts, and lists those of the ones that they may
  // enter (4.3.6, 3.10.8): there only a node that is down says that any are missing.
  const isOfOthers = isMonitor(tags) && !isAdministrator && allRun === true
  const missing = count === null || isOfOthers ? 0 : Math.max(0, count - rows.length - unreadable)
  if (missing === 0 && allRun !== false) return listed
  const all = await soon(readUnlisted(login))
  if (all === null) return { ...listed, data: { rows, unreadable, missing } }
  const away = unreached(rows, all.rows)
  if (away.length === 0) return listed
  return { ...listed, data: { rows: [...rows, ...away].sort(byName), unreadable, missing: 0 } }
}

/** What says so in an answer that is made of a snapshot. */
export const missingFaults = ({ missing }: Snapshot): Fault[] =>
  missing === 0
    ? []
    : [
        {
          part: 'missing',
          code: 'broker_timeout',
          detail: `The broker counts more queues than it lists: ${missing}.`,
          since: Date.now(),
        },
      ]

const nothing = z.null()

/** The snapshot as it was last read, for what is shown until a newer one is there; read where there is none. */
export const readLastSnapshot = (login: BrokerLogin): Promise<Sample<Snapshot>> => readListed(login, 0)

/** How long before it is asked for the snapshot is made ready again, while somebody looks at an unsorted list. */
const readyEvery = 20_000

/**
 * For whoever looks at a page of many and will sort or filter: the snapshot is there then, and the press of a button waits
 * for no reading of all queues. Nobody waits for this one.
 */
export function makeReady(asker: Asker): void {
  const load = async () => {
    const start = performance.now()
    await readSnapshot(asker)
    return { data: null, bytes: 0, took: performance.now() - start }
  }
  hub()
    .read(asker.login.fingerprint, 'snapshot ready', nothing, load, { costly: true, every: readyEvery })
    .catch((error: unknown) => log.debug({ err: error }, 'the snapshot was not made ready'))
}

/** What only statistics tell of all queues, by key. What is not in there is not known. */
export type Figures = ReadonlyMap<string, Partial<Queue>>

const figuresOf = brokerQueues.transform(({ rows }): Figures => new Map(rows.map((row) => [keyOf(row), row])))

/** The statistics of all queues: more than a second of the broker's time for 10,000 of them. */
export const readAllFigures = (login: BrokerLogin): Promise<Sample<Figures>> =>
  read(login, 'queues', figuresOf, {
    query: { columns: figureColumns.join(',') },
    costly: true,
    every: statisticsEvery,
    stale: true,
  })

const queueOfConsumer = z.object({ queue: z.object({ name: z.string(), vhost: z.string() }) })

const consumersByQueue = z.array(z.unknown()).transform((items) => {
  const counts = new Map<string, number>()
  for (const item of items) {
    const parsed = queueOfConsumer.safeParse(item)
    if (!parsed.success) continue
    const key = keyOf(parsed.data.queue)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
})

/**
 * How many consumers each queue has. Whoever sees all consumers gets it from their list, at a tenth of the cost; to others
 * that list shows only their own, and every queue would look as if nobody consumed it.
 */
async function readConsumers({ login, tags }: Asker, queues: readonly Queue[]): Promise<Sample<Figures>> {
  if (!isMonitor(tags)) return readAllFigures(login)
  const { data, ...when } = await read(login, 'consumers', consumersByQueue, {
    query: { columns: 'queue.name,queue.vhost' },
    costly: true,
    every: statisticsEvery,
    stale: true,
  })
  // The consumers of a queue that nobody can reach are not known.
  const reached = queues.filter((queue) => !stoppedStates.has(queue.state) && !lacksMajority(queue))
  const figures = new Map(
    reached.map((queue): [string, Partial<Queue>] => {
      const key = keyOf(queue)
      return [key, { consumers: data.get(key) ?? 0 }]
    }),
  )
  return { data: figures, ...when }
}

/** What an order or a filter needs beyond the snapshot. */
export const readStatistics = (
  asker: Asker,
  need: 'consumers' | 'all',
  queues: readonly Queue[],
): Promise<Sample<Figures>> => (need === 'all' ? readAllFigures(asker.login) : readConsumers(asker, queues))
