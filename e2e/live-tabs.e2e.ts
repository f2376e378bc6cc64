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
  const tabs = [new LivePage(signedIn)]
  while (tabs.length < 7) tabs.push(new LivePage(await context.newPage()))
  for (const tab of tabs) {
    await tab.open(address)
    await tab.start.click()
    await expect(tab.status).toHaveText(/Live|Ended/)
  }
  const watching = tabs.slice(0, 4)
  const refused = tabs.slice(4)
  for (const tab of watching) await expect(tab.status).toHaveText('Live')
  for (const { page } of refused) await expect(page.getByText('stop one of them first').first()).toBeVisible()

  await broker.publish('events', '', 'for every tab')
  for (const tab of watching) await expect(tab.row('for every tab')).toBeVisible()
  // Everything else of the console still has connections.
  const [last] = refused
  await last?.page.goto(`/queues?vhost=${encodeURIComponent(broker.vhost)}`)
  await expect(last?.page.getByRole('heading', { level: 1, name: 'Queues' })).toBeVisible()

  const [first] = watching
  await first?.stop.click()
  await expect(first?.status ?? signedIn.locator('main')).toHaveText('Stopped')
  const next = refused[1]
  await next?.start.click()
  await expect(next?.status ?? signedIn.locator('main')).toHaveText('Live')
})
