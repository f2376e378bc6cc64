import type { Finding } from './finding'

/** Of one kind so many findings are shown. */
export const mostOfKind = 50

/** So many one browser hides. */
export const mostHidden = 200

/**
 * How many of each kind are asked for besides, so that what is hidden takes no place of what is not: in steps, so that who hides
 * one does not ask anew.
 */
export const moreFor = (hidden: number): number =>
  Math.min(mostHidden, Math.ceil(hidden / mostOfKind) * mostOfKind)

/** The findings that are named, so many more of each kind than are shown; and how many there are of each kind. */
export function namedOf(
  findings: readonly Finding[],
  more: number,
): { findings: Finding[]; counts: Record<string, number> } {
  const counts: Record<string, number> = {}
  const named = findings.filter(({ kind }) => {
    counts[kind] = (counts[kind] ?? 0) + 1
    return counts[kind] <= mostOfKind + more
  })
  return { findings: named, counts }
}
