import type { Locator, Page } from '@playwright/test'
import type { BigBroker } from './big-broker'
import { rest, timeToRows } from './rows'

/** A user interface with a list of queues, and how one gets around in it. */
export interface Lists {
  readonly name: string
  /** Opens it, signed in, on a screen that is not the list. */
  open(page: Page): Promise<void>
  /** By its own link to the list. */
  toQueues(page: Page): Promise<number>
  /** From the order by name to the fullest first. */
  sortByTotal(page: Page): Promise<number>
  /** Types a part of a name and presses Enter. */
  filter(page: Page): Promise<number>
  /** Takes the filter out again. */
  unfilter(page: Page): Promise<number>
  /** Back to the order by name. */
  unsort(page: Page): Promise<void>
}

/** RabbitMQ's own management UI. */
export function officialLists(url: string, { broker, firstByName, firstByTotal, filter }: BigBroker): Lists {
  const names = '#main a[href^="#/queues/"]'
  const link = 'a[href="#/queues"]:not(.button)'
  const sort = 'a.sort[sort="messages"]'
  const box = '#queues-name'
  return {
    name: 'official UI',
    async open(page) {
      await page.goto('about:blank')
      await page.goto(url)
      const username = page.locator('input[name=username]')
      await username.or(page.locator(link)).first().waitFor()
      if (await username.isVisible()) {
        await username.fill(broker.username)
        await page.locator('input[name=password]').fill(broker.password)
        await page.locator('input[type=submit]').click()
      }
      await page.locator(link).waitFor()
      await page.waitForLoadState('networkidle')
    },
    toQueues: (page) =>
      timeToRows(page, { names, first: firstByName }, () => press(page, page.locator(link))),
    async sortByTotal(page) {
      // The first press sorts the emptiest first; both cost the same.
      await page.locator(sort).click()
      await page.locator(`${sort} .arrow`).waitFor()
      return timeToRows(page, { names, first: firstByTotal }, () => press(page, page.locator(sort)))
    },
    filter: (page) => typeInto(page, box, filter.text, { names, first: filter.text, count: filter.count }),
    unfilter: (page) => typeInto(page, box, '', { names, first: firstByTotal }),
    async unsort(page) {
      await page.locator('a.sort[sort="name"]').click()
      await page.waitForFunction(
        ([selector = '', first]) => document.querySelector(selector)?.textContent === first,
        [names, firstByName],
      )
    },
  }
}

/** Ours. */
export function warrenLists(url: string, { broker, firstByName, firstByTotal, filter }: BigBroker): Lists {
  const names = 'main tbody a[href^="/queues/"]'
  const total = (page: Page) =>
    page.getByRole('columnheader').filter({ hasText: 'Total' }).first().getByRole('button').first()
  const box = 'input[aria-label="Filter queues"]'
  return {
    name: 'Warren',
    async open(page) {
      if ((await page.context().cookies(url)).length === 0) {
        const answer = await page.request.post(new URL('/api/session', url).href, { data: broker.login })
        if (!answer.ok()) throw new Error(await answer.text())
      }
      await page.goto(new URL('/nodes', url).href)
      await page.locator('nav a[href^="/queues"]').first().waitFor()
      await page.waitForLoadState('networkidle')
    },
    toQueues: (page) =>
      timeToRows(page, { names, first: firstByName }, () =>
        press(page, page.locator('nav a[href^="/queues"]').first()),
      ),
    sortByTotal: (page) => timeToRows(page, { names, first: firstByTotal }, () => press(page, total(page))),
    filter: (page) => typeInto(page, box, filter.text, { names, first: filter.text, count: filter.count }),
    unfilter: (page) => typeInto(page, box, '', { names, first: firstByTotal }),
    async unsort(page) {
      await total(page).click()
      await total(page).click()
      await page.waitForFunction(
        ([selector = '', first]) => document.querySelector(selector)?.textContent === first,
        [names, firstByName],
      )
    },
  }
}

async function press(page: Page, target: Locator): Promise<void> {
  await target.hover()
  await page.waitForTimeout(rest)
  await target.click()
}

async function typeInto(
  page: Page,
  box: string,
  text: string,
  right: Parameters<typeof timeToRows>[1],
): Promise<number> {
  const input = page.locator(box)
  await input.click()
  await input.fill('')
  return timeToRows(page, right, async () => {
    if (text !== '') await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  })
}
