import type { Locator, Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { expect, test } from './fixtures/test'

/** The broker samples every 5 s, and our own reads are shared for 5 s. */
const sampled = { timeout: 25_000 }

const listOf = (broker: TestBroker, view = '') =>
  `/queues?vhost=${encodeURIComponent(broker.vhost)}${view === '' ? '' : `&${view}`}`
const tableOf = (page: Page, name = 'Queues') => page.getByRole('table', { name })
const head = (page: Page, name: string) =>
  tableOf(page).getByRole('columnheader').filter({ hasText: name }).first()
const names = (table: Locator) => table.locator('tbody').getByRole('link')
async function fill(broker: TestBroker, queue: string, messages: number) {
  for (let n = 0; n < messages; n++) await broker.publish('', queue, `message ${n}`)
}

test('sorted by Total, the fullest queues of all pages come first, and a third press brings back the broker’s order', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  for (let n = 0; n < 120; n++) await broker.queue(`q${String(n).padStart(3, '0')}`)
  await fill(broker, 'q003', 1)
  await fill(broker, 'q110', 3)
  await fill(broker, 'q119', 2)

  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table).first()).toHaveText('q000')
  await expect(page.getByText('page 1 of 2')).toBeVisible()
  const total = head(page, 'Total').getByRole('button')
  const before = await total.boundingBox()
  await total.click()
  await expect(page).toHaveURL(/sort=total&dir=desc/)
  await expect(head(page, 'Total')).toHaveAttribute('aria-sort', 'descending')
  await expect(names(table).nth(0)).toHaveText('q110', sampled)
  await expect(names(table).nth(1)).toHaveText('q119')
  await expect(names(table).nth(2)).toHaveText('q003')
  // The mark takes no room.
  expect((await total.boundingBox())?.x).toBe(before?.x)

  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(names(table)).toHaveCount(20)
  await expect(page).toHaveURL(/sort=total/)

  await total.click()
  await expect(head(page, 'Total')).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).not.toHaveURL(/page=/)
  await total.click()
  await expect(page).not.toHaveURL(/sort=/)
  await expect(names(table).first()).toHaveText('q000')
})

test('rows are read while the hand is on the link, and sorted ones are there before they are complete', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('empty')
  await broker.queue('full')
  await fill(broker, 'full', 2)
  await page.goto(`/nodes?vhost=${encodeURIComponent(broker.vhost)}`)
  const read = page.waitForRequest(/\/api\/queues\?/)
  await page.getByRole('link', { name: 'Queues', exact: true }).hover()
  await read

  let release = () => undefined as void
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  await page.route(
    ({ pathname, searchParams: asked }) => pathname === '/api/queues' && asked.get('complete') === null,
    async (route) => {
      await isReleased
      await route.continue()
    },
  )
  await page.goto(listOf(broker, 'sort=total&dir=desc'))
  const table = tableOf(page)
  await expect(names(table)).toHaveText(['full', 'empty'], sampled)
  await expect(table).toHaveAttribute('aria-busy', 'true')
  // What is on its way is not said to be unknown.
  await expect(table.locator('tbody').getByText('—').filter({ visible: true })).toHaveCount(0)
  release()
  await expect(table).toHaveAttribute('aria-busy', 'false')
})

