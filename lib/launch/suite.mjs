import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getBroker, wantedSeries } from './broker/find.mjs'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { runCommand } from './command.mjs'
import { ensureInstalled, npm } from './install.mjs'
import { LaunchError } from './launch-error.mjs'
import { root } from './paths.mjs'
import { somewhere } from './ports.mjs'
import { createProgress } from './progress.mjs'
import { summarize } from './results.mjs'
import { takeTurn } from './serve.mjs'
import { brokerEnv, makeRunDir } from './stage.mjs'
import { checkVersion, journeys, step } from './steps.mjs'

/**
 * @typedef {import('./results.mjs').StepResult} StepResult
 * @typedef {import('./steps.mjs').SuiteRun} SuiteRun
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
    checkVersion(broker, wantedSeries(process.env))
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
