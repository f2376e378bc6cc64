import { useState } from 'react'

export interface Observed {
  at: number
  bytes: number | null
  consumers: number | null
}

/** An hour at 5 s. */
const most = 720

/** The longest that a refresh takes: every 30 s, and two more tries of a broker that does not answer. */
const longestRefresh = 65_000

/**
 * One more observation; the same one read again counts once, and of too many the oldest go. After a time in which nobody
 * looked (a tab in the background, no refresh) nothing is known of what was between: no line leads over it.
 */
export function withObserved(seen: readonly Observed[], next: Observed): readonly Observed[] {
  const last = seen.at(-1)
  if (last === undefined) return [next]
  if (next.at <= last.at) return seen
  const gap: Observed[] =
    next.at - last.at > longestRefresh
      ? [{ at: Math.floor((last.at + next.at) / 2), bytes: null, consumers: null }]
      : []
  return [...seen, ...gap, next].slice(-most)
}

/** What was seen since the page was opened: the broker keeps no samples of it. */
export function useObserved(next: Observed): readonly Observed[] {
  const [seen, setSeen] = useState<readonly Observed[]>([next])
  const all = withObserved(seen, next)
  // A value of this very render: React draws it anew at once.
  if (all !== seen) setSeen(all)
  return all
}
