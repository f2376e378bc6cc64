import 'server-only'
import type { Binding } from '@/lib/rabbitmq/binding'

interface Named {
  name: string
}

export interface Graph<X extends Named, Q extends Named> {
  exchanges: readonly X[]
  queues: readonly Q[]
  bindings: readonly Binding[]
}

interface Chosen<X, Q> {
  exchanges: X[]
  queues: Q[]
  bindings: Binding[]
}

const exchangeKey = (name: string) => `exchange ${name}`
const queueKey = (name: string) => `queue ${name}`
const sourceOf = (binding: Binding) => exchangeKey(binding.source)
const destinationOf = (binding: Binding) => `${binding.destinationType} ${binding.destination}`

/** For each node the nodes that a binding connects it with, in the order of the bindings. */
function neighboursOf(nodes: ReadonlySet<string>, bindings: readonly Binding[]): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>()
  for (const key of nodes) neighbours.set(key, new Set())
  for (const binding of bindings) {
    const source = sourceOf(binding)
    const destination = destinationOf(binding)
    if (!nodes.has(source) || !nodes.has(destination)) continue
    neighbours.get(source)?.add(destination)
    neighbours.get(destination)?.add(source)
  }
  return neighbours
}

/**
 * The part of a graph that somebody can read: at most `most` nodes, and the bindings between them. Nodes whose name holds
 * `find` come first; without `find` the exchanges do, the best connected ones before the others. Then their neighbours,
 * taken in turns so that one exchange with thousands of queues does not push out all others; then the rest.
 */
export function chooseNodes<X extends Named, Q extends Named>(
  graph: Graph<X, Q>,
  find: string,
  limits: { nodes: number; bindings: number },
): Chosen<X, Q> {
  const exchangeKeys = graph.exchanges.map((exchange) => exchangeKey(exchange.name))
  const all = new Set([...exchangeKeys, ...graph.queues.map((queue) => queueKey(queue.name))])
  const neighbours = neighboursOf(all, graph.bindings)
  const degree = (key: string) => neighbours.get(key)?.size ?? 0
  const best = (keys: Iterable<string>) => [...keys].sort((a, b) => degree(b) - degree(a))

  const wanted = find.toLowerCase()
  const holds = (name: string) => name.toLowerCase().includes(wanted)
  const seeds = best(
    wanted === '' ? exchangeKeys : [...all].filter((key) => holds(key.slice(key.indexOf(' ') + 1))),
  )
  const chosen = new Set<string>()
  const isFull = () => chosen.size >= limits.nodes
  const choose = (keys: Iterable<string>) => {
    for (const key of keys) {
      if (isFull()) return
      chosen.add(key)
    }
  }
  // Half of the room at most, when there is not enough for all: the other half shows what they are connected with.
  choose(all.size <= limits.nodes || wanted !== '' ? seeds : seeds.slice(0, Math.ceil(limits.nodes / 2)))
  chooseInTurns(
    [...chosen].map((key) => [...(neighbours.get(key) ?? [])]),
    choose,
    isFull,
  )
  choose(best(all))

  return {
    exchanges: graph.exchanges.filter((exchange) => chosen.has(exchangeKey(exchange.name))),
    queues: graph.queues.filter((queue) => chosen.has(queueKey(queue.name))),
    bindings: graph.bindings
      .filter((binding) => chosen.has(sourceOf(binding)) && chosen.has(destinationOf(binding)))
      .slice(0, limits.bindings),
  }
}

/** The first of each list, then the second of each, and so on. */
function chooseInTurns(
  lists: readonly (readonly string[])[],
  choose: (keys: Iterable<string>) => void,
  isFull: () => boolean,
): void {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  for (let turn = 0; turn < longest && !isFull(); turn += 1) {
    choose(lists.flatMap((list) => list[turn] ?? []))
  }
}
