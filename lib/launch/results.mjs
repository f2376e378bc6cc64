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
 * @property {string[]} secondTries the same of each that failed first and passed when it was run again
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
 * @typedef {object} VitestFile
 * @property {string} [name]
 * @property {string} status
 * @property {string} [message]
 * @property {{ fullName?: string, status?: string, failureMessages?: string[] }[]} assertionResults
 */

/**
 * A file that could not be loaded has no failed test in it, and counts as one; so does what was thrown outside the tests.
 * @param {{ numPassedTests: number, numFailedTests: number, unhandledErrors?: string[], testResults?: VitestFile[] }} report
 * @returns {Report}
 */
function vitestReport({ numPassedTests, numFailedTests, unhandledErrors = [], testResults = [] }) {
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  /** @param {'failed' | 'passed'} wanted */
  const linesOf = (wanted) =>
    testResults.flatMap((file) =>
      file.assertionResults
        .filter(({ status, failureMessages = [] }) => status === wanted && failureMessages.length > 0)
        .map(({ fullName = '', failureMessages = [] }) =>
          failureLine(file.name, fullName, failureMessages[0]),
        ),
    )
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length + unhandledErrors.length,
    failures: [
      ...linesOf('failed'),
      ...unloaded.map((file) => failureLine(file.name, 'did not load', file.message)),
      ...unhandledErrors.map((error) => failureLine(undefined, 'thrown outside the tests', error)),
    ],
    // What was wrong at the first try stays with a test that passed at the second.
    secondTries: linesOf('passed'),
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
    failures: suites.flatMap((suite) => linesOf(suite, 'unexpected')),
    secondTries: suites.flatMap((suite) => linesOf(suite, 'flaky')),
  }
}

/**
 * @param {PlaywrightSuite} suite
 * @param {'unexpected' | 'flaky'} wanted
 * @returns {string[]}
 */
function linesOf({ file, specs = [], suites = [] }, wanted) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ results }) => failureLine(file, title, results.findLast(({ error }) => error)?.error?.message)),
  )
  return [...own, ...suites.flatMap((suite) => linesOf(suite, wanted))]
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
 * What is printed at the end, with the name of each test that failed or needed a second try, for often this end is all that is
 * kept of a run; the last line sums the tests of all steps. A step that failed without a failed test (types, lint, build) counts
 * as one failure, so that the line never looks better than the run was.
 * @param {StepResult[]} results
 */
export function summarize(results) {
  const lines = results.flatMap(({ name, ms, ok, tests }) => {
    const numbers = tests ? `, ${counted(tests)}` : ''
    return [
      `  ${ok ? '✓' : '✗'} ${name} (${seconds(ms)}${numbers})`,
      ...listed(tests?.failures ?? []),
      ...listed((tests?.secondTries ?? []).map((line) => `passed at the second try: ${line}`)),
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

/** @param {string[]} lines */
function listed(lines) {
  const rest = lines.length - mostFailures
  return [...lines.slice(0, mostFailures), ...(rest > 0 ? [`and ${rest} more`] : [])].map(
    (line) => `      ${line}`,
  )
}

/** @param {Count} count */
const counted = ({ passed, failed }) => `${passed} passed, ${failed} failed`
