import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { findingId } from '@/lib/rabbitmq/attention/finding-order'
import { mostOfKind } from '@/lib/rabbitmq/attention/most-findings'

interface Shown {
  shown: Finding[]
  /** How many of them are hidden in this browser. */
  hidden: number
  /** How many there are besides: neither shown nor hidden. */
  more: number
}

/** What is shown of the findings: of each kind as many as anybody reads, for which those that are hidden do not count. */
export function shownFindings(
  findings: readonly Finding[],
  counts: Readonly<Record<string, number>>,
  { hiddenIds, showsHidden }: { hiddenIds: ReadonlySet<string>; showsHidden: boolean },
): Shown {
  const ofKind = new Map<string, number>()
  const shown: Finding[] = []
  let hidden = 0
  let listed = 0
  for (const finding of findings) {
    if (hiddenIds.has(findingId(finding))) {
      hidden += 1
      if (showsHidden) shown.push(finding)
      continue
    }
    const place = (ofKind.get(finding.kind) ?? 0) + 1
    if (place > mostOfKind) continue
    ofKind.set(finding.kind, place)
    listed += 1
    shown.push(finding)
  }
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { shown, hidden, more: all - listed - hidden }
}
