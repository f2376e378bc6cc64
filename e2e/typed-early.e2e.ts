import type { Page } from '@playwright/test'
import { listOf, names, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'

/** Opens a page as one over a slow line is: there to be seen and typed into, its scripts still on their way. */
async function openWithoutScripts(page: Page, address: string): Promise<{ release: () => void }> {
  let release = () => undefined as void
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/_next/static/**/*.js', async (route) => {
    await isReleased
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  return { release }
}

test('a filter that is typed before the page is alive stays, and filters', async ({
  signedIn: page,
  broker,
}) => {
  for (const name of ['orders.one', 'orders.two', 'other']) await broker.queue(name)
  const { release } = await openWithoutScripts(page, listOf(broker))
  const filter = page.getByRole('textbox', { name: 'Filter queues' })
  await filter.pressSequentially('orders.')
  // Whatever is alive has read the rows.
  await expect(names(tableOf(page))).toHaveCount(0)
  release()
  await expect(names(tableOf(page))).toHaveText(['orders.one', 'orders.two'])
  await expect(page).toHaveURL(/name=orders\./)
  await expect(filter).toHaveValue('orders.')
  // What comes then is behind it.
  await filter.pressSequentially('two')
  await expect(filter).toHaveValue('orders.two')
  await expect(names(tableOf(page))).toHaveText(['orders.two'])
})

test('what is typed over the filter of a link before the page is alive stands instead of it', async ({
  signedIn: page,
  broker,
}) => {
  for (const name of ['audit', 'orders']) await broker.exchange(name, 'fanout')
  const { release } = await openWithoutScripts(page, `/exchanges?vhost=${broker.vhost}&name=audit`)
  const filter = page.getByRole('textbox', { name: 'Filter exchanges' })
  await expect(filter).toHaveValue('audit')
  await filter.fill('orders')
  release()
  await expect(page).toHaveURL(/name=orders/)
  await expect(page.getByRole('link', { name: 'orders', exact: true })).toBeVisible()
  await expect(filter).toHaveValue('orders')
})

test('the source of the live viewer that is typed before the page is alive is the one that is watched', async ({
  signedIn: page,
  broker,
}) => {
  await broker.exchange('orders', 'topic')
  const { release } = await openWithoutScripts(page, `/live?vhost=${broker.vhost}`)
  const exchange = page.getByLabel('Exchange', { exact: true })
  const key = page.getByLabel('Binding key')
  await exchange.pressSequentially('orders')
  await key.fill('order.*')
  release()
  await expect(page).toHaveURL(/exchange=orders/)
  await expect(page).toHaveURL(/key=order\.\*/)
  await expect(exchange).toHaveValue('orders')
  await expect(key).toHaveValue('order.*')
  // The form knows the exchange: what its type does with the key is said.
  await expect(page.getByText('Topic: # stands for any words')).toBeVisible()
})

test('the firehose’s key that is typed before the page is alive stays', async ({
  signedIn: page,
  broker,
}) => {
  const { release } = await openWithoutScripts(page, `/live?vhost=${broker.vhost}&source=firehose`)
  const key = page.getByLabel('Binding key')
  await key.fill('publish.*')
  release()
  await expect(page).toHaveURL(/key=publish\.\*/)
  await expect(key).toHaveValue('publish.*')
})

test('a line end of an address, which a field cannot show, is not taken for typing', async ({
  signedIn: page,
  broker,
}) => {
  await broker.exchange('orders', 'topic')
  await page.goto(`/exchanges?vhost=${broker.vhost}&name=orders%0A`)
  await expect(page.getByRole('textbox', { name: 'Filter exchanges' })).toHaveValue('orders')
  // The broker has no names with line ends: it takes them out.
  await expect(page.getByText(/^None of \d+ matches orders/)).toBeVisible()
  await page.goto(`/live?vhost=${broker.vhost}&exchange=orders&key=order.%0A*`)
  await expect(page.getByLabel('Binding key')).toHaveValue('order.*')
  await expect(page.getByText('Topic: # stands for any words')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('key')).toBe('order.\n*')
})
