import { z } from 'zod'
import { isUntold } from './count-alarms'
import type { Node } from './node'

/** The health check's words for what is short, and ours. Of file descriptors nothing else here tells. */
const resources: Readonly<Record<string, 'memory' | 'disk' | undefined>> = {
  memory: 'memory',
  disk: 'disk',
  'disk space': 'disk',
}

/** A resource alarm as the health check of alarms names it: `{"node":"rabbit@a","resource":"disk space"}`. */
const alarm = z.object({ node: z.string(), resource: z.string() }).transform(({ node, resource }) => ({
  node,
  resource: Object.hasOwn(resources, resource) ? (resources[resource] ?? null) : null,
}))
export type Alarm = z.output<typeof alarm>

/** GET /api/health/checks/alarms: 200 without any, 503 with those that are in effect in the whole cluster. */
export const brokerAlarms = z
  .union([
    z.object({ status: z.literal('ok') }).transform(() => ({ alarms: [] })),
    z.object({ status: z.literal('failed'), alarms: z.array(alarm) }),
  ])
  .transform(({ alarms }): Alarm[] => alarms)

/** The nodes with the alarms that they do not tell themselves; null: those could not be read. */
export function withAlarms(nodes: readonly Node[], alarms: readonly Alarm[] | null): Node[] {
  if (alarms === null) return [...nodes]
  const has = (name: string, resource: Alarm['resource']) =>
    alarms.some((each) => each.node === name && each.resource === resource)
  return nodes.map((node) =>
    isUntold(node)
      ? {
          ...node,
          memoryAlarm: node.memoryAlarm ?? has(node.name, 'memory'),
          diskAlarm: node.diskAlarm ?? has(node.name, 'disk'),
        }
      : node,
  )
}
