import 'server-only'
import type { TopologyNode } from '@/lib/api/topology'
import type { ShownNode } from '@/lib/rabbitmq/graph/fold'
import type { GraphProblem } from '@/lib/rabbitmq/graph/problems'
import type { WiredNode } from '@/lib/rabbitmq/graph/wiring'
import type { GraphSource } from './graph-source'

/** So many names of a group's members are told. */
const mostNames = 5

export type Problems = ReadonlyMap<number, GraphProblem[]>

/** A shown node as the answer tells it. */
export function topologyNode(source: GraphSource, problems: Problems, shown: ShownNode): TopologyNode {
  const [place = -1] = shown.members
  const node = source.wiring.nodes[place]
  if (node === undefined) throw new Error('a shown node without members')
  return shown.group === null
    ? single(source, node, problems.get(place) ?? [])
    : group(source, node, problems, { ...shown, group: shown.group })
}

function single({ index, facts }: GraphSource, node: WiredNode, problems: GraphProblem[]): TopologyNode {
  const { id, name, kind, type } = node
  if (kind === 'exchange') {
    const told = facts.exchanges.get(name)
    return {
      kind,
      id,
      name,
      type: node.isThere ? type : '?',
      internal: index.exchanges.get(name)?.exchange.internal ?? false,
      policy: told?.policy ?? null,
      incomingRate: told?.incomingRate ?? null,
      outgoingRate: told?.outgoingRate ?? null,
      problems,
    }
  }
  if (kind === 'queue') {
    const told = facts.queues.get(name)
    return {
      kind,
      id,
      name,
      type: node.isThere ? type : '?',
      state: told?.state ?? '?',
      policy: told?.policy ?? null,
      ready: told?.ready ?? null,
      unacked: told?.unacked ?? null,
      total: told?.total ?? null,
      incomingRate: told?.incomingRate ?? null,
      deliverRate: told?.deliverGetRate ?? null,
      problems,
    }
  }
  return { kind, id, name, problems }
}

function group(
  { wiring, facts }: GraphSource,
  first: WiredNode,
  problems: Problems,
  { id, members, group: { pattern, apart } }: ShownNode & { group: NonNullable<ShownNode['group']> },
): TopologyNode {
  const { kind, type } = first
  if (kind === 'remote') throw new Error('what is outside is never folded')
  const names = members.map((place) => wiring.nodes[place]?.name ?? '')
  const queues = kind === 'queue' ? names.map((name) => facts.queues.get(name)) : []
  const exchanges = kind === 'exchange' ? names.map((name) => facts.exchanges.get(name)) : []
  const wrong = members.filter((place) => problems.has(place))
  return {
    kind: 'group',
    id,
    of: kind,
    name: pattern,
    type,
    count: members.length,
    apart,
    names: names.slice(0, mostNames),
    ready: kind === 'queue' ? sum(queues, (queue) => queue?.ready) : null,
    unacked: kind === 'queue' ? sum(queues, (queue) => queue?.unacked) : null,
    total: kind === 'queue' ? sum(queues, (queue) => queue?.total) : null,
    incomingRate:
      kind === 'queue'
        ? sum(queues, (queue) => queue?.incomingRate)
        : kind === 'exchange'
          ? sum(exchanges, (exchange) => exchange?.incomingRate)
          : null,
    wrong: wrong.length,
    problems: [...new Set(wrong.flatMap((place) => problems.get(place) ?? []))],
  }
}

/** Null as soon as one is not known. */
function sum<T>(items: readonly T[], of: (item: T) => number | null | undefined): number | null {
  let total = 0
  for (const item of items) {
    const value = of(item)
    if (value === null || value === undefined) return null
    total += value
  }
  return total
}
