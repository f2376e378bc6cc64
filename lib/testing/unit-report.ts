import { JsonReporter, type Reporter } from 'vitest/node'

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>

/**
 * Vitest's JSON report and, as `unhandledErrors`, what was thrown outside its tests, such as by a promise that nobody awaits: it fails
 * the run, and Vitest 4.1 leaves it out of the report, where every test has passed.
 */
export class UnitReport extends JsonReporter {
  private unhandledErrors: string[] = []

  override onTestRunEnd(modules: RunEnd[0], errors: RunEnd[1] = []) {
    this.unhandledErrors = errors.map(({ name = 'Error', message }) => `${name}: ${message}`)
    return super.onTestRunEnd(modules)
  }

  override writeReport(report: string) {
    return super.writeReport(JSON.stringify({ ...JSON.parse(report), unhandledErrors: this.unhandledErrors }))
  }
}
