import { defineConfig } from '@playwright/test'
import { elsewhere } from './fixtures/elsewhere'

const isRoot = process.getuid?.() === 0
const chromium = process.env['CHROMIUM_PATH']
const report = process.env['WARREN_E2E_REPORT']
const baseURL = process.env['WARREN_URL'] ?? 'http://127.0.0.1:3000'

/** Chromium looks up hosts of its vendor at every start; on a machine without the internet that costs seconds. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  // Without a screen there is nothing that a process of its own could speed up.
  '--disable-gpu',
  '--in-process-gpu',
]

/** The journeys run against the server that WARREN_URL names; `npm test` starts it, and a broker behind it. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // Three on two cores: a journey waits for the broker's statistics and for answers about as often as it draws.
  workers: 3,
  // What fails is tried once more in a whole run, whose summary then names it.
  retries: report ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...quiet,
        `--host-resolver-rules=MAP ${elsewhere} ${new URL(baseURL).hostname}`,
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
})