test('columns and widths are chosen, stay after a reload, and can be set back', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveText(['orders'])

  await page.keyboard.press('c')
  const option = (name: string) => page.getByRole('menuitemcheckbox', { name, exact: true })
  await expect(option('Name')).toHaveAttribute('aria-disabled', 'true')
  await option('Consumers').click()
  await expect(option('Consumers')).toHaveAttribute('aria-checked', 'true')
  await option('Features').click()
  await page.keyboard.press('Escape')
  await expect(head(page, 'Consumers')).toBeVisible()
  await expect(head(page, 'Features')).toHaveCount(0)
  // All are of the virtual host that the list is filtered by.
  await expect(head(page, 'Virtual host')).toHaveCount(0)

  const edge = table.getByRole('separator', { name: 'State' })
  const width = async () => Math.round((await head(page, 'State').boundingBox())?.width ?? 0)
  const first = await width()
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(width).toBe(first + 16)
  const at = await edge.boundingBox()
  if (at === null) throw new Error('the edge is not there')
  await page.mouse.move(at.x + 2, at.y + 8)
  await page.mouse.down()
  await page.mouse.move(at.x + 42, at.y + 8, { steps: 4 })
  await page.mouse.up()
  await expect.poll(width).toBe(first + 56)

  await page.getByRole('button', { name: 'Height of rows' }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await expect.poll(async () => (await table.locator('tbody tr').boundingBox())?.height).toBe(28)

  await page.reload()
  await expect(head(page, 'Consumers')).toBeVisible()
  await expect(head(page, 'Features')).toHaveCount(0)
  expect(await width()).toBe(first + 56)
  expect((await table.locator('tbody tr').boundingBox())?.height).toBe(28)

  await page.getByRole('button', { name: /^Columns/ }).click()
  await page.getByRole('menuitem', { name: 'Reset columns and widths' }).click()
  await expect(head(page, 'Features')).toBeVisible()
  expect(await width()).toBe(first)
})

test('what is kept in the browser and makes no sense is ignored', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await page.addInitScript(() => {
    localStorage.setItem('warren-table:1:queues', '{"shown":{"ready":"maybe","name":false},"widths":[1]}')
    localStorage.setItem('warren-density:1', '"tiny"')
  })
  await page.goto(listOf(broker))
  await expect(names(tableOf(page))).toHaveText(['orders'])
  await expect(head(page, 'Ready')).toBeVisible()
})

test('by keyboard alone: filter, to the rows, select a range, open', async ({ signedIn: page, broker }) => {
  for (const name of ['orders.invoice', 'orders.payment', 'orders.shipping', 'search.index']) {
    await broker.queue(name)
  }
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveCount(4)

  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Filter queues' })).toBeFocused()
  await page.keyboard.type('orders')
  await expect(names(table)).toHaveCount(3)
  await page.keyboard.press('ArrowDown')
  const link = (name: string) => table.getByRole('link', { name, exact: true })
  await expect(link('orders.invoice')).toBeFocused()
  await page.keyboard.press('j')
  await expect(link('orders.payment')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection).toContainText('2 selected')
  await page.keyboard.press('Escape')
  await expect(selection).toBeHidden()
  await page.keyboard.press('k')
  await expect(link('orders.payment')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'orders.payment' })).toBeVisible()
})

test('two queues are deleted at once: the dialog names both and sums up what goes', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('keep')
  await broker.queue('old.first')
  await broker.queue('old.second')
  await fill(broker, 'old.first', 2)
  await fill(broker, 'old.second', 3)
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(table.getByRole('row', { name: /old\.second/ })).toContainText('3', sampled)
  await table.getByRole('checkbox', { name: 'Select old.first' }).check()
  await table.getByRole('checkbox', { name: 'Select old.second' }).check()
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection).toContainText('5 messages', sampled)
  await selection.getByRole('button', { name: 'Delete…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Delete 2 queues?' })
  await expect(dialog.getByText('old.first', { exact: true })).toBeVisible()
  await expect(dialog.getByText('old.second', { exact: true })).toBeVisible()
  await expect(dialog).toContainText('5 ready messages')
  const confirm = dialog.getByRole('button', { name: 'Delete', exact: true })
  await expect(confirm).toBeDisabled()
  await dialog.getByLabel('Type 2 to go on').fill('2')
  await confirm.click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Deleted 2 queues')).toBeVisible()
  await expect(selection).toBeHidden()
  await expect(names(table)).toHaveText(['keep'], sampled)
  const left = (await broker.manage('GET', 'queues/{vhost}')) as { name: string }[]
  expect(left.map((queue) => queue.name)).toEqual(['keep'])
})

