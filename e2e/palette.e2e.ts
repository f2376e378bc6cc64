import type { Page, Request } from '@playwright/test'
import { axeFaults } from './fixtures/axe'
import { clientOf, sampled } from './fixtures/lists'
import { expect, test } from './fixtures/test'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })
const input = (page: Page) => palette(page).getByRole('combobox', { name: 'Search or go to' })
const first = (page: Page) => palette(page).getByRole('option').first()

/** The page takes keys once it is alive: then it knows how old its figures are. */
async function open(page: Page, path: string, heading: string) {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Refresh interval' })).toBeVisible()
  await expect(page.getByText(/\bago$/).first()).toBeVisible()
}

const seriousIn = (page: Page) => axeFaults(page, { part: '[role=dialog]' })

test('a key, a name, Enter: there; what was visited comes first the next time', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('shop.orders.invoice')
  await broker.queue('shop.orders.payment')
  await broker.exchange('shop.orders', 'topic')
  await open(page, '/queues', 'Queues')

  await page.keyboard.press('ControlOrMeta+k')
  await expect(input(page)).toBeFocused()
  await expect(first(page)).toContainText('Screen')
  await expect(palette(page).getByText('Reading the names')).toHaveCount(0)
  expect(await seriousIn(page)).toEqual([])

  await page.keyboard.type('shop.orders')
  await expect(first(page)).toContainText('topic exchange')
  await page.keyboard.type(' pay')
  await expect(palette(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: 'shop.orders.payment' })).toBeFocused()

  await page.keyboard.press('ControlOrMeta+k')
  await expect(first(page)).toContainText('shop.orders.payment')
  // As fast as keys come: Enter waits for the answer to what was typed before it.
  await page.keyboard.type('invoice')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'shop.orders.invoice' })).toBeVisible()
})

test.describe('whoever sees connections', () => {
  test.use({ tags: 'monitoring' })

  test('finds one by the name that its client gave it, or by its address', async ({
    signedIn: page,
    broker,
  }) => {
    const { client } = await clientOf(broker, `billing-${broker.vhost}`)
    const listed = async () =>
      ((await broker.manage('GET', 'vhosts/{vhost}/connections')) as { name: string; user: string }[]).find(
        ({ user }) => user === broker.username,
      )?.name
    await expect.poll(listed, sampled).toBeDefined()
    const name = (await listed()) ?? ''
    await open(page, '/queues', 'Queues')
    for (const typed of [`billing-${broker.vhost}`, name]) {
      await page.keyboard.press('ControlOrMeta+k')
      await expect(input(page)).toBeFocused()
      await page.keyboard.type(typed)
      await expect(first(page)).toContainText('Connection')
      await expect(first(page)).toContainText(name)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
    }
    await client.close()
  })
})

