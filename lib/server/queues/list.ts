import 'server-only'
import type { ListQueuesQuery, QueuesPage } from '@/lib/api/queues-list'
import { pageOrList } from '@/lib/rabbitmq/page'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { checkVhost } from '@/lib/server/management/client'
import type { Asker } from '@/lib/server/management/login'
import { faultsOf } from '@/lib/server/management/parts'
import { readPage } from '@/lib/server/management/pages'
import { managementPath } from '@/lib/server/management/path'
import { hidesVhost } from '@/lib/server/management/listed-queue'
import { enableTotals } from '@/lib/server/management/queues'
import { completeRows, incomplete } from './complete'
import { policiesFor } from './feature-policies'
import { figuresFor } from './figures-for'
import { isPlain, selectQueues, sortedBy } from './select'
import { makeReady, missingFaults, readLastSnapshot, readSnapshot } from './snapshot'

const pagedQueues = pageOrList(brokerQueue)

/**
 * One page of queues. As long as nothing is sorted or filtered it is the broker's own; else it is cut from a snapshot of all
 * queues, and its rows are completed one by one.
 */
export async function listQueues(asker: Asker, query: ListQueuesQuery): Promise<QueuesPage> {
  const { vhost } = query
  if (!isPlain(query) || (vhost !== undefined && hidesVhost(vhost))) return fromSnapshot(asker, query)
  const page = await readPage(
    asker.login,
    vhost === undefined ? 'queues' : managementPath`queues/${vhost}`,
    pagedQueues,
    query,
    {
      texts: (queue) => [queue.name],
      more: enableTotals,
      ...(vhost === undefined ? {} : { about: { vhost } }),
    },
  )
  if (page.pages > 1) makeReady(asker)
  return { ...page, rowsAsOf: null, pending: false, statisticsAsOf: null, undecided: 0 }
}

async function fromSnapshot(asker: Asker, query: ListQueuesQuery): Promise<QueuesPage> {
  const snapshot = await (query.complete ? readSnapshot(asker) : readLastSnapshot(asker.login))
  const { rows: all, unreadable } = snapshot.data
  const { vhost } = query
  const within = vhost === undefined ? all.length : all.filter((queue) => queue.vhost === vhost).length
  if (vhost !== undefined && within === 0) await checkVhost(asker.login, vhost)
  const [{ figures, figuresAsOf, faults }, policies] = await Promise.all([
    figuresFor(asker, query, snapshot.data),
    policiesFor(asker.login, query),
  ])
  const statisticsAsOf = figuresAsOf ?? policies.statisticsAsOf
  const { rows, undecided } = await selectQueues(all, figures, query, policies)
  const pages = Math.max(1, Math.ceil(rows.length / query.pageSize))
  const page = Math.min(query.page, pages)
  const start = (page - 1) * query.pageSize
  const chosen = rows.slice(start, start + query.pageSize)
  const shown = query.complete ? await completeRows(asker.login, chosen) : incomplete(chosen)
  return {
    // What they are sorted by is as it was then, not newer.
    rows: shown.rows.map((row) => ({ ...row, ...sortedBy(query, figures, row) })),
    page,
    pages,
    // Whose those are is not known.
    total: within + (vhost === undefined ? unreadable : 0) - shown.gone,
    filtered: rows.length - shown.gone,
    unreadable,
    undecided,
    source: 'snapshot',
    asOf: Math.min(snapshot.asOf, statisticsAsOf ?? snapshot.asOf),
    rowsAsOf: shown.asOf,
    pending: !query.complete && chosen.length > 0,
    statisticsAsOf,
    faults: [
      ...faultsOf('list', snapshot),
      ...missingFaults(snapshot.data),
      ...faults,
      ...policies.faults,
      ...shown.faults,
    ],
  }
}
