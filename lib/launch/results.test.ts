import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './paths.mjs'
import { readReport, summarize } from './results.mjs'

let dir = ''
beforeEach(() => void (dir = mkdtempSync(path.join(tmpdir(), 'warren-results-'))))
afterEach(() => rmSync(dir, { recursive: true }))

function report(content: unknown) {
  const file = path.join(dir, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return readReport(file)
}

test("reads Vitest's report, where a file that did not load counts as a failure", () => {
  const testResults = [
    { status: 'passed', assertionResults: [{}, {}] },
    {
      name: path.join(root, 'lib/a.test.ts'),
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'fine', failureMessages: [] },
        { status: 'passed', fullName: 'waits', failureMessages: ['Error: too late\n  at'] },
        {
          status: 'failed',
          fullName: 'sums',
          failureMessages: ['\u001B[31mAssertionError: 2 is not 3\n  at'],
        },
      ],
    },
    { name: path.join(root, 'lib/b.test.ts'), status: 'failed', message: 'no module', assertionResults: [] },
  ]
  expect(report({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
    passed: 2,
    failed: 2,
    failures: ['lib/a.test.ts: sums (AssertionError: 2 is not 3)', 'lib/b.test.ts: did not load (no module)'],
    secondTries: ['lib/a.test.ts: waits (Error: too late)'],
  })
})

test('what was thrown outside the tests fails a run whose tests have all passed', () => {
  const unhandledErrors = ['TypeError: giveBack is not a function\n  at']
  expect(report({ numPassedTests: 3, numFailedTests: 0, unhandledErrors })).toMatchObject({
    passed: 3,
    failed: 1,
    failures: ['thrown outside the tests (TypeError: giveBack is not a function)'],
  })
})

test("reads Playwright's report, where a flaky test has passed", () => {
  const spec = (title: string, status: string, message: string) => ({
    title,
    tests: [{ status, results: [{ error: { message } }, {}] }],
  })
  const suites = [
    {
      file: 'live.e2e.ts',
      specs: [
        spec('follows', 'unexpected', 'Error: not seen\n\nCall log'),
        spec('pauses', 'flaky', 'Error: late'),
      ],
      suites: [{ file: 'live.e2e.ts', specs: [spec('settles', 'unexpected', '')] }],
    },
  ]
  const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 3 }
  expect(report({ stats, suites })).toEqual({
    passed: 5,
    failed: 2,
    failures: ['live.e2e.ts: follows (Error: not seen)', 'live.e2e.ts: settles'],
    secondTries: ['live.e2e.ts: pauses (Error: late)'],
  })
})

test('there may be no report', () => {
  expect(readReport(path.join(dir, 'missing.json'))).toBeNull()
})

test('the last line sums all tests', () => {
  const text = summarize([
    {
      name: 'check',
      ms: 61_000,
      ok: true,
      tests: { passed: 10, failed: 0, failures: [], secondTries: ['a.test.ts: waits'] },
    },
    {
      name: 'journeys',
      ms: 2000,
      ok: false,
      tests: { passed: 3, failed: 2, failures: ['live.e2e.ts: follows'], secondTries: [] },
    },
  ])
  expect(text.trimEnd().split('\n').at(-1)).toBe('13 passed, 2 failed')
  expect(text).toContain(
    '✓ check (1 min 1 s, 10 passed, 0 failed)\n      passed at the second try: a.test.ts: waits\n',
  )
  expect(text).toContain('✗ journeys (2 s, 3 passed, 2 failed)\n      live.e2e.ts: follows\n')
})

test('a step that failed before any test did is a failure all the same', () => {
  const text = summarize([
    { name: 'check', ms: 0, ok: false, tests: null },
    { name: 'build', ms: 0, ok: false, tests: null },
  ])
  expect(text.trimEnd().split('\n').at(-1)).toBe('0 passed, 2 failed')
})
