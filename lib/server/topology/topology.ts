import 'server-only'
import { maxGraphEdges } from '@/lib/api/graph-size'
import type { GraphView, Topology } from '@/lib/api/topology'
import { edgeRates, type KnownRates } from '@/lib/rabbitmq/graph/edge-rates'
import { shownEdges } from '@/lib/rabbitmq/graph/shown-edges'
import type { Asker } from '@/lib/server/management/login'
import { topologyNode } from './graph-nodes'
import { readGraphSource, type GraphSource } from './graph-source'
import { viewGraph } from './graph-view'

/** The binding graph of a virtual host as one view of it asks: folded, chosen, with counts and rates. */
export async function readTopology(asker: Asker, vhost: string, view: GraphView): Promise<Topology> {
  const source = await readGraphSource(asker, vhost, view.clients === 'true')
  const { wiring, index, facts, untold, asOf } = source
  const viewed = viewGraph(source, view)
  const { shown, open, problems, fitting, undecided, focusGone } = viewed
  const all = shownEdges(wiring, shown)
  // What is no binding tells more than one binding more.
  const edges =
    all.length <= maxGraphEdges
      ? all
      : all
          .toSorted(
            (a, b) => Number(a.kind === 'binding') - Number(b.kind === 'binding') || b.count - a.count,
          )
          .slice(0, maxGraphEdges)
  const rates = edgeRates(wiring, shown, edges, ratesOf(source))
  const bindings = [...index.exchanges.values()].reduce((sum, each) => sum + each.bindings.length, 0)
  return {
    nodes: shown.map((node) => topologyNode(source, problems, node)),
    edges: edges.map((edge, at) => ({
      ...edge,
      keys: edge.keys.map(({ key, headers }) => ({ key, headers: [...headers] })),
      source: shown[edge.source]?.id ?? '',
      target: shown[edge.target]?.id ?? '',
      rate: rates[at] ?? null,
    })),
    totals: {
      exchanges: [...index.exchanges.keys()].filter((name) => name !== '').length,
      queues: index.queues.size,
      bindings,
    },
    fitting,
    leftOut: fitting - shown.reduce((sum, { members }) => sum + members.length, 0),
    edgesLeftOut: all.length - edges.length,
    undecided,
    focusGone,
    unreadable: index.unreadable,
    open: open.map(({ id, pattern, members }) => ({ id, name: pattern, count: members.length })),
    policies: namesOf(facts, ({ policy }) => policy),
    types: namesOf(facts, ({ type }) => type),
    untold,
    asOf,
  }
}

function namesOf(
  { queues, exchanges }: GraphSource['facts'],
  of: (object: { policy: string | null; type: string }) => string | null,
): string[] {
  const names = new Set<string>()
  for (const object of [...queues.values(), ...exchanges.values()]) {
    const name = of(object)
    if (name !== null) names.add(name)
  }
  return [...names].sort()
}

function ratesOf({ wiring, facts, traffic, untold }: GraphSource): KnownRates {
  const nameAt = (place: number) => wiring.nodes[place]?.name ?? ''
  const isCounted = !untold.includes('statistics')
  return {
    outOf: (place) => facts.exchanges.get(nameAt(place))?.outgoingRate ?? null,
    into: (place) => facts.queues.get(nameAt(place))?.incomingRate ?? null,
    between: (exchange, queue) => {
      const told = traffic.get(nameAt(exchange))
      return told === undefined ? undefined : (told.to.get(nameAt(queue)) ?? 0)
    },
    // No statistics of an exchange, while they are kept, means that nothing was published to it.
    byDefaultExchange: isCounted ? (facts.exchanges.get('')?.outgoingRate ?? 0) : null,
  }
}

/** In which shown nodes exchanges and queues stand. */
export async function placeNodes(
  asker: Asker,
  vhost: string,
  { view, ids }: { view: GraphView; ids: readonly string[] },
): Promise<{ places: Record<string, string> }> {
  const { wiring, facts } = await readGraphSource(asker, vhost, view.clients === 'true')
  const { shown } = viewGraph({ wiring, facts }, view)
  const idAt = new Map(shown.flatMap(({ id, members }) => members.map((place) => [place, id] as const)))
  const pairs = ids.flatMap((id) => {
    const place = wiring.indexOf.get(id)
    const shownId = place === undefined ? undefined : idAt.get(place)
    return shownId === undefined ? [] : [[id, shownId] as const]
  })
  return { places: Object.fromEntries(pairs) }
}
