import type { ShownNode } from '@/lib/rabbitmq/graph/fold'
import { routingWiring } from '@/lib/rabbitmq/graph/routing-wiring'
import type { Wiring } from '@/lib/rabbitmq/graph/wiring'
import { indexTopology } from '@/lib/rabbitmq/routing/topology-index'
import type {
  QueueRules,
  RoutingBinding,
  RoutingExchange,
  RoutingQueue,
} from '@/lib/rabbitmq/routing/topology'

const rules: QueueRules = {
  maxLength: null,
  maxLengthBytes: null,
  overflow: 'drop-head',
  messageTtl: null,
  deliveryLimit: null,
  maxAge: null,
  deadLetter: null,
}
export const exchange = (name: string, more: Partial<RoutingExchange> = {}): RoutingExchange => ({
  name,
  type: 'topic',
  internal: false,
  alternate: null,
  delayedType: null,
  ...more,
})
export const queue = (name: string, deadLetter: QueueRules['deadLetter'] = null): RoutingQueue => ({
  name,
  type: 'classic',
  rules: { ...rules, deadLetter },
})
export const bind = (
  source: string,
  destination: string,
  key = '',
  destinationType: RoutingBinding['destinationType'] = 'queue',
): RoutingBinding => ({ source, destination, destinationType, key, arguments: [] })

export const wire = (
  exchanges: RoutingExchange[],
  queues: RoutingQueue[],
  bindings: RoutingBinding[],
): Wiring => routingWiring(indexTopology({ version: '4.3.6', exchanges, queues, bindings }))
export const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
export const all = { unfold: new Set<string>(), apart: new Set<number>(), most: 500, enough: 300 }
export const nameOf = (wiring: Wiring, { group, members }: ShownNode) =>
  group === null ? (wiring.nodes[members[0] ?? -1]?.id ?? '') : `${group.pattern} x${members.length}`
export const namesOf = (wiring: Wiring, nodes: readonly ShownNode[]) =>
  nodes.map((node) => nameOf(wiring, node))
export const at = (wiring: Wiring, id: string) => wiring.indexOf.get(id) ?? -1
