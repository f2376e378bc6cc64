import { existsSync, readFileSync } from 'node:fs'
import { seconds } from './progress.mjs'

/**
 * @typedef {{ passed: number, failed: number }} Count
 *
 * @typedef {object} StepResult
 * @property {string} name
 * @property {number} ms
 * @property {boolean} ok
 * @property {Count | null} tests null for a step that is no test run
 */

/**
 * The numbers in a report of Vitest or of Playwright; null when there is none that can be read.
 * @param {string} file
 * @returns {Count | null}
 */
export function readReport(file) {
  if (!existsSync(file)) return null
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    return report.stats === undefined ? vitestCount(report) : playwrightCount(report)
  } catch {
    return null
  }
}

/**
 * A file that could not be loaded has no failed test in it, and counts as one.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults?: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Count}
 */
function vitestCount({ numPassedTests, numFailedTests, testResults = [] }) {
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

/**
 * @param {{ stats: { expected: number, flaky: number, unexpected: number } }} report
 * @returns {Count}
 */
function playwrightCount({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

/**
 * What is printed at the end; the last line sums the tests of all steps. A step that failed without a failed test (types,
 * lint, build) counts as one failure, so that the line never looks better than the run was.
 * @param {StepResult[]} results
 */
export function summarize(results) {
  const lines = results.map(({ name, ms, ok, tests }) => {
    const numbers = tests ? `, ${counted(tests)}` : ''
    return `  ${ok ? '✓' : '✗'} ${name} (${seconds(ms)}${numbers})`
  })
  const total = results.reduce(
    (sum, { ok, tests }) => ({
      passed: sum.passed + (tests?.passed ?? 0),
      failed: sum.failed + (ok ? 0 : Math.max(1, tests?.failed ?? 0)),
    }),
    { passed: 0, failed: 0 },
  )
  return ['', ...lines, '', counted(total), ''].join('\n')
}

/** @param {Count} count */
const counted = ({ passed, failed }) => `${passed} passed, ${failed} failed`
