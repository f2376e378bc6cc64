import type { CheckResult } from './health'

/** How many of the checks that this version has were run, how many failed, and how many gave no answer, which is no failure. */
export function tallyOf(checks: readonly CheckResult[]) {
  const count = (state: CheckResult['state']) => checks.filter((check) => check.state === state).length
  return { ran: checks.length - count('absent'), failed: count('failed'), unknown: count('unknown') }
}
