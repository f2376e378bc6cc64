import { paths } from '@/lib/api/paths'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { fill, listOf, names, sampled, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'

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

  const name = page.getByRole('textbox', { name: 'Filter queues' })
  await name.fill('clasic')
  await expect(page.getByText('Closest by name: classic.one', { exact: true })).toBeVisible()
  const closest = page.getByRole('link', { name: 'classic.one', exact: true })
  await expect(closest).toHaveAttribute('href', paths.queue({ vhost: broker.vhost, name: 'classic.one' }))
  await page.getByRole('button', { name: 'Clear filter' }).last().click()

  await page.getByRole('button', { name: 'Regular expression' }).click()
  await name.fill('^(classic|other)\\.')
  await expect(page).toHaveURL(/regex=true/)
  await expect(names(table)).toHaveText(['classic.one'])

  const exchanges = page.getByRole('textbox', { name: 'Filter exchanges' })
  await page.goto(`/exchanges?vhost=${broker.vhost}&regex=true&name=(`)
  await expect(page.getByText(/Not a regular expression: missing closing/)).toBeVisible()
  await expect(exchanges).toHaveAttribute('aria-invalid', 'true')
  await exchanges.fill('^AMQ\\.t')
  await expect(page.getByText('1 of 7 exchanges')).toBeVisible()
  await expect(exchanges).toHaveAttribute('aria-invalid', 'false')
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

test('a level of the tree that is late says so, and leaves the others as they are', async ({
  signedIn: page,
  broker,
}) => {
  for (const name of ['orders.eu.first', 'orders.eu.second', 'orders.us']) await broker.queue(name)
  const late = toProblem(new ConsoleError('broker_timeout', 'No answer within 30 s.'))
  let isLate = true
  await page.route(
    (url) => url.pathname === '/api/queue-groups' && url.searchParams.get('under') === 'orders.eu.',
    (route) => (isLate ? route.fulfill({ status: late.status, json: late }) : route.continue()),
  )
  const open = JSON.stringify(['orders.', 'orders.eu.'].map((prefix) => [broker.vhost, prefix]))
  await page.goto(`${listOf(broker)}&group=.&open=${encodeURIComponent(open)}`)
  const table = tableOf(page)
  await expect(table).toContainText('No answer within 30 s.', sampled)
  await expect(names(table)).toHaveText(['us'])
  isLate = false
  await expect(names(table)).toHaveText(['first', 'second', 'us'], sampled)
  await expect(table).not.toContainText('No answer within 30 s.')
  isLate = true
  // What was read of it before stays, with the reason.
  await expect(table).toContainText('No answer within 30 s.', sampled)
  await expect(names(table)).toHaveText(['first', 'second', 'us'])
})

test('queues are narrowed by the features that their rows show', async ({ signedIn: page, broker }) => {
  await broker.queue('plain')
  await broker.queue('delay', { durable: true, messageTtl: 60_000, deadLetterExchange: '' })
  await broker.queue('limited', { durable: true, maxLength: 10 })
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveCount(3)
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  await choose('With dead-lettering')
  await expect(names(table)).toHaveText(['delay'])
  await expect(table.locator('tbody').getByRole('row')).toContainText('DLX')
  await choose('With a length limit')
  await expect(page.getByText(/matches With a length limit, With dead-lettering/)).toBeVisible()
  await page.getByRole('button', { name: 'Remove filter With dead-lettering' }).click()
  await expect(names(table)).toHaveText(['limited'])
  await expect(page).toHaveURL(/limit=true/)
  // Of all queues the broker says only that they run: which of them are idle cannot be asked.
  await page.goto(listOf(broker, 'state=flow'))
  const states = page.getByRole('region', { name: 'Filters' }).getByLabel('State', { exact: true })
  await expect(states.getByRole('option', { name: 'running' })).toBeAttached()
  await expect(states.getByRole('option', { name: 'idle' })).toHaveCount(0)
})

test.describe('whoever sees two virtual hosts', () => {
  test.use({ tags: 'monitoring' })

  test('chooses one: lists, counts and what needs attention are of it, and the next section opens with it', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('0-here')
    await fill(broker, '0-here', 2)
    await page.goto('/queues')
    const chooser = page.getByRole('combobox', { name: 'Vhost filter' })
    await expect(chooser).toHaveValue('')
    await chooser.selectOption(broker.vhost)
    await expect(page).toHaveURL(new RegExp(`vhost=${broker.vhost}`))
    await expect(names(tableOf(page))).toHaveText(['0-here'])

    const rail = page.getByRole('navigation', { name: 'Sections' })
    await rail.getByRole('link', { name: 'Exchanges' }).click()
    await expect(page).toHaveURL(new RegExp(`/exchanges\\?vhost=${broker.vhost}`))
    await expect(chooser).toHaveValue(broker.vhost)
    await expect(names(tableOf(page, 'Exchanges'))).toHaveCount(7)

    await rail.getByRole('link', { name: 'Overview' }).click()
    await expect(page).toHaveURL(new RegExp(`/\\?vhost=${broker.vhost}`))
    const count = (kind: string) => page.getByLabel('Objects').locator('div').filter({ hasText: kind })
    await expect(count('Queues')).toHaveText('Queues1', sampled)
    await expect(count('Exchanges')).toHaveText('Exchanges7')
    const total = page
      .locator('dl > div')
      .filter({ has: page.getByRole('term').filter({ hasText: /^Total$/ }) })
    await expect(total).toContainText(/^Total2/, sampled)
    const attention = page.getByRole('region', { name: 'Needs attention' })
    await expect(attention.getByRole('link', { name: '0-here' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('What follows is about the whole broker')).toBeVisible()

    await rail.getByRole('link', { name: 'Nodes' }).click()
    await expect(page.getByText('of the whole broker: they belong to no virtual host')).toBeVisible()
    await rail.getByRole('link', { name: 'Queues' }).click()
    await chooser.selectOption('')
    await expect(page).not.toHaveURL(/vhost=/)
    await rail.getByRole('link', { name: 'Overview' }).click()
    await expect(page).toHaveURL('/')

    // What a bookmark says is the choice too, wherever one goes on from there.
    await page.goto(listOf(broker))
    await names(tableOf(page)).click()
    await page.getByRole('main').getByRole('link', { name: 'Queues', exact: true }).click()
    await expect(page).toHaveURL(listOf(broker))
    await rail.getByRole('link', { name: 'Overview' }).click()
    await expect(page).toHaveURL(new RegExp(`/\\?vhost=${broker.vhost}`))
    await page.getByLabel('Objects').getByRole('link', { name: 'Exchanges' }).click()
    await expect(page).toHaveURL(new RegExp(`/exchanges\\?vhost=${broker.vhost}`))
    // All of them is one as well.
    await page.goto('/exchanges')
    await expect(rail.getByRole('link', { name: 'Queues' })).toHaveAttribute('href', '/queues')
  })
})
