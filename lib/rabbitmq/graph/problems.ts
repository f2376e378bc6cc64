import { stateLevel } from '@/lib/rabbitmq/state'
import type { Wiring } from './wiring'

/** What is wrong with a node. `unroutable`: an exchange takes in more than it gives to queues. */
export const graphProblems = ['state', 'missing', 'leads-nowhere', 'unroutable'] as const
export type GraphProblem = (typeof graphProblems)[number]

interface Told {
  state?: string | undefined
  incomingRate?: number | null | undefined
  outgoingRate?: number | null | undefined
}

/** Two samples of one second differ by a little. */
const tolerance = 0.1
const leastRate = 0.2

/** What is wrong, by the places of nodes; of most nodes nothing. */
export function problemsOf(
  { nodes, wires }: Wiring,
  toldOf: (place: number) => Told | undefined,
): Map<number, GraphProblem[]> {
  const found = new Map<number, GraphProblem[]>()
  const add = (place: number, problem: GraphProblem) => {
    const list = found.get(place)
    if (list === undefined) found.set(place, [problem])
    else if (!list.includes(problem)) list.push(problem)
  }
  for (const [place, node] of nodes.entries()) {
    if (!node.isThere) add(place, 'missing')
    const told = toldOf(place)
    if (told === undefined) continue
    const level = told.state === undefined ? 'ok' : stateLevel(told.state)
    if (level === 'warn' || level === 'bad') add(place, 'state')
    const incoming = told.incomingRate ?? null
    const outgoing = told.outgoingRate ?? null
    // One message may go to several queues: only less out than in tells something.
    if (node.kind === 'exchange' && incoming !== null && incoming >= leastRate) {
      if ((outgoing ?? 0) < incoming * (1 - tolerance)) add(place, 'unroutable')
    }
  }
  for (const { source, target } of wires) {
    if (nodes[target]?.isThere === false) add(source, 'leads-nowhere')
  }
  return found
}