test.describe('a user who may delete only some', () => {
  test.use({ rights: { configure: '^mine', write: '.*', read: '.*' } })

  test('sees what was refused, with the reason, and what went is gone', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('mine')
    await broker.queue('theirs')
    await page.goto(listOf(broker))
    await page.getByRole('checkbox', { name: /^Select all/ }).check()
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete…' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    // Statistics may not be there yet: what is not known to be empty asks for the number.
    const number = dialog.getByLabel('Type 2 to go on')
    if (await number.isVisible()) await number.fill('2')
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('1 of 2 did not work')
    await expect(alert).toContainText('theirs')
    await expect(alert).toContainText('configure')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(names(tableOf(page))).toHaveText(['theirs'], sampled)
    await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected')
  })
})

test('the menu of a row leads to what can be done with it', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await fill(broker, 'orders', 2)
  await page.goto(listOf(broker))
  const actions = page.getByRole('button', { name: 'Actions of orders', exact: true })
  await actions.click()
  await page.getByRole('menuitem', { name: 'Purge…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Purge orders?' })
  await dialog.getByRole('button', { name: 'Purge', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await broker.depth('orders')).ready).toBe(0)

  await actions.click()
  await page.getByRole('menuitem', { name: 'Publish to…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Publish' })).toBeVisible()
  await expect(page).toHaveURL(/routingKey=orders/)
})

