import type { Series } from '@/lib/rabbitmq/samples'

interface Now {
  value: number | null
  /** In ms. */
  asOf: number
}

/** By how much a depth changed since its first known sample, and over how many ms; null where that is not known. */
export function changeSince(
  at: readonly number[],
  values: Series,
  now: Now,
): { by: number; over: number } | null {
  const first = values.findIndex((value) => value !== null)
  const [start, from] = [at[first], values[first]]
  if (now.value === null || start === undefined || from === undefined || from === null) return null
  return now.asOf > start ? { by: now.value - from, over: now.asOf - start } : null
}
