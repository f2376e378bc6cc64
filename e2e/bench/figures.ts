import { test } from '@playwright/test'
import { tableLines } from './table'

/** What was measured, held against what it should be. */
export interface Goal {
  name: string
  value: number
  /** `most`: it may not be more; `least`: not less. */
  most?: number
  least?: number
}

export interface Verdict extends Goal {
  kept: boolean
}

/** Where the last lines of a run find the goals of each scenario. */
export const goalAnnotation = 'goal'

export const isKept = ({ value, most, least }: Goal): boolean =>
  Number.isFinite(value) && (most === undefined || value <= most) && (least === undefined || value >= least)

export const goalText = ({ most, least }: Goal): string =>
  most === undefined ? `>= ${least}` : least === undefined ? `<= ${most}` : `${least} to ${most}`

/** Prints the figures of a scenario. */
export function printFigures(title: string, rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n\n${tableLines(rows).join('\n')}\n`)
}

/** Remembers a goal for the summary, and says at once whether it was kept. A goal that was missed fails nothing. */
export function holdGoal(goal: Goal): void {
  const verdict: Verdict = { ...goal, kept: isKept(goal) }
  test.info().annotations.push({ type: goalAnnotation, description: JSON.stringify(verdict) })
}

/** The middle one; of an even number the lower. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}
