import type { Browser, Page } from '@playwright/test'
import { settle, test } from './big-broker'
import { holdGoal, median, printFigures } from './figures'
import { officialLists, warrenLists, type Lists } from './lists'
import { costsOf, type PageCosts } from './page-costs'
import { sizes } from './sizes'

/** Longer than a reading of the console is shared: every round asks the broker anew. */
const pause = 5_500
/** What both refresh by. */
const refresh = 5
/** Of those whose main thread and bytes are counted. */
const watched = 30

interface Figures {
  cold: { navigation: number; sort: number }
  navigation: number
  sort: number
  filter: number
  byName: PageCosts
  byTotal: PageCosts
}

async function using<T>(browser: Browser, lists: Lists, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await lists.open(page)
    return await work(page)
  } finally {
    await context.close()
  }
}

const measure = (browser: Browser, lists: Lists): Promise<Figures> =>
  using(browser, lists, async (page) => {
    const [navigation, sort, filter]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round <= sizes.rounds; round += 1) {
      await page.waitForTimeout(pause)
      navigation.push(await lists.toQueues(page))
      await page.waitForTimeout(pause)
      sort.push(await lists.sortByTotal(page))
      await page.waitForTimeout(1_000)
      filter.push(await lists.filter(page))
      await lists.unfilter(page)
      await lists.unsort(page)
      await lists.open(page)
    }
    await lists.toQueues(page)
    const byName = await costsOf(page, watched)
    await lists.sortByTotal(page)
    const byTotal = await costsOf(page, watched)
    const cold = { navigation: navigation.shift() ?? Number.NaN, sort: sort.shift() ?? Number.NaN }
    filter.shift()
    return {
      cold,
      navigation: median(navigation),
      sort: median(sort),
      filter: median(filter),
      byName,
      byTotal,
    }
  })

const managementUrl = () => process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''

test('the list of queues against the official UI', async ({ baseURL, browser, big }) => {
  test.setTimeout(900_000)
  await settle()
  const official = await measure(browser, officialLists(managementUrl(), big))
  const ours = await measure(browser, warrenLists(baseURL ?? '', big))
  printLists(official, ours)
  const ratio = (of: (figures: Figures) => number) => of(ours) / of(official)
  holdGoal({ name: 'navigation to rows / official', value: ratio(({ navigation }) => navigation), most: 1 })
  holdGoal({ name: 'sort by Total / official', value: ratio(({ sort }) => sort), most: 0.25 })
  holdGoal({ name: 'filter while sorted / official', value: ratio(({ filter }) => filter), most: 0.25 })
  holdGoal({ name: 'tasks over 50 ms, by name', value: ours.byName.longTasks, most: 0 })
  holdGoal({ name: 'tasks over 50 ms, by Total', value: ours.byTotal.longTasks, most: 0 })
})

function printLists(official: Figures, ours: Figures): void {
  const row = (name: string, of: (figures: Figures) => number, digits = 0) => [
    name,
    of(official).toFixed(digits),
    of(ours).toFixed(digits),
    (of(ours) / of(official)).toFixed(2),
  ]
  const refreshes = watched / refresh
  const costs = (order: string, of: (figures: Figures) => PageCosts) => [
    row(`kB a refresh, ${order}`, (figures) => of(figures).kilobytes / refreshes, 1),
    row(`main thread a refresh, ms, ${order}`, (figures) => of(figures).busy / refreshes),
    row(`longest task, ms, ${order}`, (figures) => of(figures).longest),
    row(`JS heap, MB, ${order}`, (figures) => of(figures).heapMegabytes, 1),
  ]
  printFigures(`${sizes.queues} queues, ${sizes.connections} connections; median of ${sizes.rounds}`, [
    ['', 'official', 'Warren', 'ratio'],
    row('navigation to rows, the first, ms', ({ cold }) => cold.navigation),
    row('navigation to rows, ms', ({ navigation }) => navigation),
    row('sort by Total, the first, ms', ({ cold }) => cold.sort),
    row('sort by Total, ms', ({ sort }) => sort),
    row('filter while sorted, ms', ({ filter }) => filter),
    ...costs('by name', ({ byName }) => byName),
    ...costs('by Total', ({ byTotal }) => byTotal),
  ])
}
