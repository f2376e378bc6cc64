import type { Series } from '@/lib/rabbitmq/samples'

export interface Change {
  by: number
  /** Over how many ms. */
  over: number
}

/** By how much a depth changed from the first to the last sample that are known; null with fewer than two. */
export function changeOf(at: readonly number[], values: Series): Change | null {
  const first = values.findIndex((value) => value !== null)
  const last = values.findLastIndex((value) => value !== null)
  const [from, to] = [values[first], values[last]]
  const [start, end] = [at[first], at[last]]
  if (from == null || to == null || start === undefined || end === undefined || start === end) return null
  return { by: to - from, over: end - start }
}
