import type { Sorting } from '@/lib/client/list-params'

/**
 * The order after a press on a head: first the direction that is asked for most (words from A, figures from the greatest),
 * then the other one, then the broker's order again.
 */
export function nextSorting(now: Sorting, by: string, first: Sorting['dir']): Sorting {
  if (now.by !== by) return { by, dir: first }
  if (now.dir !== first) return { by: null, dir: 'asc' }
  return { by, dir: first === 'asc' ? 'desc' : 'asc' }
}
