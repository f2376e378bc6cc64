import 'server-only'
import type { z } from 'zod'
import type { TraceAnswer, traceBody } from '@/lib/api/trace'
import { trace, type Trace } from '@/lib/rabbitmq/routing'
import { endText, missText, reasonText, refusalText } from '@/lib/rabbitmq/routing/english'
import type { Miss } from '@/lib/rabbitmq/routing/near-misses'
import { queueFacts } from '@/lib/rabbitmq/routing/queue-facts'
import type { RoutingIndex } from '@/lib/rabbitmq/routing/topology-index'
import type { Asker } from '@/lib/server/management/login'
import { readRoutingIndex } from './routing-source'

/** Nobody reads more, and a fanout to 10,000 queues has as many. */
const mostSteps = 500

/** Where a message would go in a virtual host, as this user may know it. */
export async function traceMessage(asker: Asker, asked: z.output<typeof traceBody>): Promise<TraceAnswer> {
  const { data: index, asOf } = await readRoutingIndex(asker, asked.vhost, asked.fresh)
  const { exchange, routingKey, headers, expiration, expected } = asked
  return {
    ...answerOf(index, trace(index, { exchange, routingKey, headers }, { expiration, expected }), expiration),
    asOf,
  }
}

function answerOf(index: RoutingIndex, traced: Trace, expiration: number | null): Omit<TraceAnswer, 'asOf'> {
  const { routed, refused } = traced
  const steps = stepsOf(traced)
  return {
    queues: [...routed.queues].map(([name, certain]) => {
      const queue = index.queues.get(name)
      return {
        name,
        type: queue?.type ?? '?',
        certain,
        facts: queue === undefined ? [] : queueFacts(index, queue, expiration),
      }
    }),
    unroutable: routed.queues.size === 0,
    refused,
    told: toldOf(traced),
    steps: steps.slice(0, mostSteps),
    stepsLeftOut: Math.max(0, steps.length - mostSteps),
    unreadable: index.unreadable,
    misses: traced.misses.map(missOf),
    expected:
      traced.expected === null ? null : { ...traced.expected, misses: traced.expected.misses.map(missOf) },
    deadLetters: traced.deadLetters.map(({ result, ...each }) => ({
      ...each,
      queues: [...(result?.queues ?? [])].map(([name, certain]) => ({ name, certain })),
    })),
  }
}

const missOf = ({ exchange, type, to, reason, fix }: Miss) => ({
  exchange,
  type,
  to,
  reason,
  text: missText(reason),
  fix,
})

/** Hops in the order of the way, each dead end where its exchange comes. */
function stepsOf({ routed }: Trace): TraceAnswer['steps'] {
  const depths = new Map<string, number>()
  const steps: Omit<TraceAnswer['steps'][number], 'number'>[] = []
  const ends = new Map(routed.deadEnds.map((end) => [end.exchange, end]))
  const depthOf = (exchange: string) => depths.get(exchange) ?? 0
  for (const from of routed.exchanges.keys()) {
    const depth = depthOf(from)
    for (const { to, isCertain, repeats, also, binding, reason } of routed.hops.filter(
      (hop) => hop.from === from,
    )) {
      if (to.kind === 'exchange' && !depths.has(to.name)) depths.set(to.name, depth + 1)
      steps.push({
        depth,
        from,
        to,
        certain: isCertain,
        repeats,
        also,
        bindingKey: binding?.key ?? null,
        reason,
        text: reasonText(reason),
      })
    }
    const end = ends.get(from)
    if (end !== undefined) {
      steps.push({
        depth,
        from,
        to: null,
        certain: end.isCertain,
        repeats: false,
        also: 0,
        bindingKey: null,
        reason: end.reason,
        text: endText(end.reason),
      })
    }
  }
  return steps.map((step, at) => ({ number: at + 1, ...step }))
}

function toldOf({ refused, routed }: Trace): string {
  if (refused !== null) return `The broker closes the channel: ${refusalText(refused)}.`
  const certain = [...routed.queues.values()].filter((sure) => sure).length
  const open = routed.queues.size - certain
  const queues = (count: number) => `${count} ${count === 1 ? 'queue' : 'queues'}`
  if (certain > 0) {
    return `Delivered to ${queues(certain)}${open > 0 ? `, perhaps to ${queues(open)} more` : ''}: confirmed, nothing returned.`
  }
  if (open > 0) return `Perhaps delivered to some of ${queues(open)}: it cannot be told beforehand.`
  const sure = routed.isComplete ? '' : ' as far as this user may know'
  return `Delivered to no queue${sure}: returned with 312 NO_ROUTE when mandatory, else dropped; confirmed either way.`
}
