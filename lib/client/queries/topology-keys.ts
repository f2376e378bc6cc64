import type { GraphViewInput } from '@/lib/api/topology'
import type { BindingEnds } from '@/lib/rabbitmq/binding'

/** Apart from what reads it: pages that change or read queues and exchanges need no more than these. */
export const topologyKeys = {
  all: () => ['topology'] as const,
  one: (vhost: string, view: GraphViewInput) => ['topology', vhost, 'graph', view] as const,
  places: (vhost: string, view: GraphViewInput, ids: readonly string[]) =>
    ['topology', vhost, 'places', view, ids] as const,
  between: (vhost: string, ends: BindingEnds) => ['topology', vhost, 'between', ends] as const,
}
