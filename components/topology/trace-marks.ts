import type { TraceAnswer, TraceMiss } from '@/lib/api/trace'
import { nodeId } from './graph'

/** What of a graph a trace lights up. */
export interface TraceMarks {
  nodes: ReadonlySet<string>
  /** Edges that the message runs along, with the number of the step. */
  edges: ReadonlyMap<string, number>
  /** Where it should have gone. */
  missedNodes: ReadonlySet<string>
  missedEdges: ReadonlySet<string>
}

const edgeId = (exchange: string, to: { kind: 'queue' | 'exchange'; name: string }) =>
  JSON.stringify([nodeId('exchange', exchange), nodeId(to.kind, to.name)])

/** By the ids of nodes and edges. The nearest miss is marked where nothing was reached, or where the message was expected. */
export function traceMarks(exchange: string, answer: TraceAnswer): TraceMarks {
  const nodes = new Set(exchange === '' ? [] : [nodeId('exchange', exchange)])
  const edges = new Map<string, number>()
  for (const { from, to, number } of answer.steps) {
    if (to === null) continue
    nodes.add(nodeId(to.kind, to.name))
    const edge = edgeId(from, to)
    if (!edges.has(edge)) edges.set(edge, number)
  }
  const missed = shownMisses(answer).slice(0, 1)
  return {
    nodes,
    edges,
    missedNodes: new Set([
      ...missed.map(({ to }) => nodeId(to.kind, to.name)),
      ...(answer.expected?.isThere === true ? [nodeId('queue', answer.expected.queue)] : []),
    ]),
    missedEdges: new Set(missed.map((miss) => edgeId(miss.exchange, miss.to))),
  }
}

/** Those of the queue that was expected, else those of a message that went nowhere, or only where no binding took it. */
export function shownMisses({ expected, unroutable, steps, misses }: TraceAnswer): TraceMiss[] {
  if (expected !== null) return expected.misses
  return unroutable || steps.some(({ reason }) => reason.kind === 'alternate') ? misses : []
}
