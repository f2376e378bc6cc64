import { matchModeOf } from '@/lib/rabbitmq/routing/headers'
import type { Trace } from '@/lib/rabbitmq/routing'
import type { RoutingMessage } from '@/lib/rabbitmq/routing/topology'
import type { RoutingIndex } from '@/lib/rabbitmq/routing/topology-index'

/** How often each thing that decides a route took part in it. */
export class Coverage {
  private readonly counts = new Map<string, number>()
  publishes = 0
  unroutable = 0

  add(index: RoutingIndex, message: RoutingMessage, { routed }: Trace): void {
    this.publishes += 1
    if (routed.queues.size === 0) this.unroutable += 1
    const seen = new Set<string>()
    for (const name of routed.exchanges.keys()) {
      const indexed = index.exchanges.get(name)
      if (indexed === undefined) seen.add('type: default')
      else seen.add(`type: ${indexed.exchange.type}`)
      if (indexed?.type === 'headers') {
        for (const { arguments: args } of indexed.bindings) {
          const isThere = args.some((each) => each.name === 'x-match')
          seen.add(`x-match: ${isThere ? matchModeOf(args) : 'missing'}`)
        }
      }
    }
    for (const { reason, to, repeats } of routed.hops) {
      if (reason.kind === 'alternate') seen.add(`alternate exchange by ${reason.by}`)
      if (to.kind === 'exchange') seen.add(repeats ? 'a cycle' : 'exchange to exchange')
      if (to.kind === 'queue' && repeats) seen.add('a queue reached twice')
    }
    for (const { reason } of routed.deadEnds) seen.add(`dead end: ${reason.kind}`)
    for (const { name, value } of message.headers) {
      if (name === 'CC' || name === 'BCC') seen.add(`header ${name}`)
      else seen.add(`header of type ${value.type}`)
    }
    for (const what of seen) this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  count(what: string): number {
    return this.counts.get(what) ?? 0
  }

  get unroutableShare(): number {
    return this.publishes === 0 ? 0 : this.unroutable / this.publishes
  }

  table(): string {
    const rows = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1))
    return [
      ['publishes', this.publishes] as const,
      ['unroutable', `${this.unroutable} (${Math.round(this.unroutableShare * 100)} %)`] as const,
      ...rows,
    ]
      .map(([what, count]) => `  ${what.padEnd(34)} ${String(count).padStart(10)}`)
      .join('\n')
  }
}
