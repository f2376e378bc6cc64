export interface Failed<T> {
  item: T
  error: unknown
}

/**
 * Does something with every item, so many at a time, and stops for none that fails. Answers what failed, in the order of
 * the items.
 */
export async function runAll<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  { atOnce, onDone }: { atOnce: number; onDone?: (item: T) => void },
): Promise<Failed<T>[]> {
  const failed: (Failed<T> | undefined)[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++
      const item = items[index] as T
      try {
        // One after the other is the point: each worker has one in hand.
        // oxlint-disable-next-line no-await-in-loop
        await act(item)
      } catch (error) {
        failed[index] = { item, error }
      }
      onDone?.(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work))
  return failed.filter((each) => each !== undefined)
}
