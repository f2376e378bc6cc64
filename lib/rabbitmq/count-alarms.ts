import type { Node } from './node'

/** Without statistics a node that runs does not tell its alarms. */
export const isUntold = ({ running, memoryAlarm, diskAlarm }: Node): boolean =>
  running && (memoryAlarm === null || diskAlarm === null)

export const lacksAlarms = (nodes: readonly Node[]): boolean => nodes.some(isUntold)

/** How many alarms there are; null where none is told and some node does not say. */
export function countAlarms(nodes: readonly Node[]): number | null {
  const count = nodes.reduce((sum, node) => sum + Number(node.memoryAlarm) + Number(node.diskAlarm), 0)
  return count === 0 && lacksAlarms(nodes) ? null : count
}
