import { fill, head, listOf, names, sampled, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'

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

  const next = page.getByRole('button', { name: 'Next page' })
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(names(table)).toHaveCount(20)
  await expect(page).toHaveURL(/sort=total/)
  // At the end it does nothing, and the keyboard is where it was.
  await expect(next).toBeDisabled()
  await expect(next).toBeFocused()

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

  // So is another order, while the hand is on its head; but for what makes the broker collect statistics.
  const asked: URL[] = []
  page.on('request', (request) => asked.push(new URL(request.url())))
  await head(page, 'Incoming').getByRole('button').first().hover()
  await head(page, 'Ready').getByRole('button').first().hover()
  const ahead = () =>
    asked
      .filter(
        ({ pathname, searchParams }) =>
          pathname === '/api/queues' && searchParams.get('complete') === 'false',
      )
      .map(({ searchParams }) => searchParams.get('sort'))
  await expect.poll(ahead).toEqual(['ready'])
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
  // A tick box is no place to type in.
  await table.getByRole('checkbox', { name: 'Select orders.shipping' }).focus()
  await page.keyboard.press('Space')
  await expect(selection).toContainText('1 selected')
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Filter queues' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  await expect(link('orders.payment')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'orders.payment' })).toBeVisible()
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
  const stale = page.getByText(/Figures as of \d/)
  await expect(stale).toBeVisible(sampled)
  await expect(names(table)).toHaveText(['orders'])
  // When it is tried again is as was chosen, and is not promised where nothing is.
  const note = page.getByText(/Next try|No automatic retry/)
  await expect(note).toContainText('Next try in at most 5 s.')
  await page.getByRole('combobox', { name: 'Refresh interval' }).selectOption('Off')
  await expect(note).toContainText('No automatic retry: refresh is off.')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await expect(stale).toBeHidden(sampled)
})
