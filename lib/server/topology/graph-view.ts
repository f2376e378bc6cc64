import 'server-only'
import { enoughGraphNodes, maxGraphNodes } from '@/lib/api/graph-size'
import type { GraphView } from '@/lib/api/topology'
import { choose } from '@/lib/rabbitmq/graph/choose'
import { asksNothing, filterWiring } from '@/lib/rabbitmq/graph/filter'
import { fold, type OpenGroup, type ShownNode } from '@/lib/rabbitmq/graph/fold'
import { reach } from '@/lib/rabbitmq/graph/neighbours'
import { problemsOf } from '@/lib/rabbitmq/graph/problems'
import { nameFilter } from '@/lib/rabbitmq/name-filter'
import type { GraphFacts } from './graph-facts'
import type { Problems } from './graph-nodes'
import type { GraphSource } from './graph-source'

export interface Viewed {
  shown: ShownNode[]
  open: OpenGroup[]
  problems: Problems
  /** Nodes of the wiring that fit, with what they are wired to. */
  fitting: number
  undecided: number
  focusGone: boolean
}

/** More matches than this do not stand alone: whoever looks for "a" wants no 9,000 queues. Short names are nearer to it. */
const mostApart = 100

/** What of a graph one view shows, folded and chosen. */
export function viewGraph({ wiring, facts }: Pick<GraphSource, 'wiring' | 'facts'>, view: GraphView): Viewed {
  const toldOf = (place: number) => factOf(facts, wiring.nodes[place])
  const problems = problemsOf(wiring, toldOf)
  const found = findPlaces(wiring.nodes, view.find)
  const unfold = new Set(view.unfold)
  const limits = { most: maxGraphNodes, enough: enoughGraphNodes }

  let within: Set<number> | undefined
  let undecided = 0
  const filter = {
    name: view.name,
    type: view.type,
    policy: view.policy === '' ? null : view.policy,
    depth: view.depth,
  }
  if (!asksNothing(filter)) {
    const filtered = filterWiring(wiring, filter, toldOf)
    within = filtered.places
    undecided = filtered.undecided
  }
  const starts = view.focus === '' ? [] : focusPlaces()
  const focusGone = view.focus !== '' && starts.length === 0
  if (starts.length > 0) {
    const hops = view.hops === 'all' ? Infinity : Number(view.hops)
    const reached = reach(wiring, starts, hops, view.way)
    within = within === undefined ? reached : intersection(reached, within, starts)
  }
  const apart = new Set(found)
  for (const start of starts.length === 1 ? starts : []) apart.add(start)
  const folded = fold(wiring, { ...limits, within, unfold, apart })
  const first = new Set([...found, ...starts])
  const shown = choose(wiring, folded, {
    rank: (place) => (first.has(place) ? 0 : problems.has(place) ? 1 : 2),
    weight: (place) => toldOf(place)?.total ?? 0,
    most: maxGraphNodes,
  })
  return {
    shown,
    open: folded.open,
    problems,
    fitting: within?.size ?? wiring.nodes.length,
    undecided,
    focusGone,
  }

  /** A node's own place, or those of the members of a group, which is named as it is folded without the focus. */
  function focusPlaces(): number[] {
    const own = wiring.indexOf.get(view.focus)
    if (own !== undefined) return [own]
    const whole = fold(wiring, { ...limits, within, unfold, apart: new Set() })
    const group = [...whole.nodes, ...whole.open].find(({ id }) => id === view.focus)
    return group?.members ?? []
  }
}

/** What is told of a node by its name. */
export function factOf(
  facts: GraphFacts,
  node: { kind: string; name: string } | undefined,
): ToldFacts | undefined {
  if (node?.kind === 'queue') return facts.queues.get(node.name)
  const exchange = node?.kind === 'exchange' ? facts.exchanges.get(node.name) : undefined
  return exchange === undefined ? undefined : { ...exchange, total: null }
}

interface ToldFacts {
  policy: string | null
  total: number | null
  state?: string
  incomingRate: number | null
  outgoingRate?: number | null
}

function findPlaces(nodes: readonly { name: string }[], find: string): number[] {
  if (find === '') return []
  const holds = nameFilter(find)
  const found: number[] = []
  for (const [place, { name }] of nodes.entries()) if (holds(name)) found.push(place)
  const length = (place: number) => nodes[place]?.name.length ?? 0
  return found.length <= mostApart
    ? found
    : found.sort((a, b) => length(a) - length(b) || a - b).slice(0, mostApart)
}

const intersection = (a: ReadonlySet<number>, b: ReadonlySet<number>, always: readonly number[]) =>
  new Set([...always, ...[...a].filter((place) => b.has(place))])
