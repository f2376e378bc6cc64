/** Bytes at each end of a recording that are looked at. */
const looked = 1024 * 1024

const firstAt = (text: string): number | null => {
  const found = /"at":(\d{1,16})/.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

/**
 * Messages a second at which a recording came, on average; null when it does not tell. Lines are counted at its beginning: a
 * recording may be longer than what a page should read.
 */
export async function recordedPace(file: Blob): Promise<number | null> {
  const text = await file.slice(0, looked).text()
  const lines = text.split('\n').filter((line) => line.startsWith('{'))
  // The last one may be cut.
  if (file.size > looked) lines.pop()
  const [first, last] = [firstAt(lines[0] ?? ''), firstAt(lines.at(-1) ?? '')]
  if (first === null || last === null || last <= first || lines.length < 2) return null
  return ((lines.length - 1) * 1000) / (last - first)
}
