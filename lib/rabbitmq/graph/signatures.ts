import { namePattern, namePrefix } from './name-pattern'
import type { Wire, WiredNode, Wiring } from './wiring'

/**
 * How alike nodes must be to stand as one group. 1: queues with the same bindings, keys and dead letters, and the same name
 * but for its numbers. 2: keys may differ by their numbers too. 3: the same exchanges are enough. 4: exchanges that differ
 * by their numbers are one group as well, and bindings from such a group are alike. 5: the first word of the name is
 * enough. 6: the kind is.
 */
export const foldLevels = [1, 2, 3, 4, 5, 6] as const
export type FoldLevel = (typeof foldLevels)[number]

export interface Signature {
  /** Equal for those that belong together. */
  text: string
  /** The name of the group: `cache.node-*`; "" where its members have no name in common. */
  pattern: string
}

const known = new WeakMap<Wiring, Map<FoldLevel, readonly (Signature | null)[]>>()

/** For each node what it is grouped by; null: it stands alone. Worked out once for one wiring. */
export function signatures(wiring: Wiring, level: FoldLevel): readonly (Signature | null)[] {
  const levels = known.get(wiring) ?? new Map<FoldLevel, readonly (Signature | null)[]>()
  known.set(wiring, levels)
  const found = levels.get(level) ?? workOut(wiring, level)
  levels.set(level, found)
  return found
}

function workOut({ nodes, wires }: Wiring, level: FoldLevel): (Signature | null)[] {
  const patterns = nodes.map((node) => patternOf(node, level))
  const marks: string[][] = nodes.map(() => [])
  // With no more than a word in common, wires say nothing.
  for (const wire of level < 5 ? wires : []) {
    const [subject, other] = isAboutTarget(wire) ? [wire.target, wire.source] : [wire.source, wire.target]
    if (patterns[subject] === null) continue
    const node = nodes[other]
    const end = level < 4 ? (node?.id ?? '') : `${node?.kind} ${patterns[other] ?? node?.name ?? ''}`
    marks[subject]?.push(level < 3 ? `${wire.kind} ${end}\n${wireText(wire, level)}` : `${wire.kind} ${end}`)
  }
  // Control characters in names may at worst make one group of two alike ones.
  return nodes.map(({ kind, type }, at) => {
    const pattern = patterns[at]
    if (pattern === undefined || pattern === null) return null
    const own = (marks[at] ?? []).sort()
    const said = level < 3 ? own : [...new Set(own)]
    return { text: `${level} ${kind} ${type}\n${pattern}\n${said.join('\n')}`, pattern }
  })
}

/** Which end a wire characterises: bindings and consumers their target, all others their source. */
const isAboutTarget = ({ kind }: Wire): boolean => kind === 'binding' || kind === 'consume'

function patternOf({ kind, name, isThere }: WiredNode, level: FoldLevel): string | null {
  if (kind === 'remote' || !isThere || name === '') return null
  // Their names are addresses: what they publish to or consume from says more.
  if (kind === 'publisher' || kind === 'consumer') return ''
  if (kind === 'exchange' && level < 4) return null
  if (level === 6) return '*'
  return level === 5 ? namePrefix(name) : namePattern(name)
}

function wireText({ key, headers }: Wire, level: FoldLevel): string {
  const said = key === null ? '' : level === 1 ? key : namePattern(key)
  return headers.length === 0
    ? said
    : `${said}\n${headers.map(({ name, text }) => `${name}=${text}`).join('\n')}`
}
