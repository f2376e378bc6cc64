import { expect } from '@playwright/test'
import type { Place, View } from '@/e2e/fixtures/views'
import { paths } from '@/lib/api/paths'

const inVhost = (path: string) => (place: Place) => `${path}?${new URLSearchParams({ vhost: place.vhost })}`

/** A connection of AMQP 1.0: sessions and links in the place of channels and consumers. */
export const sessions: View = {
  name: 'connection-sessions',
  path: inVhost('/connections'),
  act: async (page, say) => {
    const rows = page.getByRole('table', { name: say.connections.title }).locator('tbody').getByRole('row')
    await rows.first().getByRole('link').first().click({ timeout: 25_000 })
    const title = say.connections.one.properties
    await expect(page.getByRole('heading', { level: 2, name: title, exact: true })).toBeVisible()
  },
}

/** What screens show besides, when somebody works with them. */
export const moreViews: readonly View[] = [
  {
    name: 'queues-selected',
    path: inVhost('/queues'),
    act: async (page, say) => {
      const list = say.queues.title
      const all = page.getByRole('checkbox', {
        name: say.lists.selectPage.replace('{list}', list),
        exact: true,
      })
      // Phones select by holding a row.
      if (await all.isVisible()) await all.check()
    },
  },
  {
    name: 'queues-columns',
    path: inVhost('/queues'),
    act: async (page) => {
      await page.keyboard.press('c')
    },
  },
  {
    name: 'queue-as-table',
    path: ({ vhost, queue }) => paths.queue({ vhost, name: queue }),
    act: async (page, say) => {
      const name = say.chart.asTableOf.replace('{chart}', say.chart.depth)
      await page.getByRole('button', { name, exact: true }).click()
    },
  },
  {
    name: 'topology-trace',
    path: inVhost('/topology'),
    // On a phone the answer lies over the page and its heading.
    act: async (page, say, { vhost }) => {
      await page.goto(paths.topology({ vhost, exchange: 'shop.events', key: 'order.created' }))
      await expect(page.getByRole('list', { name: say.trace.route })).toBeVisible({ timeout: 20_000 })
    },
  },
  {
    name: 'publish-batch',
    path: ({ vhost, exchange, key }) => paths.publish({ vhost, exchange, routingKey: key }),
    act: async (page, say) => {
      await page.getByRole('tab', { name: say.publish.tabs.batch, exact: true }).click()
      await page.getByLabel(say.publish.payload, { exact: true }).fill('{"order":{{n}},"id":"{{uuid}}"}')
    },
  },
  {
    name: 'publish-request',
    path: ({ vhost }) => paths.publish({ vhost, exchange: '', routingKey: 'rpc.pricing' }),
    act: async (page, say) => {
      await page.getByRole('tab', { name: say.publish.tabs.request, exact: true }).click()
    },
  },
  {
    name: 'live-running',
    path: ({ vhost }) => paths.live({ source: 'tap', vhost, exchange: 'shop.events' }),
    act: async (page, say) => {
      await page.getByRole('button', { name: say.live.start, exact: true }).click()
      await expect(page.getByRole('table').locator('tbody').getByRole('row').nth(9)).toBeVisible()
    },
  },
]
