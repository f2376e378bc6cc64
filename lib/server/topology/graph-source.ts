import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { UntoldPart } from '@/lib/api/topology'
import { routingWiring } from '@/lib/rabbitmq/graph/routing-wiring'
import { WiringBuilder, type Wiring } from '@/lib/rabbitmq/graph/wiring'
import type { RoutingIndex } from '@/lib/rabbitmq/routing/topology-index'
import { isMonitor } from '@/lib/rabbitmq/user'
import { readBroker } from '@/lib/server/management/broker'
import type { Asker, BrokerLogin } from '@/lib/server/management/login'
import { inTime } from '@/lib/server/management/parts'
import { addClients, readConsumingConnections } from './clients'
import { readGraphFacts, type GraphFacts } from './graph-facts'
import { addLinks, readFederation, readShovels, type Link } from './links'
import { readRoutingIndex } from './routing-source'
import { readTraffic, type Traffic } from './traffic'

/** All that a graph is made of. */
export interface GraphSource {
  index: RoutingIndex
  wiring: Wiring
  facts: GraphFacts
  traffic: ReadonlyMap<string, Traffic>
  untold: UntoldPart[]
  asOf: number
}

const wirings = new WeakMap<RoutingIndex, Wiring>()

/** Worked out once for one reading of the topology. */
function wiringOf(index: RoutingIndex): Wiring {
  const known = wirings.get(index) ?? routingWiring(index)
  wirings.set(index, known)
  return known
}

/** With what is on top of it: links and connections seldom change, so the larger wiring is kept as long as they are the same. */
const extended = new WeakMap<Wiring, { by: string; wiring: Wiring }>()

function withOuter(base: Wiring, outer: { links: Link[]; clients: Clients | null }): Wiring {
  if (outer.links.length === 0 && outer.clients === null) return base
  const by = JSON.stringify([
    outer.links,
    outer.clients?.consuming,
    [...(outer.clients?.traffic ?? [])].map(sources),
  ])
  const known = extended.get(base)
  if (known?.by === by) return known.wiring
  const graph = new WiringBuilder(base)
  addLinks(graph, outer.links)
  if (outer.clients !== null) addClients(graph, outer.clients.consuming, outer.clients.traffic)
  extended.set(base, { by, wiring: graph })
  return graph
}

const sources = ([exchange, { from }]: [string, Traffic]) => [exchange, [...from.keys()].sort()]

interface Clients {
  consuming: { queue: string; connection: string }[]
  traffic: ReadonlyMap<string, Traffic>
}

const noFacts: GraphFacts = { queues: new Map(), exchanges: new Map(), hasRates: false }

/**
 * Reads what the graph of a virtual host is made of, each part as often as it costs. Without its wiring there is no graph;
 * whatever else does not come in time is told to be missing.
 */
export async function readGraphSource(
  { login, tags }: Asker,
  vhost: string,
  wantsClients: boolean,
): Promise<GraphSource> {
  const routing = await readRoutingIndex({ login, tags }, vhost, false)
  const index = routing.data
  const [factsInTime, broker, shovels, federation, consumingInTime] = await Promise.all([
    inTime(readGraphFacts({ login, tags }, vhost, index.queues.size)),
    inTime(readBroker(login)),
    inTime(readShovels(login, vhost)),
    inTime(readFederation(login, vhost)),
    wantsClients ? inTime(consumingOrNone(login, vhost)) : null,
  ])
  const facts = factsInTime ?? { data: noFacts, asOf: routing.asOf }
  const statistics = broker?.data.statistics
  const keepsDetails = statistics?.ratesMode === 'detailed' && !statistics.disabled
  const detailed = keepsDetails
    ? await inTime(readTraffic(login, vhost, facts.data.exchanges.values()))
    : null
  const isDetailed = detailed !== null
  const traffic = detailed ?? new Map<string, Traffic>()
  const late = { rows: [], refused: true }
  const consuming = wantsClients ? (consumingInTime ?? late) : null
  const clients = consuming === null ? null : { consuming: consuming.rows, traffic }
  const untold: UntoldPart[] = []
  if (wantsClients && !isDetailed) untold.push('publishers')
  if (wantsClients && (consuming?.refused === true || !isMonitor(tags))) untold.push('consumers')
  if ([...index.exchanges.values()].some(({ exchange }) => exchange.alternate?.by === 'unknown')) {
    untold.push('alternates')
  }
  if (shovels === null) untold.push('shovels')
  if (federation === null) untold.push('federation')
  if (statistics?.disabled === true) untold.push('statistics')
  else if (!facts.data.hasRates) untold.push('rates')
  return {
    index,
    wiring: withOuter(wiringOf(index), { links: [...(shovels ?? []), ...(federation ?? [])], clients }),
    facts: facts.data,
    traffic,
    untold,
    asOf: Math.min(routing.asOf, facts.asOf),
  }
}

const untoldCodes: ReadonlySet<string> = new Set(['refused', 'no_statistics'])

async function consumingOrNone(login: BrokerLogin, vhost: string) {
  try {
    return { rows: await readConsumingConnections(login, vhost), refused: false }
  } catch (error) {
    if (error instanceof ConsoleError && untoldCodes.has(error.code)) return { rows: [], refused: true }
    throw error
  }
}
