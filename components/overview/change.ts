import type { Series } from '@/lib/rabbitmq/samples'

/**
 * By how much a depth of now changed since its first known sample, and over how many ms; null where that is not known. Times are
 * those of samples alone: now is by another clock.
 */
export function changeSince(
  at: readonly number[],
  values: Series,
  now: number | null,
): { by: number; over: number } | null {
  const first = values.findIndex((value) => value !== null)
  const [start, from, end] = [at[first], values[first], at.at(-1)]
  if (now === null || start === undefined || end === undefined) return null
  if (from === undefined || from === null) return null
  return end > start ? { by: now - from, over: end - start } : null
}
