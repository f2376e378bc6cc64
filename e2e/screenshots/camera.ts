import { statSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { layoutFaults } from '@/e2e/fixtures/layout'

const folder = process.env['WARREN_SCREENSHOTS'] ?? '.warren/screenshots'
const largestBytes = 300_000

/** Figures that were just asked for come a moment after the page. */
const lastLookMs = 400

/** Charts are drawn once what draws them has come, and the pointer rests on nothing. */
async function settle(page: Page): Promise<void> {
  const charts = page.locator('[role=img]:is(div)')
  await expect(charts.filter({ hasNot: page.locator('canvas') })).toHaveCount(0)
  await page.mouse.move(0, 0)
  await page.waitForTimeout(lastLookMs)
}

/** Keeps a picture of what the window shows, and complains of what an eye would stumble over there. */
export async function take(page: Page, name: string): Promise<void> {
  await settle(page)
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
  expect.soft(await layoutFaults(page), name).toEqual([])
}

/** Keeps a picture in the repository, which it must not burden. */
export async function takeForReadme(page: Page, file: string): Promise<void> {
  await settle(page)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  expect(statSync(file).size).toBeLessThanOrEqual(largestBytes)
}
