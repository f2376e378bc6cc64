import type { Page } from '@playwright/test'
import { expect } from '@/e2e/fixtures/test'
import { settle, test } from './big-broker'
import { holdGoal, median, printFigures } from './figures'
import { longTasks, watchLongTasks } from './page-costs'
import { rest, timeToRows } from './rows'
import { sizes } from './sizes'

/** Two frames of a screen at 60 Hz, and the one in which the key came. */
const fewFrames = 50

const nameOf = (index: number) => `q-${String(index).padStart(5, '0')}`

/** Presses the keys of a name one by one; milliseconds from the last of them until it is the first result. */
async function timeToName(page: Page, name: string): Promise<number> {
  const input = page.getByRole('dialog').getByRole('combobox')
  await input.fill('')
  await input.pressSequentially(name.slice(0, -1), { delay: 60 })
  await page.waitForTimeout(rest)
  const key = name.at(-1) ?? ''
  return timeToRows(page, { names: '[role=option]', first: name }, () => page.keyboard.press(key))
}

test(`the command palette over ${sizes.queues} names`, async ({ page, big }) => {
  test.setTimeout(600_000)
  await settle()
  expect((await page.request.post('/api/session', { data: big.broker.login })).ok()).toBe(true)
  await page.goto('/publish')
  await expect(page.getByRole('button', { name: 'Publish message' })).toBeEnabled()
  await watchLongTasks(page)
  const last = sizes.queues - 1
  const opened = await timeToRows(page, { names: '[role=option]', first: '' }, () =>
    page.keyboard.press('ControlOrMeta+k'),
  )
  await expect(page.getByText('Reading the names')).toHaveCount(0, { timeout: 60_000 })
  const opening = await longTasks(page)
  await watchLongTasks(page)
  const times: number[] = []
  for (let round = 0; round < sizes.rounds; round += 1) {
    times.push(await timeToName(page, nameOf(last - round * 7)))
  }
  // What matches most of the names, and what matches none.
  const input = page.getByRole('dialog').getByRole('combobox')
  for (const text of ['q', 'q-0', 'no such name', '-']) {
    await input.fill('')
    await input.pressSequentially(text, { delay: 60 })
    await page.waitForTimeout(rest)
  }
  const typing = await longTasks(page)
  const longest = Math.max(0, ...typing)
  printFigures(`Command palette over ${sizes.queues} queues and ${sizes.connections} connections, ms`, [
    ['from Ctrl K to the palette', opened.toFixed(0)],
    ['longest task while it opens and reads the names', Math.max(0, ...opening).toFixed(0)],
    ['from a key to the result, median', median(times).toFixed(0)],
    ['from a key to the result, longest', Math.max(...times).toFixed(0)],
    ['longest task while typing (0: none over 50)', longest.toFixed(0)],
  ])
  holdGoal({ name: 'palette: ms from a key to the result', value: median(times), most: fewFrames })
  holdGoal({ name: 'palette: longest task while typing, ms', value: longest, most: 50 })
  holdGoal({ name: 'palette: longest task while it opens, ms', value: Math.max(0, ...opening), most: 50 })
})
