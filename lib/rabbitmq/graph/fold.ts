import { foldLevels, signatures, type FoldLevel } from './signatures'
import { textHash } from './text-hash'
import type { Wiring } from './wiring'

/** A node as it is shown: one of the wiring, or a group of several. */
export interface ShownNode {
  id: string
  /** Places in the wiring; one for what stands alone. */
  members: number[]
  /** Null: it stands alone. */
  group: { pattern: string; /** Members that are shown apart from it. */ apart: number } | null
}

/** A group that somebody opened: its members stand alone. */
export interface OpenGroup {
  id: string
  pattern: string
  members: number[]
}

export interface Folded {
  level: FoldLevel
  nodes: ShownNode[]
  open: OpenGroup[]
  /** For each node of the wiring its place in `nodes`; -1: it is not shown. */
  shownAt: Int32Array
}

interface FoldOptions {
  /** Nodes to show, by their places; all unless told. */
  within?: ReadonlySet<number> | undefined
  /** Ids of groups that are open. */
  unfold: ReadonlySet<string>
  /** Places of nodes that stand alone whatever they have in common with others. */
  apart: ReadonlySet<number>
  /** Above so many nodes, more is folded… */
  most: number
  /** …until there are no more than so many. */
  enough: number
}

/** So many of a kind are a group; where there are too many nodes two are. */
const leastMembers = 4

/** Groups of what belongs together, as few as are needed, with their members in the order of the wiring. */
export function fold(wiring: Wiring, options: FoldOptions): Folded {
  const { within, most, enough } = options
  const count = within?.size ?? wiring.nodes.length
  let groups = groupsOf(wiring, within, 1)
  let level: FoldLevel = 1
  if (shownCount(count, groups) > most) {
    for (level of foldLevels.slice(1)) {
      groups = groupsOf(wiring, within, level)
      if (shownCount(count, groups) <= enough) break
    }
  }
  return shown(wiring, options, groups, level)
}

function groupsOf(wiring: Wiring, within: ReadonlySet<number> | undefined, level: FoldLevel): OpenGroup[] {
  const marks = signatures(wiring, level)
  const byText = new Map<string, OpenGroup>()
  for (const at of within ?? wiring.nodes.keys()) {
    const mark = marks[at]
    if (mark === null || mark === undefined) continue
    const group = byText.get(mark.text)
    if (group === undefined) byText.set(mark.text, { id: '', pattern: mark.pattern, members: [at] })
    else group.members.push(at)
  }
  const least = level === 1 ? leastMembers : 2
  const groups: OpenGroup[] = []
  for (const [text, group] of byText) {
    if (group.members.length >= least) groups.push({ ...group, id: `g:${textHash(text)}` })
  }
  return groups
}

const shownCount = (count: number, groups: readonly OpenGroup[]): number =>
  groups.reduce((left, { members }) => left - members.length + 1, count)

function shown(
  wiring: Wiring,
  { within, unfold, apart }: FoldOptions,
  groups: readonly OpenGroup[],
  level: FoldLevel,
): Folded {
  const nodes: ShownNode[] = []
  const open: OpenGroup[] = []
  const shownAt = new Int32Array(wiring.nodes.length).fill(-1)
  for (const { id, pattern, members } of groups) {
    if (unfold.has(id)) {
      open.push({ id, pattern, members })
      continue
    }
    const folded = members.filter((at) => !apart.has(at))
    if (folded.length < 2) continue
    for (const at of folded) shownAt[at] = nodes.length
    nodes.push({ id, members: folded, group: { pattern, apart: members.length - folded.length } })
  }
  for (const at of within ?? wiring.nodes.keys()) {
    if (shownAt[at] !== -1) continue
    shownAt[at] = nodes.length
    nodes.push({ id: wiring.nodes[at]?.id ?? '', members: [at], group: null })
  }
  return { level, nodes, open, shownAt }
}
