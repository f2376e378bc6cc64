import type { QueueGroups } from '@/lib/api/queue-groups'

interface Counts {
  vhost: string
  depth: number
  ready: number | null
  unacked: number | null
  total: number | null
}

/** One line of the tree. */
export type TreeRow =
  | (Counts & {
      kind: 'group'
      prefix: string
      part: string
      queues: number
      unknown: number
      isOpen: boolean
    })
  | (Counts & { kind: 'queue'; name: string; part: string; type: string; state: string })
  /** What one level has more than it shows, or that it is on its way. */
  | { kind: 'rest'; vhost: string; depth: number; prefix: string; leftOut: number | null }
  /** Why a level could not be read, and of when what is shown of it is; null where that is nothing. */
  | { kind: 'fault'; vhost: string; depth: number; prefix: string; error: Error; asOf: number | null }

/** A group of one virtual host; the top has neither. */
export interface Level {
  vhost: string
  prefix: string
}

/** What is known of a level. */
export interface LevelState {
  answer: QueueGroups | null
  error: Error | null
}

export const levelKey = ({ vhost, prefix }: Level): string => JSON.stringify([vhost, prefix])
export const top: Level = { vhost: '', prefix: '' }

export const treeRowId = (row: TreeRow): string =>
  JSON.stringify([row.kind, row.vhost, row.kind === 'queue' ? row.name : row.prefix])

/**
 * The lines of the tree as far as it is open: groups before queues on every level, each group's members right below it. A
 * level that is not there yet has one line that says so, and one that could not be read why.
 */
export function treeRows(levels: ReadonlyMap<string, LevelState>, open: ReadonlySet<string>): TreeRow[] {
  const linesOf = (level: Level, depth: number): TreeRow[] => {
    const { answer: known = null, error = null } = levels.get(levelKey(level)) ?? {}
    const { vhost, prefix } = level
    const rest = { kind: 'rest', vhost, prefix, depth } as const
    const fault: TreeRow[] =
      error === null ? [] : [{ ...rest, kind: 'fault', error, asOf: known?.asOf ?? null }]
    if (known === null) return error === null ? [{ ...rest, leftOut: null }] : fault
    return [
      ...fault,
      ...known.groups.flatMap((group): TreeRow[] => {
        const isOpen = open.has(levelKey(group))
        const part = group.prefix.slice(level.prefix.length)
        const line = { ...group, kind: 'group', depth, part, isOpen } as const
        return isOpen ? [line, ...linesOf(group, depth + 1)] : [line]
      }),
      ...known.queues.map((queue): TreeRow => ({
        ...queue,
        kind: 'queue',
        depth,
        part: queue.name.slice(level.prefix.length),
      })),
      ...(known.leftOut > 0 ? [{ ...rest, leftOut: known.leftOut }] : []),
    ]
  }
  return linesOf(top, 0)
}

/** More of them would not fit into an address. */
const mostOpen = 40

/** The open groups as they stand in the address; null where there is none. */
export const levelsText = (levels: readonly Level[]): string | null =>
  levels.length === 0
    ? null
    : JSON.stringify(levels.slice(-mostOpen).map(({ vhost, prefix }) => [vhost, prefix]))

/** The open groups of an address. What is no such list opens nothing. */
export function parseLevels(text: string | null): Level[] {
  if (text === null) return []
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value)) return []
    return value.slice(0, mostOpen).flatMap((pair: unknown): Level[] => {
      if (!Array.isArray(pair)) return []
      const [vhost, prefix]: unknown[] = pair
      return typeof vhost === 'string' && typeof prefix === 'string' && prefix !== ''
        ? [{ vhost, prefix }]
        : []
    })
  } catch {
    return []
  }
}
