/**
 * Positions as near to the wished ones as can be (least squares), in the given order and `apart` from each other:
 * `apart[i]` lies between i and i + 1. Pools neighbours that push each other.
 */
export function spread(wished: readonly number[], apart: readonly number[]): number[] {
  const sums: number[] = []
  const sizes: number[] = []
  let offset = 0
  for (const [index, wish] of wished.entries()) {
    if (index > 0) offset += apart[index - 1] ?? 0
    let sum = wish - offset
    let size = 1
    for (let top = sums.length - 1; top >= 0; top -= 1) {
      if ((sums[top] ?? 0) / (sizes[top] ?? 1) <= sum / size) break
      sum += sums.pop() ?? 0
      size += sizes.pop() ?? 0
    }
    sums.push(sum)
    sizes.push(size)
  }
  const placed: number[] = []
  offset = 0
  for (const [pool, size] of sizes.entries()) {
    for (let member = 0; member < size; member += 1) {
      if (placed.length > 0) offset += apart[placed.length - 1] ?? 0
      placed.push((sums[pool] ?? 0) / size + offset)
    }
  }
  return placed
}
