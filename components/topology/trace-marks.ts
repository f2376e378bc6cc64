import type { TraceAnswer, TraceMiss } from '@/lib/api/trace'
import { edgeId, nodeId } from './graph'

/** What of a graph a trace lights up, by the ids of nodes and edges. */
export interface TraceMarks {
  /** With the number of the first step that leads there; 0 is where it begins. */
  nodes: ReadonlyMap<string, number>
  /** Edges that the message runs along, with the number of the step. */
  edges: ReadonlyMap<string, number>
  /** Where it should have gone. */
  missedNodes: ReadonlySet<string>
  missedEdges: ReadonlySet<string>
  /** Nodes and edges that it comes to when it dies in a queue. */
  after: ReadonlySet<string>
  /** How many steps there are. */
  last: number
  /** Ids of the nodes that it is about from its first step to its last: to look at. */
  about: readonly string[]
}

/** Where the exchange or queue of an id stands: itself, or the group that holds it. */
type PlaceOf = (id: string) => string

/** The nearest miss is marked where nothing was reached, or where the message was expected. */
export function traceMarks(exchange: string, answer: TraceAnswer, placeOf: PlaceOf = (id) => id): TraceMarks {
  const nodes = new Map<string, number>()
  const edges = new Map<string, number>()
  const place = (kind: 'queue' | 'exchange', name: string) => placeOf(nodeId(kind, name))
  if (exchange !== '') nodes.set(place('exchange', exchange), 0)
  for (const { from, to, number, reason } of answer.steps) {
    if (to === null) continue
    const target = place(to.kind, to.name)
    if (!nodes.has(target)) nodes.set(target, number)
    const kind = reason.kind === 'alternate' ? 'alternate' : 'binding'
    const edge = edgeId(place('exchange', from), target, kind)
    if (!edges.has(edge)) edges.set(edge, number)
  }
  const after = new Set<string>()
  for (const { queue, exchange: dead, queues } of answer.deadLetters) {
    const ends = dead === '' ? queues.map(({ name }) => place('queue', name)) : [place('exchange', dead)]
    for (const end of ends) after.add(end).add(edgeId(place('queue', queue), end, 'dead-letter'))
    if (dead === '') continue
    for (const { name } of queues) {
      after.add(place('queue', name)).add(edgeId(place('exchange', dead), place('queue', name)))
    }
  }
  const missed = shownMisses(answer).slice(0, 1)
  const missedNodes = new Set([
    ...missed.map(({ to }) => place(to.kind, to.name)),
    ...(answer.expected?.isThere === true ? [place('queue', answer.expected.queue)] : []),
  ])
  return {
    nodes,
    edges,
    missedNodes,
    missedEdges: new Set(
      missed.map((miss) => edgeId(place('exchange', miss.exchange), place(miss.to.kind, miss.to.name))),
    ),
    after,
    last: answer.steps.reduce((most, { number }) => Math.max(most, number), 0),
    about: [...new Set([...nodes.keys(), ...missedNodes])],
  }
}

/** The ids of all that a trace is about. */
export function tracedIds(exchange: string, answer: TraceAnswer): string[] {
  return [
    ...new Set([
      nodeId('exchange', exchange),
      ...answer.steps.flatMap(({ to }) => (to === null ? [] : [nodeId(to.kind, to.name)])),
      ...answer.misses.map(({ to }) => nodeId(to.kind, to.name)),
      ...(answer.expected === null ? [] : [nodeId('queue', answer.expected.queue)]),
      ...answer.deadLetters.flatMap(({ exchange: dead, queues }) => [
        nodeId('exchange', dead),
        ...queues.map(({ name }) => nodeId('queue', name)),
      ]),
    ]),
  ]
}

/** The marks as far as a step: what comes later is dark still, and what it misses is seen at the end. */
export function marksUntil(marks: TraceMarks, step: number): TraceMarks {
  if (step >= marks.last) return marks
  const until = (numbers: ReadonlyMap<string, number>) =>
    new Map([...numbers].filter(([, number]) => number <= step))
  const none = new Set<string>()
  return {
    ...marks,
    nodes: until(marks.nodes),
    edges: until(marks.edges),
    missedNodes: none,
    missedEdges: none,
    after: none,
  }
}

/** Those of the queue that was expected, else those of a message that went nowhere, or only where no binding took it. */
export function shownMisses({ expected, unroutable, steps, misses }: TraceAnswer): TraceMiss[] {
  if (expected !== null) return expected.misses
  return unroutable || steps.some(({ reason }) => reason.kind === 'alternate') ? misses : []
}
