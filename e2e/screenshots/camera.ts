import { statSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'

const folder = process.env['WARREN_SCREENSHOTS'] ?? '.warren/screenshots'
const largestBytes = 300_000

/** Figures that were just asked for come a moment after the page. */
const lastLookMs = 400

/** Keeps a picture of what the window shows. */
export async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(lastLookMs)
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

/** Keeps a picture in the repository, which it must not burden. */
export async function takeForReadme(page: Page, file: string): Promise<void> {
  await page.waitForTimeout(lastLookMs)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  expect(statSync(file).size).toBeLessThanOrEqual(largestBytes)
}
