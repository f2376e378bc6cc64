import { defineConfig } from '@playwright/test'
import journeys from '@/e2e/playwright.config'

/** Not tests: each of these shows a screen and keeps a picture of it. `npm run screenshots` starts what they need. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  testMatch: '**/*.shots.ts',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  use: { ...journeys.use, actionTimeout: 15_000, trace: 'off' },
})
