import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getBroker, wantedSeries } from './broker/find.mjs'
import { fits } from './broker/version.mjs'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { runCommand } from './command.mjs'
import { ensureInstalled, npm } from './install.mjs'
import { LaunchError } from './launch-error.mjs'
import { root } from './paths.mjs'
import { somewhere } from './ports.mjs'
import { createProgress } from './progress.mjs'
import { readReport, summarize } from './results.mjs'
import { takeTurn } from './serve.mjs'
import { brokerEnv, makeRunDir, serveBuilt } from './stage.mjs'

/**
 * @typedef {import('./family.mjs').Family} Family
 * @typedef {import('./broker/find.mjs').Broker} Broker
 * @typedef {import('./results.mjs').StepResult} StepResult
 */

const PARTS = ['check', 'e2e']

/**
 * `npm test`: everything, on a broker of its own. `--only check` and `--only e2e` run a part of it.
 * @param {string[]} args
 */
export function runSuite(args) {
  return runCommand(async ({ family }) => {
    const parts = partsOf(args)
    takeTurn(family)
    const dir = makeRunDir(family)
    const progress = createProgress()
    const started = Date.now()

    process.stdout.write('\n')
    await ensureInstalled(family, progress)
    const chromium = parts.has('e2e') ? await findChromium(family, progress) : null
    const own = { dir: path.join(dir, 'broker'), firstPort: somewhere() }
    const broker = await getBroker({ family, progress, env: process.env, own })
    const wanted = wantedSeries(process.env)
    if (broker.version === null || !fits(broker.version, wanted)) {
      throw new LaunchError(`These tests were meant for RabbitMQ ${wanted}, and this is ${broker.version}.`)
    }
    console.log(
      `  Tests run on RabbitMQ ${broker.version}${chromium === null ? '' : `, journeys in ${chromium}`}\n`,
    )

    /** @type {StepResult[]} */
    const results = [{ name: 'set-up', ms: Date.now() - started, ok: true, tests: null }]
    const run = { family, dir, broker, results }
    if (parts.has('check')) await check(run)
    if (chromium !== null && (await buildStep(run))) await journeys(run, chromium)
    // The last word is the summary's: what is stopped after it says nothing.
    await family.stopAll()
    process.stdout.write(summarize(results))
    return results.every(({ ok }) => ok) ? 0 : 1
  })
}

/** @param {string[]} args */
function partsOf(args) {
  const [flag, part = ''] = args
  if (flag === undefined) return new Set(PARTS)
  if (flag === '--only' && PARTS.includes(part) && args.length === 2) return new Set([part])
  throw new LaunchError(
    `npm test takes nothing, or one of: ${PARTS.map((name) => `-- --only ${name}`).join(', ')}`,
  )
}

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
async function step({ family, results }, name, report, work) {
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
 * `npm run check`, one step for each of its parts, so that a complaint of the linter does not hide a failed test.
 * @param {SuiteRun} run
 */
async function check(run) {
  const report = path.join(run.dir, 'unit.json')
  const env = { ...process.env, ...brokerEnv(run.broker), WARREN_UNIT_REPORT: report }
  for (const part of partsOfCheck()) {
    await step(run, part, part === 'unit' ? report : null, () =>
      run.family.run({ ...npm(['run', part]), name: `npm run ${part}`, env, output: 'inherit' }),
    )
  }
}

/** The scripts that the script "check" runs one after another. */
function partsOfCheck() {
  /** @type {{ scripts: { check: string } }} */
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return scripts.check.split('&&').map((command) => command.trim().replace(/^npm run /, ''))
}

/** @param {SuiteRun} run */
const buildStep = (run) => step(run, 'build', null, () => build(run.family, 'inherit'))

/**
 * @param {SuiteRun} run
 * @param {string} chromium
 */
async function journeys(run, chromium) {
  const report = path.join(run.dir, 'journeys.json')
  await step(run, 'journeys', report, async () => {
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
    if (exit.code !== 0) throw new LaunchError(`The journeys failed (${exit.how}). The server's log: ${log}`)
  })
}
