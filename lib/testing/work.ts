/** Milliseconds of work of this process since `process.cpuUsage()` was asked: others may have had the core meanwhile. */
export function workSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
