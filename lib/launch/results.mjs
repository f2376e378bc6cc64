import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './paths.mjs'
import { seconds } from './progress.mjs'

/**
 * @typedef {{ passed: number, failed: number }} Count
 *
 * @typedef {object} Report
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures a line for each that failed: where it stands, its name and the start of why
 *
 * @typedef {object} StepResult
 * @property {string} name
 * @property {number} ms
 * @property {boolean} ok
 * @property {Report | null} tests null for a step that is no test run
 */

/**
 * What a report of Vitest or of Playwright tells; null when there is none that can be read.
 * @param {string} file
 * @returns {Report | null}
 */
export function readReport(file) {
  if (!existsSync(file)) return null
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    return report.stats === undefined ? vitestReport(report) : playwrightReport(report)
  } catch {
    return null
  }
}

/**
 * A file that could not be loaded has no failed test in it, and counts as one.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults?: { name?: string, status: string, message?: string,
 *   assertionResults: { fullName?: string, status?: string, failureMessages?: string[] }[] }[] }} report
 * @returns {Report}
 */
function vitestReport({ numPassedTests, numFailedTests, testResults = [] }) {
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failures = testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName = '', failureMessages = [] }) => failureLine(file.name, fullName, failureMessages[0])),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    failures: [...failures, ...unloaded.map((file) => failureLine(file.name, 'did not load', file.message))],
  }
}

/**
 * @typedef {{ file: string, specs?: { title: string, tests: { status: string,
 *   results: { error?: { message?: string } }[] }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {{ stats: { expected: number, flaky: number, unexpected: number }, suites?: PlaywrightSuite[] }} report
 * @returns {Report}
 */
function playwrightReport({ stats, suites = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: suites.flatMap(failuresOf),
  }
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failuresOf({ file, specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => failureLine(file, title, results.at(-1)?.error?.message)),
  )
  return [...own, ...suites.flatMap(failuresOf)]
}

const longestReason = 200

/**
 * @param {string | undefined} file
 * @param {string} title
 * @param {string | undefined} reason
 */
function failureLine(file, title, reason = '') {
  const place = file === undefined ? '' : `${path.isAbsolute(file) ? path.relative(root, file) : file}: `
  const [first = ''] = stripVTControlCharacters(reason).split('\n')
  return `${place}${title}${first === '' ? '' : ` (${first.slice(0, longestReason)})`}`
}

const mostFailures = 20

/**
 * What is printed at the end, with the name of each test that failed, for often this end is all that is kept of a run; the last
 * line sums the tests of all steps. A step that failed without a failed test (types, lint, build) counts as one failure, so that
 * the line never looks better than the run was.
 * @param {StepResult[]} results
 */
export function summarize(results) {
  const lines = results.flatMap(({ name, ms, ok, tests }) => {
    const numbers = tests ? `, ${counted(tests)}` : ''
    const failures = tests?.failures ?? []
    const most = failures.slice(0, mostFailures).map((failure) => `      ${failure}`)
    const rest = failures.length - most.length
    return [
      `  ${ok ? '✓' : '✗'} ${name} (${seconds(ms)}${numbers})`,
      ...most,
      ...(rest > 0 ? [`      and ${rest} more`] : []),
    ]
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
