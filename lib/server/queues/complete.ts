import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '@/lib/api/fault'
import { ConsoleError } from '@/lib/api/problem'
import { brokerQueue, type Queue } from '@/lib/rabbitmq/queue'
import { rowColumns } from '@/lib/rabbitmq/queue-row'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { readBroker } from '@/lib/server/management/broker'
import { read } from '@/lib/server/management/client'
import type { BrokerLogin } from '@/lib/server/management/login'
import { readPart } from '@/lib/server/management/parts'
import { managementPath } from '@/lib/server/management/path'
import type { Sample } from '@/lib/server/management/sample'

/** Rows that are not complete by then are shown as far as they are known. */
const patience = 2_000

/** Down or stopped: no statistics, and 3.10 to 3.13 answer 404 for a classic queue although it exists. */
const isAway = (queue: Queue): boolean => queue.state === 'down' || queue.state === 'stopped'

interface Completed {
  rows: Queue[]
  /** Queues that are not there any more. */
  gone: number
  /** When the oldest of the completions was read. */
  asOf: number | null
  faults: Fault[]
}

/** Rows as the snapshot has them. */
export const incomplete = (rows: Queue[]): Completed => ({ rows, gone: 0, asOf: null, faults: [] })

const readOne = (login: BrokerLogin, { vhost, name }: Queue): Promise<Sample<Queue>> =>
  read(login, managementPath`queues/${vhost}/${name}`, brokerQueue, {
    query: { columns: rowColumns.join(',') },
    lane: 'rows',
    stale: true,
  })

/** The row with all that only its own read tells. What made it stand where it stands stays as it is. */
export const joined = (row: Queue, figures: Queue): Queue => ({
  ...figures,
  type: row.type,
  // The broker's word for both is running.
  state: row.state === 'running' && figures.state === 'idle' ? 'idle' : row.state,
  durable: row.durable,
  autoDelete: row.autoDelete,
  exclusive: row.exclusive,
  arguments: row.arguments,
  policy: row.policy,
  node: row.node ?? figures.leader,
  ready: row.ready ?? figures.ready,
  unacked: row.unacked ?? figures.unacked,
  total: row.total ?? figures.total,
})

const isNotFound = (result: unknown) => result instanceof ConsoleError && result.code === 'not_found'

/** Whether what is not found may be there: its node may have gone down since the snapshot was read. */
async function mayBeAway(login: BrokerLogin, results: readonly unknown[]): Promise<(row: Queue) => boolean> {
  if (!results.some(isNotFound)) return () => false
  const broker = (await readPart('overview', readBroker(login))).sample?.data
  const mayBe = !isAtLeast(broker?.version ?? '?', 4, 0)
  return (row) => mayBe && row.type === 'classic'
}

/** Completes rows of the snapshot by one small read each, shared among all who see the same rows. */
export async function completeRows(login: BrokerLogin, rows: readonly Queue[]): Promise<Completed> {
  const start = Date.now()
  const late = sleep(patience, null, { ref: false })
  const figuresOf = async (row: Queue): Promise<unknown> =>
    isAway(row) ? null : Promise.race([readOne(login, row).catch((error: unknown) => error), late])
  const results = await Promise.all(rows.map(figuresOf))
  const isKept = await mayBeAway(login, results)
  const completed: Queue[] = []
  const faults: Fault[] = []
  let asOf: number | null = null
  for (const [index, row] of rows.entries()) {
    const result = results[index]
    if (isNotFound(result)) {
      // One that was deleted goes with the next snapshot.
      if (isKept(row)) completed.push(row)
      continue
    }
    const sample = isSample(result) ? result : null
    completed.push(sample === null ? row : joined(row, sample.data))
    if (sample !== null) asOf = Math.min(asOf ?? sample.asOf, sample.asOf)
    if (faults.length > 0) continue
    if (sample?.fault !== undefined) faults.push({ part: 'rows', ...sample.fault })
    else if (sample === null && !isAway(row)) faults.push(faultOf(result, start))
  }
  return { rows: completed, gone: rows.length - completed.length, asOf, faults }
}

const isSample = (result: unknown): result is Sample<Queue> =>
  result !== null && typeof result === 'object' && 'asOf' in result

function faultOf(result: unknown, since: number): Fault {
  if (result instanceof ConsoleError) {
    return { part: 'rows', code: result.code, detail: result.message, since }
  }
  if (result !== null) throw result
  return { part: 'rows', code: 'broker_timeout', detail: 'Some rows took too long to complete.', since }
}
