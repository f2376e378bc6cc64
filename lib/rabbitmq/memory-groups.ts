/** What a node's memory is used for, in the groups of the management UI, plus what is allocated and not used. */
export const memoryGroups = [
  'connections',
  'queues',
  'binaries',
  'tables',
  'processes',
  'system',
  'unused',
] as const
export type MemoryGroup = (typeof memoryGroups)[number]

interface MemoryPart {
  /** The category, as the node names it. */
  key: string
  group: MemoryGroup
  bytes: number
}

/** Bytes of each group, the largest part of each first. */
export const byGroup = (memory: {
  parts: readonly MemoryPart[]
}): { group: MemoryGroup; bytes: number; parts: MemoryPart[] }[] =>
  memoryGroups.map((group) => {
    const parts = memory.parts
      .filter((part) => part.group === group)
      .toSorted((one, other) => other.bytes - one.bytes)
    return { group, parts, bytes: parts.reduce((sum, part) => sum + part.bytes, 0) }
  })
