import { defineConfig } from '@playwright/test'
import journeys from '@/e2e/playwright.config'

/** What needs a cluster of three nodes, kills two of them in this order, and at last partitions it. `npm run test:cluster` starts all. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  testMatch: '**/*.cluster.ts',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 180_000,
})
