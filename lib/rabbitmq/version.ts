/** `major.minor` as numbers, [0, 0] when the text is no version. */
export function parseVersion(version: string): { major: number; minor: number } {
  const match = /^(\d+)\.(\d+)/.exec(version)
  return { major: Number(match?.[1] ?? 0), minor: Number(match?.[2] ?? 0) }
}

/** True when `version` is `major.minor` or later. Unknown versions count as old. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const have = parseVersion(version)
  return have.major > major || (have.major === major && have.minor >= minor)
}
