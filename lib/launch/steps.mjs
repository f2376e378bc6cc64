import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fits } from './broker/version.mjs'
import { npm } from './install.mjs'
import { LaunchError } from './launch-error.mjs'
import { root } from './paths.mjs'
import { readReport } from './results.mjs'
import { brokerEnv, serveBuilt } from './stage.mjs'

/**
 * @typedef {import('./family.mjs').Family} Family
 * @typedef {import('./broker/find.mjs').Broker} Broker
 * @typedef {import('./results.mjs').StepResult} StepResult
 */

/**
 * @typedef {{ family: Family, dir: string, broker: Broker, results: StepResult[] }} SuiteRun
 */

/**
 * Runs one step, with its time and numbers in the results; a failure ends the step, not the suite.
 * @param {SuiteRun} run
 * @param {string} name
 * @param {string | null} report
 * @param {() => Promise<void>} work
 */
export async function step({ family, results }, name, report, work) {
  console.log(`\n── ${name}\n`)
  const started = Date.now()
  let ok = true
  try {
    await work()
  } catch (error) {
    if (family.isStopping || !(error instanceof LaunchError)) throw error
    console.log(`\n  ${error.message}`)
    ok = false
  }
  results.push({ name, ms: Date.now() - started, ok, tests: report === null ? null : readReport(report) })
  return ok
}

/**
 * Tests that ran on another version than the one they were meant for would prove nothing.
 * @param {Broker} broker
 * @param {string | null} wanted series
 */
export function checkVersion({ version }, wanted) {
  if (version !== null && fits(version, wanted)) return
  throw new LaunchError(`These tests were meant for RabbitMQ ${wanted}, and this is ${version}.`)
}

const mostPages = 5
const mostOfPage = 6_000

/** What was on the pages where journeys failed: all that is left of it on a machine that nobody can look at. */
function printLastPages() {
  const results = path.join(root, 'test-results')
  if (!existsSync(results)) return
  const files = readdirSync(results, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'error-context.md')
    .sort()
  for (const file of files.slice(0, mostPages)) {
    const text = readFileSync(path.join(results, file), 'utf8')
    const page = text.slice(Math.max(0, text.indexOf('```yaml')))
    console.log(`\n── ${path.dirname(file)}\n\n${page.slice(0, mostOfPage)}`)
  }
  if (files.length > mostPages) console.log(`\n  And ${files.length - mostPages} more, in test-results/`)
}

/**
 * Every journey, against the built console on this run's broker.
 * @param {SuiteRun} run
 * @param {string} chromium
 * @param {string} name
 */
export async function journeys(run, chromium, name = 'journeys') {
  const report = path.join(run.dir, `${name}.json`.replaceAll(' ', '-'))
  await step(run, name, report, async () => {
    const { family, broker } = run
    const { server, url, log } = await serveBuilt(family, broker)
    const journey = family.start({
      ...npm(['run', 'e2e']),
      name: 'npm run e2e',
      env: {
        ...process.env,
        ...brokerEnv(broker),
        WARREN_URL: url,
        WARREN_E2E_REPORT: report,
        CHROMIUM_PATH: chromium,
      },
      output: 'inherit',
    })
    const exit = await journey.exited
    const wasServing = server.isRunning()
    await server.stop()
    if (!wasServing) throw new LaunchError(['The server ended by itself.', ...server.lastLines()].join('\n'))
    if (exit.code === 0) return
    printLastPages()
    throw new LaunchError(`The journeys failed (${exit.how}). The server's log: ${log}`)
  })
}
