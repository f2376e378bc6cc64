import type { Browser, BrowserContext } from '@playwright/test'
import { settle, test } from './big-broker'
import { holdGoal, printFigures } from './figures'
import { officialLists, warrenLists, type Lists } from './lists'
import { brokerPid, cpuDuring } from './processes'
import { sizes } from './sizes'

/** Until what a viewer left behind, and what the broker does for it, is over. */
const rest = 8_000
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function openSorted(context: BrowserContext, lists: Lists): Promise<void> {
  const page = await context.newPage()
  await lists.open(page)
  await lists.toQueues(page)
  await lists.sortByTotal(page)
}

/** What all figures are of, however long was measured. */
const told = 30

/** CPU seconds of the broker in 30 s. */
const costNow = async (pid: number) => ((await cpuDuring(pid, sizes.cpuSeconds)) / sizes.cpuSeconds) * told

/** The same while so many look at the list sorted by Total. */
async function costOf(browser: Browser, lists: Lists, viewers: number, pid: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  for (let viewer = 0; viewer < viewers; viewer += 1) await openSorted(context, lists)
  await pause(rest)
  const seconds = await costNow(pid)
  await context.close()
  await pause(rest)
  return seconds
}

test('what viewers of a list sorted by Total cost the broker', async ({ baseURL, browser, big }) => {
  test.setTimeout(1_200_000)
  await settle()
  const pid = await brokerPid()
  const official = officialLists(process.env['RABBITMQ_MANAGEMENT_URL'] ?? '', big)
  const ours = warrenLists(baseURL ?? '', big)
  await pause(rest)
  const idle = await costNow(pid)
  const officialOne = (await costOf(browser, official, 1, pid)) - idle
  const oursOne = (await costOf(browser, ours, 1, pid)) - idle
  const oursMany = (await costOf(browser, ours, sizes.viewers, pid)) - idle
  const row = (name: string, seconds: number) => [
    name,
    seconds.toFixed(2),
    (seconds / officialOne).toFixed(2),
  ]
  printFigures(
    `CPU of the broker in ${told} s (over ${sizes.cpuSeconds} s), ${sizes.queues} queues by Total`,
    [
      ['above idle, s', 'CPU s', 'of the official'],
      row('idle itself', idle),
      row('one tab of the official UI', officialOne),
      row('one tab of Warren', oursOne),
      row(`${sizes.viewers} tabs of Warren`, oursMany),
    ],
  )
  holdGoal({ name: 'broker CPU, one viewer / official', value: oursOne / officialOne, most: 1 })
  holdGoal({
    name: `broker CPU, ${sizes.viewers} viewers / one`,
    value: oursMany / oursOne,
    most: 1.25,
  })
})