test('filters of queues stand in the address, are named when they let nothing through, and go', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('classic.one')
  await broker.queue('quorum.one', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveCount(2)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Type', exact: true }).click()
  await expect(page).toHaveURL(/type=quorum/)
  await expect(names(table)).toHaveText(['quorum.one'])
  const filters = page.getByRole('region', { name: 'Filters' })
  await filters.getByLabel('Type', { exact: true }).selectOption('stream')
  await expect(page.getByText(/matches Type stream/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear filter' }).click()
  await expect(names(table)).toHaveCount(2)
  await expect(filters).toBeHidden()

  await page.getByRole('button', { name: 'Regular expression' }).click()
  await page.getByRole('textbox', { name: 'Filter queues' }).fill('^(classic|other)\\.')
  await expect(page).toHaveURL(/regex=true/)
  await expect(names(table)).toHaveText(['classic.one'])
})

test('favourites are starred and shown alone; a view of them is saved under a name', async ({
  signedIn: page,
  broker,
}) => {
  for (const name of ['first', 'second', 'third']) await broker.queue(name)
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveCount(3)
  const star = table.getByRole('button', { name: 'Favourite second' })
  await table.getByRole('row', { name: /second/ }).hover()
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Favourites' }).click()
  await expect(page).toHaveURL(/fav=1/)
  await expect(names(table)).toHaveText(['second'])

  const views = page.getByRole('button', { name: 'Views', exact: true })
  await views.click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Views' })
  await dialog.getByLabel('Name of this view').fill('mine')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await expect(dialog).toBeHidden()
  await page.goto(listOf(broker, 'sort=name&dir=desc'))
  await expect(names(table)).toHaveText(['third', 'second', 'first'])
  await views.click()
  await page.getByRole('menuitem', { name: 'mine' }).click()
  await expect(names(table)).toHaveText(['second'])
  await expect(page).not.toHaveURL(/sort=/)

  await views.click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  await dialog.getByRole('button', { name: 'Remove the view mine' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await views.click()
  await expect(page.getByRole('menuitem')).toHaveCount(1)
})

test('on a phone a row keeps name, state and the three counts', async ({ signedIn: page, broker }) => {
  await broker.queue('orders.invoice.with.a.name.that.is.longer.than.any.phone.is.wide')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveCount(1)
  const heads = table.getByRole('columnheader')
  await expect(heads).toHaveText(['Name', 'Ready', 'Unacked', 'Total'])
  const row = table.locator('tbody').getByRole('row')
  await expect(row).toContainText('running')
  await expect(row).toContainText('classic')
  expect((await row.boundingBox())?.height).toBe(48)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(390)
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a long press selects a row, taps select others, and what is selected can be acted on', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('first')
    await broker.queue('second')
    await page.goto(listOf(broker))
    const table = tableOf(page)
    const row = (name: string) => table.getByRole('row', { name: new RegExp(name) })
    await expect(names(table)).toHaveCount(2)
    const at = await row('first').boundingBox()
    if (at === null) throw new Error('the row is not there')
    const touch = await page.context().newCDPSession(page)
    const point = { x: at.x + 60, y: at.y + 24 }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    const selection = page.getByRole('region', { name: 'Selection' })
    await expect(selection).toContainText('1 selected')
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await row('second').tap()
    await expect(selection).toContainText('2 selected')
    await expect(page).toHaveURL(/\/queues\?/)
    await expect(selection.getByRole('button', { name: 'Delete…' })).toBeInViewport()
    await selection.getByRole('button', { name: 'Clear selection' }).tap()
    await row('second').getByRole('link').tap()
    await expect(page.getByRole('heading', { level: 1, name: 'second' })).toBeVisible()
  })
})

test('a cut line leaves the rows with their age, and the way to try again', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  await broker.queue('orders')
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveText(['orders'])
  await page.context().setOffline(true)
  await expect(page.getByText(/Numbers of \d/)).toBeVisible(sampled)
  await expect(names(table)).toHaveText(['orders'])
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await expect(page.getByText(/Numbers of \d/)).toBeHidden(sampled)
})

test('queues are grouped by what their names share, with sums, level by level', async ({
  signedIn: page,
  broker,
}) => {
  for (const name of ['audit', 'orders.eu.first', 'orders.eu.second', 'orders.us']) {
    await broker.queue(name)
  }
  await fill(broker, 'orders.eu.first', 2)
  await fill(broker, 'orders.us', 1)
  await page.goto(listOf(broker))
  await expect(names(tableOf(page))).toHaveCount(4)
  await page.getByRole('button', { name: 'Group by name' }).click()
  await page.getByRole('menuitemradio', { name: 'Group by .', exact: true }).click()
  await expect(page).toHaveURL(/group=\./)
  const table = tableOf(page)
  await expect(names(table)).toHaveText(['audit'])
  const orders = table.getByRole('row', { name: /^orders\./ })
  await expect(orders.getByRole('cell').nth(2)).toHaveText('3')
  await expect(orders.getByRole('cell').last()).toHaveText('3', sampled)
  await table.getByRole('button', { name: 'orders.', exact: true }).click()
  await expect(table.getByRole('button', { name: 'eu.', exact: true })).toBeVisible()
  await expect(names(table)).toHaveText(['us', 'audit'])
  await table.getByRole('button', { name: 'eu.', exact: true }).click()
  await expect(names(table)).toHaveText(['first', 'second', 'us', 'audit'])
  // A link is a view: what is open stays open. The address follows a moment after the click.
  await expect(page).toHaveURL(/open=[^&]*orders\.eu/)
  await page.reload()
  await expect(names(table)).toHaveText(['first', 'second', 'us', 'audit'])
  const eu = table.getByRole('button', { name: 'eu.', exact: true })
  await eu.press('ArrowLeft')
  await expect(eu).toHaveAttribute('aria-expanded', 'false')
  await expect(names(table)).toHaveText(['us', 'audit'])
  // j and k go over groups and queues, Enter opens what they are on.
  await eu.focus()
  await page.keyboard.press('Enter')
  await expect(eu).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('j')
  await expect(table.getByRole('link', { name: 'first' })).toBeFocused()
  await table.getByRole('link', { name: 'first' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'orders.eu.first' })).toBeVisible()
})
