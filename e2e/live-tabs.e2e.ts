import type { Page } from '@playwright/test'
import { signInElsewhere } from './fixtures/elsewhere'
import { LivePage } from './fixtures/live-page'
import { expect, test } from './fixtures/test'

test('seven tabs at once: those that fit watch, the others say why not, and none of them freezes', async ({
  broker,
  signedIn,
  context,
}) => {
  test.slow()
  await broker.exchange('events', 'fanout')
  const address = { source: 'tap', vhost: broker.vhost, exchange: 'events' } as const
  const openTab = async (page: Page) => {
    const tab = new LivePage(page)
    await tab.open(address)
    await tab.start.click()
    await expect(tab.status).toHaveText(/Live|Ended/)
    return tab
  }
  const first = await openTab(signedIn)
  const watching = [first]
  while (watching.length < 4) watching.push(await openTab(await context.newPage()))
  const fifth = await openTab(await context.newPage())
  const sixth = await openTab(await context.newPage())
  const seventh = await openTab(await context.newPage())
  for (const tab of watching) await expect(tab.status).toHaveText('Live')
  for (const { page } of [fifth, sixth, seventh])
    await expect(page.getByText('stop one of them first').first()).toBeVisible()

  await broker.publish('events', '', 'for every tab')
  for (const tab of watching) await expect(tab.row('for every tab')).toBeVisible()
  // Everything else of the console still has connections, also while two batches run: they hold none.
  const query = new URLSearchParams({ tab: 'batch', vhost: broker.vhost, exchange: 'events' })
  const { page } = fifth
  await page.goto(`/publish?${query}`)
  await page.getByLabel('Count', { exact: true }).fill('1000')
  await page.getByLabel('Rate', { exact: true }).fill('1')
  const outcome = page.getByRole('status', { name: 'Outcome' })
  const publish = page.getByRole('button', { name: 'Publish 1,000 messages' })
  await publish.click()
  await expect(outcome).toContainText('Running')
  await publish.click()
  await expect(page.getByRole('region', { name: 'Earlier batches' })).toContainText('Running')
  await outcome.getByRole('button', { name: 'Stop' }).click()
  await expect(outcome).toContainText('Stopped')

  await first.stop.click()
  await expect(first.status).toHaveText('Stopped')
  await sixth.start.click()
  await expect(sixth.status).toHaveText('Live')
})

test('seven tabs at once, over plain http from another host, where the browser has no locks: the same is said', async ({
  broker,
  page: first,
  context,
  baseURL,
}) => {
  test.slow()
  await broker.exchange('events', 'fanout')
  const base = await signInElsewhere(first, broker, baseURL)
  const tabs: LivePage[] = []
  for (const page of [first, ...(await Promise.all(Array.from({ length: 6 }, () => context.newPage())))]) {
    const tab = new LivePage(page)
    await tab.open({ source: 'tap', vhost: broker.vhost, exchange: 'events' }, base)
    expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false])
    tabs.push(tab)
  }
  // All at one moment, too.
  await Promise.all(tabs.map((tab) => tab.start.click()))
  for (const tab of tabs) await expect(tab.status).toHaveText(/Live|Ended/)
  const states = await Promise.all(tabs.map((tab) => tab.status.textContent()))
  const watching = tabs.filter((_, index) => states[index] === 'Live')
  const refused = tabs.filter((_, index) => states[index] === 'Ended')
  expect(watching).toHaveLength(4)
  for (const { page } of refused) await expect(page.getByText('stop one of them first').first()).toBeVisible()

  await broker.publish('events', '', 'for every tab')
  for (const tab of watching) await expect(tab.row('for every tab')).toBeVisible()
  const [one, two, three] = watching
  await one?.stop.click()
  await two?.page.close()
  // It is not asked whether it may, and says nothing itself when it goes.
  await three?.page.goto('about:blank')
  for (const tab of refused) {
    await tab.start.click()
    await expect(tab.status).toHaveText('Live')
  }
})
