/** Skips the running test for this reason, and says it: the reporter only counts. */
export function skipBecause(skip: (reason: string) => void, reason: string | false): void {
  if (reason === false) return
  process.stderr.write(`Not tested: ${reason}\n`)
  skip(reason)
}
