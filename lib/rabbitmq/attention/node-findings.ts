import { withAlarms, type Alarm } from '@/lib/rabbitmq/alarms'
import type { Node } from '@/lib/rabbitmq/node'
import type { Finding } from './finding'

/** Alarms of nodes that this user may not see: nothing but the alarm is known of them. */
const unseenAlarms = (nodes: readonly Node[], alarms: readonly Alarm[]): Finding[] =>
  alarms
    .filter((alarm) => nodes.every(({ name }) => name !== alarm.node))
    .flatMap(({ node: name, resource }): Finding[] => {
      if (resource === 'memory') return [{ kind: 'memory', node: { name }, used: null, limit: null }]
      return resource === 'disk' ? [{ kind: 'disk', node: { name }, free: null, limit: null }] : []
    })

/**
 * What is wrong with the nodes. To a broker whoever is beyond a partition does not run (3.10.8, 4.0.5), but such a node still
 * tells whom it cannot see: it is not down. `alarms` are those of the health check, null where it was not asked or did not
 * answer.
 */
export const nodeFindings = (nodes: readonly Node[], alarms: readonly Alarm[] | null = null): Finding[] => [
  ...unseenAlarms(nodes, alarms ?? []),
  ...withAlarms(nodes, alarms).flatMap((each): Finding[] => {
    const node = { name: each.name }
    return [
      ...(each.partitions.length > 0 ? [{ kind: 'partition' as const, node, others: each.partitions }] : []),
      ...(each.running || each.partitions.length > 0 ? [] : [{ kind: 'down' as const, node }]),
      ...(each.memoryAlarm
        ? [{ kind: 'memory' as const, node, used: each.memory, limit: each.memoryLimit }]
        : []),
      ...(each.diskAlarm
        ? [{ kind: 'disk' as const, node, free: each.diskFree, limit: each.diskLimit }]
        : []),
      ...(each.drained ? [{ kind: 'drained' as const, node }] : []),
    ]
  }),
]

/** A virtual host with how each node stands to it: running, stopped, nodedown; null where the broker does not tell. */
export interface VhostState {
  name: string
  nodes: Readonly<Record<string, string>> | null
}

/** Virtual hosts that a node runs without. Of a node that is down that is no wonder. */
export const vhostFindings = (vhosts: readonly VhostState[]): Finding[] =>
  vhosts.flatMap(({ name, nodes }): Finding[] => {
    const stopped = Object.entries(nodes ?? {}).flatMap(([node, state]) =>
      state === 'stopped' ? [node] : [],
    )
    return stopped.length === 0 ? [] : [{ kind: 'vhostDown', vhost: name, nodes: stopped.toSorted() }]
  })
