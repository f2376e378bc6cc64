import type { Consumer } from './consumer'

/** How a consumer stands to its queue; null where the broker does not tell. */
export function standingOf({
  active,
  activity,
}: Pick<Consumer, 'active' | 'activity'>): 'active' | 'waiting' | { leftOut: string } | null {
  if (active === null) return null
  if (active) return 'active'
  // Where no word is told it can only wait behind a single active consumer.
  return activity === null || activity === 'waiting' ? 'waiting' : { leftOut: activity }
}
