import path from 'node:path'
import { getBroker } from './broker/find.mjs'
import { SUITES } from './broker/version.mjs'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { runCommand } from './command.mjs'
import { Family } from './family.mjs'
import { ensureInstalled, npm } from './install.mjs'
import { LaunchError } from './launch-error.mjs'
import { somewhere } from './ports.mjs'
import { createProgress } from './progress.mjs'
import { summarize } from './results.mjs'
import { takeTurn } from './serve.mjs'
import { brokerEnv, makeRunDir } from './stage.mjs'
import { checkVersion, journeys, step } from './steps.mjs'

/**
 * @typedef {import('./steps.mjs').SuiteRun} SuiteRun
 */

const SERIES = SUITES.map(({ series }) => series).toReversed()
const PARTS = ['broker', 'journeys']
const USAGE = `npm run test:versions takes versions (${SERIES.join(', ')}), and --only broker or --only journeys`

/**
 * `npm run test:versions`: all that differs by the broker's version, on each that Warren supports, one after the other: the
 * tests that talk to a broker, and the journeys. Types, lint and pure tests are the same on all, and are left to `npm test`.
 * @param {string[]} args
 */
export function runEveryVersion(args) {
  return runCommand(async ({ family }) => {
    const { series, parts } = read(args)
    takeTurn(family)
    const dir = makeRunDir(family)
    const progress = createProgress()
    process.stdout.write('\n')
    await ensureInstalled(family, progress)
    const chromium = parts.has('journeys') ? await findChromium(family, progress) : null
    if (chromium !== null) await ensureBuilt(family, progress)

    /** @type {SuiteRun['results']} */
    const results = []
    for (const wanted of series) {
      const own = new Family()
      family.add({ name: `RabbitMQ ${wanted}`, stop: () => own.stopAll() })
      const env = { ...process.env, WARREN_RABBITMQ: wanted }
      const place = { dir: path.join(dir, wanted), firstPort: somewhere() }
      const broker = await getBroker({ family: own, progress, env, own: place })
      checkVersion(broker, wanted)
      const run = { family: own, dir, broker, results }
      if (parts.has('broker')) await brokerTests(run, wanted)
      if (chromium !== null) await journeys(run, chromium, `RabbitMQ ${broker.version}, journeys`)
      await own.stopAll()
    }
    await family.stopAll()
    process.stdout.write(summarize(results))
    return results.every(({ ok }) => ok) ? 0 : 1
  })
}

/** @param {string[]} args */
function read(args) {
  const at = args.indexOf('--only')
  const part = at === -1 ? null : args[at + 1]
  const named = at === -1 ? args : args.toSpliced(at, 2)
  if (named.some((each) => !SERIES.includes(each))) throw new LaunchError(USAGE)
  if (part !== null && (part === undefined || !PARTS.includes(part))) throw new LaunchError(USAGE)
  return {
    series: named.length === 0 ? SERIES : SERIES.filter((each) => named.includes(each)),
    parts: new Set(part === null ? PARTS : [part]),
  }
}

/**
 * @param {SuiteRun} run
 * @param {string} series also what brokers that a test starts by itself must be
 */
async function brokerTests(run, series) {
  const name = `RabbitMQ ${run.broker.version}, broker tests`
  const report = path.join(run.dir, `broker-${series}.json`)
  const env = {
    ...process.env,
    ...brokerEnv(run.broker),
    WARREN_RABBITMQ: series,
    WARREN_KILLS: 'all',
    WARREN_UNIT_REPORT: report,
  }
  await step(run, name, report, () =>
    run.family.run({
      ...npm(['run', 'unit', '--', '--project', 'broker']),
      name: 'npm run unit',
      env,
      output: 'inherit',
    }),
  )
}
