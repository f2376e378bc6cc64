import type { Node } from '@/lib/rabbitmq/node'
import type { Finding } from './finding'

/** What is wrong with the nodes. */
export const nodeFindings = (nodes: readonly Node[]): Finding[] =>
  nodes.flatMap((each): Finding[] => {
    const node = { name: each.name }
    return [
      ...(each.partitions.length > 0 ? [{ kind: 'partition' as const, node, others: each.partitions }] : []),
      ...(each.running ? [] : [{ kind: 'down' as const, node }]),
      ...(each.memoryAlarm
        ? [{ kind: 'memory' as const, node, used: each.memory, limit: each.memoryLimit }]
        : []),
      ...(each.diskAlarm
        ? [{ kind: 'disk' as const, node, free: each.diskFree, limit: each.diskLimit }]
        : []),
      ...(each.drained ? [{ kind: 'drained' as const, node }] : []),
    ]
  })
