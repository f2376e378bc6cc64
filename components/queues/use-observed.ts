import { useState } from 'react'

export interface Observed {
  at: number
  bytes: number | null
  consumers: number | null
}

/** An hour at 5 s. */
const most = 720

/** One more observation; the same one read again counts once, and of too many the oldest go. */
export const withObserved = (seen: readonly Observed[], next: Observed): readonly Observed[] =>
  next.at <= (seen.at(-1)?.at ?? 0) ? seen : [...seen, next].slice(-most)

/** What was seen since the page was opened: the broker keeps no samples of it. */
export function useObserved(next: Observed): readonly Observed[] {
  const [seen, setSeen] = useState<readonly Observed[]>([next])
  const all = withObserved(seen, next)
  // A value of this very render: React draws it anew at once.
  if (all !== seen) setSeen(all)
  return all
}
