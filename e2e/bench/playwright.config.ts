import { defineConfig } from '@playwright/test'
import journeys from '@/e2e/playwright.config'

/** Measures instead of tests: one after the other, on a machine that does nothing else. `npm run bench` starts all. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  testMatch: '**/*.bench.ts',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 600_000,
  reporter: 'line',
  use: { ...journeys.use, trace: 'off' },
})
