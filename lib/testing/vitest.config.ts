import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { JsonReporter, type Reporter } from 'vitest/node'

const root = path.resolve(import.meta.dirname, '../..')
const report = process.env['WARREN_UNIT_REPORT']

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>

/**
 * Vitest's JSON report and, as `unhandledErrors`, what was thrown outside its tests, such as by a promise that nobody awaits: it fails
 * the run, and Vitest 4.1 leaves it out of the report, where every test has passed.
 */
class UnitReport extends JsonReporter {
  private unhandledErrors: string[] = []

  override onTestRunEnd(modules: RunEnd[0], errors: RunEnd[1] = []) {
    this.unhandledErrors = errors.map(({ name = 'Error', message }) => `${name}: ${message}`)
    return super.onTestRunEnd(modules)
  }

  override writeReport(report: string) {
    return super.writeReport(JSON.stringify({ ...JSON.parse(report), unhandledErrors: this.unhandledErrors }))
  }
}

/** Lets modules that import server-only load outside Next; React then has no hooks. */
const onServer = {
  resolve: { conditions: ['react-server'] },
  ssr: { resolve: { conditions: ['react-server'] } },
}

/** None waits for a clock: what takes long is a machine that has other work, and importing on it. */
const pure = { globalSetup: ['lib/testing/temporary-folder.ts'], testTimeout: 30_000 }
const withBroker = '**/*.broker.test.ts'

/** Their modules remember things (the hub, sessions, locks) or are replaced. */
const withState = '{app,lib/launch,lib/server}/**/*.test.ts'

/**
 * Four projects: pure tests, which share modules that are loaded once; those of the server and of the launcher, each file in a
 * process of its own; `*.test.tsx`, which draw components; and `*.broker.test.ts`, which talk to a real RabbitMQ that globalSetup
 * finds or starts.
 */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    // Most wait for the statistics of the broker or for a deadline: four at a time take little more of two cores than one.
    maxWorkers: 4,
    env: { WARREN_LOG: 'silent' },
    // What is awaited comes by itself; how soon is a matter of the machine.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 30_000,
    reporters: ['default', ...(report ? [new UnitReport({ outputFile: report })] : [])],
    projects: [
      {
        extends: true,
        ...onServer,
        test: {
          ...pure,
          name: 'unit',
          include: ['{components,e2e,lib}/**/*.test.ts'],
          exclude: [withBroker, withState],
          isolate: false,
          unstubGlobals: true,
        },
      },
      {
        extends: true,
        ...onServer,
        test: { ...pure, name: 'server', include: [withState], exclude: [withBroker] },
      },
      {
        extends: true,
        test: { name: 'components', include: ['{components,lib}/**/*.test.tsx'], testTimeout: 30_000 },
      },
      {
        extends: true,
        ...onServer,
        test: {
          name: 'broker',
          include: [`lib/${withBroker}`],
          globalSetup: ['lib/testing/temporary-folder.ts', 'lib/testing/broker-setup.ts'],
          // A real broker on a busy machine: what fails is tried once more in a whole run, whose summary then names it.
          retry: report ? 1 : 0,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
