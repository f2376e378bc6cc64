import 'server-only'
import { listQueuesQuery } from '@/lib/api/queues-list'
import { mostOfLevel, type GroupQueuesQuery, type QueueGroups } from '@/lib/api/queue-groups'
import type { Queue } from '@/lib/rabbitmq/queue'
import { checkVhost } from '@/lib/server/management/client'
import type { Asker } from '@/lib/server/management/login'
import { faultsOf } from '@/lib/server/management/parts'
import { policiesFor } from './feature-policies'
import { figuresFor } from './figures-for'
import { selectQueues } from './select'
import { missingFaults, readSnapshot } from './snapshot'

type Group = QueueGroups['groups'][number]

const plus = (sum: number | null, value: number | null): number | null =>
  value === null ? sum : (sum ?? 0) + value

function add(group: Group, queue: Queue): void {
  group.queues += 1
  if (queue.total === null) group.unknown += 1
  group.ready = plus(group.ready, queue.ready)
  group.unacked = plus(group.unacked, queue.unacked)
  group.total = plus(group.total, queue.total)
}

/**
 * One level of the tree: what follows `under` up to the next delimiter is a group, of each virtual host its own; a queue
 * without another delimiter, or one that ends with it, stands for itself.
 */
export function levelOf(
  queues: readonly Queue[],
  delimiter: string,
  under: string,
): { groups: Group[]; queues: Queue[] } {
  const groups = new Map<string, Group>()
  const alone: Queue[] = []
  for (const queue of queues) {
    // The queue that is called like the group stands one level higher.
    if (!queue.name.startsWith(under) || (queue.name === under && under !== '')) continue
    const end = queue.name.indexOf(delimiter, under.length)
    const prefix = queue.name.slice(0, end + delimiter.length)
    if (end < 0 || prefix === queue.name) {
      alone.push(queue)
      continue
    }
    const key = `${queue.vhost}\n${prefix}`
    const group = groups.get(key) ?? {
      vhost: queue.vhost,
      prefix,
      queues: 0,
      unknown: 0,
      ready: null,
      unacked: null,
      total: null,
    }
    groups.set(key, group)
    add(group, queue)
  }
  return { groups: [...groups.values()], queues: alone }
}

/** One level of the tree of queues that pass the filters. */
export async function groupQueues(asker: Asker, query: GroupQueuesQuery): Promise<QueueGroups> {
  const { login } = asker
  const { delimiter, under, ...filters } = query
  const snapshot = await readSnapshot(asker)
  const { rows: all, unreadable } = snapshot.data
  const { vhost } = query
  const within = vhost === undefined ? all.length : all.filter((queue) => queue.vhost === vhost).length
  if (vhost !== undefined && within === 0) await checkVhost(login, vhost)
  const plain = { ...listQueuesQuery.parse({}), ...filters }
  const [{ figures, figuresAsOf, faults }, policies] = await Promise.all([
    figuresFor(asker, plain, snapshot.data),
    policiesFor(login, plain),
  ])
  const { rows, undecided } = await selectQueues(all, figures, plain, policies)
  const { groups, queues } = levelOf(rows, delimiter, under)
  const shownGroups = groups.slice(0, mostOfLevel)
  const shownQueues = queues.slice(0, mostOfLevel)
  return {
    groups: shownGroups,
    queues: shownQueues.map(({ vhost: of, name, type, state, ready, unacked, total }) => ({
      vhost: of,
      name,
      type,
      state,
      ready,
      unacked,
      total,
    })),
    leftOut: groups.length - shownGroups.length + queues.length - shownQueues.length,
    filtered: rows.length,
    total: within + (vhost === undefined ? unreadable : 0),
    undecided,
    faults: [...faultsOf('list', snapshot), ...missingFaults(snapshot.data), ...faults, ...policies.faults],
    asOf: Math.min(snapshot.asOf, figuresAsOf ?? policies.statisticsAsOf ?? snapshot.asOf),
  }
}