test('Esc closes it and gives the focus back; the field in the top bar opens it too', async ({
  signedIn: page,
}) => {
  await open(page, '/exchanges', 'Exchanges')
  const filter = page.getByRole('textbox', { name: 'Filter exchanges' })
  await filter.focus()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(input(page)).toBeFocused()
  await page.keyboard.type('no such name at all')
  await expect(palette(page).getByText('Nothing matches')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await expect(filter).toBeFocused()

  const search = page.getByRole('button', { name: 'Search' })
  await search.click()
  await expect(input(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toHaveCount(0)
  await expect(search).toBeFocused()
})

test('what can be done is found as well, and done to what is named', async ({ signedIn: page, broker }) => {
  await broker.queue('orders.invoice')
  await broker.queue('orders.log', { durable: true, arguments: { 'x-queue-type': 'stream' } })
  await broker.exchange('orders', 'topic')
  await open(page, '/queues', 'Queues')
  const choose = async (text: string, option: string) => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(input(page)).toBeFocused()
    await page.keyboard.type(text)
    await expect(first(page)).toContainText(option)
    await page.keyboard.press('Enter')
  }

  // The verb alone is typed for you; the name is what is missing.
  await choose('publ', 'Publish')
  await expect(page.getByRole('heading', { level: 1, name: 'Publish' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(input(page)).toBeFocused()
  await page.keyboard.type('publ')
  const verb = palette(page).getByRole('option', { name: 'Publish to …' })
  await expect(verb).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(verb).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(input(page)).toHaveValue('publish to ')
  await page.keyboard.type('orders')
  await expect(first(page)).toContainText('Publish to orders')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/publish\\?vhost=${broker.vhost}&exchange=orders`))

  await choose('tap orders', 'Tap orders')
  await expect(page).toHaveURL(/\/live\?source=tap.*exchange=orders/)
  await choose('consume invoice', 'Consume orders.invoice')
  await expect(page).toHaveURL(/\/live\?source=queue.*queue=orders\.invoice/)
  await choose('consume log', 'Consume orders.log')
  await expect(page).toHaveURL(/\/live\?source=stream.*queue=orders\.log/)

  await choose('new queue', 'New queue')
  await expect(page.getByRole('dialog', { name: 'New queue' })).toBeVisible()
  await expect(page).toHaveURL('/queues')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Once more from the page itself.
  await choose('new queue', 'New queue')
  await expect(page.getByRole('dialog', { name: 'New queue' })).toBeVisible()
  await page.keyboard.press('Escape')

  const html = page.locator('html')
  await choose('theme: dark', 'Theme: dark')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  // As the system has it, also when that changes, and after the next load.
  await choose('theme: sys', 'Theme: system')
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(html).toHaveAttribute('data-theme', 'light')
  await expect(page.getByText(/\bago$/).first()).toBeVisible()
  await choose('your rights', 'Your rights')
  const rights = page.getByRole('dialog', { name: `Rights of ${broker.username}` })
  await expect(rights).toContainText('management')
  await expect(rights).toContainText(broker.vhost)
  await expect(rights).toContainText('RabbitMQ lets only administrators read permissions')
  expect(await seriousIn(page)).toEqual([])
  await page.keyboard.press('Escape')

  await choose('sign out', 'Sign out')
  await expect(page).toHaveURL(/\/sign-in/)
})

test.describe('an administrator', () => {
  test.use({ tags: 'administrator', rights: { configure: '^dev\\.', write: '', read: '.*' } })

  test('sees the patterns of the own permissions', async ({ signedIn: page, broker }) => {
    await open(page, '/exchanges', 'Exchanges')
    await page.getByRole('button', { name: `Signed in as ${broker.username}` }).click()
    await page.getByRole('menuitem', { name: 'Your rights' }).click()
    const row = page.getByRole('table', { name: 'Permissions' }).getByRole('row', { name: broker.vhost })
    await expect(row.getByRole('cell')).toHaveText(['^dev\\.', 'nothing', '.*'])
    expect(await seriousIn(page)).toEqual([])
  })
})

test('keys lead everywhere, and ? lists them', async ({ signedIn: page }) => {
  await open(page, '/queues', 'Queues')
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { level: 1, name: 'Exchanges' })).toBeFocused()

  await page.keyboard.press('?')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts).toContainText('Collapse or expand the sidebar')
  // What one presses without looking is named: in the list, in the form, in the live viewer.
  await expect(shortcuts).toContainText(/xSpaceSelect the row/)
  await expect(shortcuts).toContainText(/EnterPublish, from any field/)
  await expect(shortcuts).toContainText(
    /aAck the message.*rRequeue the message.*dReject the message, at once/,
  )
  // The filter of the list is behind it.
  await page.keyboard.press('/')
  await expect(shortcuts.locator(':focus')).toHaveCount(1)
  expect(await seriousIn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(shortcuts).toHaveCount(0)

  // Where keys are text they stay text.
  const filter = page.getByRole('textbox', { name: 'Filter exchanges' })
  await filter.pressSequentially('g?[q')
  await expect(filter).toHaveValue('g?[q')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('[ folds the rail, and it stays folded', async ({ signedIn: page }) => {
  await open(page, '/queues', 'Queues')
  const rail = page.getByRole('complementary')
  const widthOf = async () => (await rail.boundingBox())?.width ?? 0
  expect(await widthOf()).toBe(172)
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('[')
  await expect.poll(widthOf).toBe(48)
  await expect(rail.getByRole('link', { name: 'Exchanges' })).toBeVisible()
  await page.reload()
  expect(await widthOf()).toBe(48)
  await page.getByRole('button', { name: 'Expand the sidebar' }).click()
  await expect.poll(widthOf).toBe(172)
})

test('figures are refreshed as often as chosen, or not at all', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await open(page, `/queues?vhost=${encodeURIComponent(broker.vhost)}`, 'Queues')
  const table = page.getByRole('table', { name: 'Queues' })
  await expect(table.getByRole('link', { name: 'orders' })).toBeVisible()
  const interval = page.getByRole('combobox', { name: 'Refresh interval' })
  await interval.selectOption('Off')
  await expect(page.getByText('Paused')).toBeVisible()

  const lists: string[] = []
  const underWay = new Set<Request>()
  page.on('request', (request) => {
    if (!request.url().includes('/api/queues?')) return
    lists.push(request.url())
    underWay.add(request)
  })
  page.on('requestfinished', (request) => void underWay.delete(request))
  page.on('requestfailed', (request) => void underWay.delete(request))
  await broker.queue('orders.later')
  // That nothing is asked can only be waited for: longer than the 5 s that are switched off.
  await page.waitForTimeout(7_000)
  expect(lists).toEqual([])
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(table.getByRole('link', { name: 'orders.later' })).toBeVisible()

  // The page's own clock is turned on: nobody waits for 30 s.
  await page.clock.install()
  for (const seconds of [10, 30]) {
    await interval.selectOption(`${seconds} s`)
    await page.clock.runFor(1_000)
    // The time counts from the last answer: what the choice itself asked for is awaited, and taken by the page.
    await page.evaluate(() => fetch('/api/session'))
    await expect.poll(() => underWay.size).toBe(0)
    await page.evaluate(() => fetch('/api/session'))
    lists.length = 0
    await page.clock.runFor((seconds - 2) * 1_000)
    expect(lists, `less than ${seconds} s`).toHaveLength(0)
    // It may have come within the first second.
    await page.clock.runFor(4_000)
    await expect.poll(() => lists.length, { message: `${seconds} s` }).toBe(1)
  }
  await interval.selectOption('Off')

  // The browser keeps the choice.
  await page.reload()
  await expect(interval).toHaveValue('0')
  await expect(page.getByText('Paused')).toBeVisible()
  await interval.selectOption('5 s')
  await expect(page.getByText('Paused')).toHaveCount(0)
  lists.length = 0
  await expect.poll(() => lists.length, { timeout: 15_000 }).toBeGreaterThan(0)
})
