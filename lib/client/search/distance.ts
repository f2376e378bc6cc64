/**
 * How many letters of `wanted` must be changed, left out, put in or exchanged with the next one for it to be a part of
 * `text`. Takes time by the product of their lengths.
 */
export function distanceWithin(wanted: string, text: string): number {
  // Row by row of what Sellers found: what is before the part, and after it, costs nothing.
  let before: number[] = []
  let above = Array.from({ length: text.length + 1 }, () => 0)
  for (let i = 1; i <= wanted.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= text.length; j += 1) {
      const isSame = wanted[i - 1] === text[j - 1]
      let least = Math.min(
        (above[j - 1] as number) + (isSame ? 0 : 1),
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
      )
      if (i > 1 && j > 1 && wanted[i - 1] === text[j - 2] && wanted[i - 2] === text[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1)
      }
      row.push(least)
    }
    before = above
    above = row
  }
  return Math.min(...above)
}
