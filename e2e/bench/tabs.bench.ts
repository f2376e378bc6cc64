import type { BrowserContext } from '@playwright/test'
import { startManagementProxy } from '@/lib/testing/management-proxy'
import { settle, test } from './big-broker'
import { holdGoal, printFigures } from './figures'
import { warrenLists } from './lists'
import { serveConsole } from './own-console'
import { residentMegabytes } from './processes'
import { sizes } from './sizes'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const rest = 6_000
const samplesOfMemory = 10

test('fifty tabs of one user ask the broker what one asks', async ({ browser, big }) => {
  test.setTimeout(900_000)
  await settle()
  const proxy = await startManagementProxy(process.env['RABBITMQ_MANAGEMENT_URL'] ?? '')
  const console_ = await serveConsole(proxy.url)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const lists = warrenLists(console_.url, big)
    const open = async (tabs: number) => {
      while (context.pages().length < tabs) await openTab(context, lists)
      await pause(rest)
    }
    const memory: number[] = []
    const watch = async (seconds: number) => {
      proxy.requests.length = 0
      for (let sample = 0; sample < samplesOfMemory; sample += 1) {
        await pause((seconds * 1000) / samplesOfMemory)
        memory.push(residentMegabytes(console_.pid))
      }
      return (proxy.requests.length / seconds) * 60
    }
    await open(1)
    const one = await watch(sizes.oneTabSeconds)
    await open(sizes.tabs)
    const many = await watch(sizes.tabSeconds)
    printFigures(`${sizes.tabs} tabs of one user for ${sizes.tabSeconds} s, the list sorted by Total`, [
      ['', 'requests at the broker a minute'],
      ['one tab', one.toFixed(0)],
      [`${sizes.tabs} tabs`, many.toFixed(0)],
    ])
    printFigures('Memory of the server, MB', [
      ['one tab', ...memory.slice(0, samplesOfMemory).map((value) => value.toFixed(0))],
      [`${sizes.tabs} tabs`, ...memory.slice(samplesOfMemory).map((value) => value.toFixed(0))],
    ])
    holdGoal({ name: `requests at the broker, ${sizes.tabs} tabs / one`, value: many / one, most: 1.1 })
    const [early, late] = [memory.slice(samplesOfMemory, -5), memory.slice(-5)].map((part) =>
      Math.max(...part),
    )
    holdGoal({
      name: `memory of the server, last / first half of ${sizes.tabs} tabs`,
      value: (late ?? Number.NaN) / (early ?? Number.NaN),
      most: 1.2,
    })
  } finally {
    await context.close()
    await console_.stop()
    await proxy.close()
  }
})

async function openTab(context: BrowserContext, lists: ReturnType<typeof warrenLists>): Promise<void> {
  const page = await context.newPage()
  await lists.open(page)
  await lists.toQueues(page)
  await lists.sortByTotal(page)
}
