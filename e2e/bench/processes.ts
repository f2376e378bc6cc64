import { existsSync, readFileSync } from 'node:fs'
import { manage } from '@/e2e/fixtures/environment'

/** Of Linux on every machine that Node runs on. */
const ticksPerSecond = 100

/** CPU time that a process has had, in seconds; NaN where the system does not tell. */
export function cpuSeconds(pid: number): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return Number.NaN
  // The name, in parentheses, may hold blanks.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Memory of a process in MB; NaN where the system does not tell. */
export function residentMegabytes(pid: number): number {
  const file = `/proc/${pid}/status`
  if (!existsSync(file)) return Number.NaN
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1]) / 1024
}

/** The broker's process, which only shows when it runs on this machine. */
export async function brokerPid(): Promise<number> {
  const [node] = (await manage('GET', 'nodes?columns=os_pid')) as { os_pid: string }[]
  return Number(node?.os_pid)
}

/** CPU time of a process while something goes on for so many seconds. */
export async function cpuDuring(pid: number, seconds: number): Promise<number> {
  const before = cpuSeconds(pid)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  return cpuSeconds(pid) - before
}
