import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { goalAnnotation, goalText, type Verdict } from './figures'
import { tableLines } from './table'

/** The last lines of a run: every goal, in one table. */
class Summary implements Reporter {
  readonly #verdicts: Verdict[] = []

  onTestEnd(_: TestCase, { annotations }: TestResult): void {
    for (const { type, description = '' } of annotations) {
      if (type === goalAnnotation) this.#verdicts.push(JSON.parse(description) as Verdict)
    }
  }

  onEnd(): void {
    if (this.#verdicts.length === 0) return
    const rows = this.#verdicts.map((verdict) => [
      verdict.name,
      verdict.value.toFixed(2),
      goalText(verdict),
      verdict.kept ? 'kept' : 'MISSED',
    ])
    console.log(`\nGoals\n\n${tableLines([['what', 'value', 'goal', ''], ...rows]).join('\n')}\n`)
  }

  printsToStdio(): boolean {
    return false
  }
}

// Playwright takes a reporter by its default export.
export default Summary
