import { appendFileSync } from 'node:fs'
import { tableLines } from '@/lib/launch/table.mjs'

/** What was measured, held against what it should be. */
export interface Goal {
  name: string
  value: number
  /** `most`: it may not be more; `least`: not less. */
  most?: number
  least?: number
}

export const isKept = ({ value, most, least }: Goal): boolean =>
  Number.isFinite(value) && (most === undefined || value <= most) && (least === undefined || value >= least)

export const goalText = ({ most, least }: Goal): string =>
  most === undefined ? `>= ${least}` : least === undefined ? `<= ${most}` : `${least} to ${most}`

/** Prints the figures of a scenario. */
export function printFigures(title: string, rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n\n${tableLines(rows).join('\n')}\n`)
}

/** Says whether a goal was kept, at once and again in the last lines of the run. One that was missed fails nothing. */
export function holdGoal(goal: Goal): void {
  const line = [goal.name, goal.value.toFixed(2), goalText(goal), isKept(goal) ? 'kept' : 'MISSED']
  console.log(line.join('   '))
  const file = process.env['WARREN_BENCH_GOALS']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`)
}

/** The middle one; of an even number the lower. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}
