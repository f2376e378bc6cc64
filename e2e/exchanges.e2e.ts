import type { Locator, Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { expect, test } from './fixtures/test'

const oddName = 'a/b 中文 <b>%'
const listOf = (broker: TestBroker) => `/exchanges?vhost=${encodeURIComponent(broker.vhost)}`
const pageOf = (broker: TestBroker, name: string) =>
  `/exchanges/${encodeURIComponent(broker.vhost)}/${encodeURIComponent(name)}`
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

async function openDialog(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click()
  return page.getByRole('dialog')
}

test('the list names types, and calls the default exchange by its name', async ({
  signedIn: page,
  broker,
}) => {
  await broker.exchange('shop', 'topic', { durable: true, alternateExchange: 'lost' })
  await page.goto(listOf(broker))
  const table = page.getByRole('table', { name: 'Exchanges' })
  const row = (name: string) =>
    table.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  await expect(row('(AMQP default)')).toContainText('direct')
  await expect(row('shop')).toContainText('topic')
  await expect(row('shop')).toContainText('AE')
  await page.getByRole('textbox', { name: 'Filter exchanges' }).fill('SHO')
  await expect(page).toHaveURL(/name=SHO/)
  await expect(table.getByRole('link')).toHaveCount(1)
  await table.getByRole('link', { name: 'shop' }).click()
  await expect(heading(page, 'shop')).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: 'lost' })).toBeVisible()
})

test('an exchange is declared, bound to a queue and to an exchange, and unbound', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await broker.exchange('audit', 'fanout')
  await page.goto(listOf(broker))
  const dialog = await openDialog(page, 'New exchange')
  await expect(dialog).toHaveAccessibleName('New exchange')
  await dialog.getByLabel('Name', { exact: true }).fill('shop')
  await dialog.getByLabel('Type', { exact: true }).selectOption('topic')
  await dialog.getByRole('button', { name: 'Declare exchange' }).click()
  await expect(page).toHaveURL(pageOf(broker, 'shop'))
  await expect(heading(page, 'shop')).toBeVisible()
  expect(await broker.manage('GET', 'exchanges/{vhost}/shop')).toMatchObject({ type: 'topic', durable: true })

  const table = page.getByRole('table', { name: 'Bindings' })
  const toQueue = await openDialog(page, 'New binding')
  await toQueue.getByLabel('To queue').fill('orders')
  await toQueue.getByLabel('Binding key').fill('order.*')
  await toQueue.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(table.getByRole('row', { name: /shop orders.*order\.\*/ })).toBeVisible()

  const toExchange = await openDialog(page, 'New binding')
  await toExchange.getByRole('radio', { name: 'Exchange' }).check()
  await toExchange.getByLabel('To exchange').fill('audit')
  await toExchange.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(table.getByRole('row', { name: /shop audit/ })).toContainText('exchange')

  await broker.publish('shop', 'order.created', 'one')
  expect((await broker.depth('orders')).ready).toBe(1)

  await page.getByRole('button', { name: 'Unbind orders from shop, key order.*' }).click()
  const unbind = page.getByRole('dialog')
  await unbind.getByRole('button', { name: 'Unbind' }).click()
  await expect(unbind).toBeHidden()
  await expect(table.getByRole('row', { name: /shop orders/ })).toBeHidden()

  await table.getByRole('link', { name: 'audit' }).click()
  await expect(heading(page, 'audit')).toBeVisible()
  await expect(table.getByRole('row', { name: /shop audit/ })).toBeVisible()
})

test('a headers exchange explains x-match and is bound by typed arguments', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await broker.exchange('events', 'headers')
  await page.goto(pageOf(broker, 'events'))
  const dialog = await openDialog(page, 'New binding')
  await expect(dialog.getByLabel('Name of row 1')).toHaveValue('x-match')
  await expect(dialog).toContainText('every argument here must equal a header')
  await dialog.getByLabel('To queue').fill('orders')
  await dialog.getByRole('button', { name: 'Add row' }).click()
  await dialog.getByLabel('Name of row 2').fill('pages')
  await dialog.getByLabel('Type of row 2').selectOption('number')
  await dialog.getByLabel('Value of row 2').fill('twelve')
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(dialog.getByLabel('Value of row 2')).toHaveAccessibleDescription(/^Not a number/)
  await dialog.getByLabel('Value of row 2').fill('12')
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(
    page.getByRole('table', { name: 'Bindings' }).getByRole('row', { name: /pages: 12/ }),
  ).toBeVisible()

  await broker.publish('events', '', 'fits', { headers: { pages: 12 } })
  await broker.publish('events', '', 'does not', { headers: { pages: '12' } })
  expect((await broker.depth('orders')).ready).toBe(1)
})

test('declaring what exists with another type is refused in words', async ({ signedIn: page, broker }) => {
  await broker.exchange('shop', 'topic')
  await page.goto(listOf(broker))
  const dialog = await openDialog(page, 'New exchange')
  await dialog.getByLabel('Name', { exact: true }).fill('shop')
  await dialog.getByLabel('Type', { exact: true }).selectOption('fanout')
  await dialog.getByRole('button', { name: 'Declare exchange' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Exchange "shop" exists already with another type.')
})

test('deleting an exchange names its bindings; an odd name goes all the way', async ({
  signedIn: page,
  broker,
}) => {
  await broker.exchange(oddName, 'direct')
  await broker.queue('orders')
  await broker.bind('orders', oddName, 'k')
  await page.goto(listOf(broker))
  await page.getByRole('table', { name: 'Exchanges' }).getByRole('link', { name: oddName }).click()
  await expect(page).toHaveURL(pageOf(broker, oddName))
  await expect(heading(page, oddName)).toBeVisible()
  const dialog = await openDialog(page, 'Delete')
  await expect(dialog).toHaveAccessibleName(`Delete ${oddName}?`)
  await expect(dialog).toContainText('1 binding from it: orders (k)')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(listOf(broker))
  await expect(broker.manage('GET', `exchanges/{vhost}/${encodeURIComponent(oddName)}`)).rejects.toThrow(
    '404',
  )
})

test('what belongs to the broker says why it cannot be deleted or bound', async ({
  signedIn: page,
  broker,
}) => {
  await page.goto(pageOf(broker, 'amq.default'))
  await expect(heading(page, '(AMQP default)')).toBeVisible()
  const remove = page.getByRole('button', { name: 'Delete', exact: true })
  await expect(remove).toBeDisabled()
  await expect(remove).toHaveAccessibleDescription(/cannot be deleted/)
  await expect(page.getByRole('button', { name: 'New binding' })).toHaveAccessibleDescription(
    'The default exchange cannot be bound: it routes to every queue by its name.',
  )
  await page.goto(pageOf(broker, 'amq.topic'))
  await expect(remove).toBeDisabled()
  await expect(remove).toHaveAccessibleDescription(/begin with "amq\."/)
  await expect(page.getByRole('button', { name: 'New binding' })).toBeEnabled()
  await expect(page.getByRole('link', { name: 'Publish to this exchange' })).toHaveAttribute(
    'href',
    /^\/publish\?.*exchange=amq\.topic/,
  )
  await expect(page.getByRole('link', { name: 'Watch live' })).toHaveAttribute(
    'href',
    /^\/live\?source=tap.*exchange=amq\.topic/,
  )
})

test('thousands of bindings are paged, sorted and narrowed, and the counts are those of all', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  const queues = ['even', 'odd'].map((name) => ({ name, durable: true, auto_delete: false, arguments: {} }))
  const exchange = { durable: true, auto_delete: false, internal: false, arguments: {} }
  await broker.manage('POST', 'definitions/{vhost}', {
    exchanges: [
      { ...exchange, name: 'jobs', type: 'topic' },
      { ...exchange, name: 'all', type: 'fanout' },
    ],
    queues,
    bindings: [
      ...Array.from({ length: 2_500 }, (_, index) => ({
        source: 'jobs',
        destination: index % 2 === 0 ? 'even' : 'odd',
        destination_type: 'queue',
        routing_key: `job.${String(index).padStart(5, '0')}`,
        arguments: index === 2_499 ? { region: 'eu' } : {},
      })),
      { source: 'all', destination: 'jobs', destination_type: 'exchange', routing_key: '', arguments: {} },
    ],
  })
  await page.goto(pageOf(broker, 'jobs'))
  const panel = page.getByRole('region', { name: 'Bindings' })
  await expect(panel).toContainText('2,500 from here, 1 to here')
  const table = page.getByRole('table', { name: 'Bindings' })
  const rows = table.locator('tbody').getByRole('row')
  await expect(rows).toHaveCount(100)
  await expect(panel).toContainText('1–100 of 2,501')

  await panel.getByRole('button', { name: 'Next page' }).click()
  await expect(panel).toContainText('101–200 of 2,501')
  await panel.getByRole('radio', { name: 'To here' }).check()
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('all')
  await panel.getByRole('radio', { name: 'From here' }).check()
  await table.getByRole('button', { name: 'Binding key' }).click()
  await expect(rows.first()).toContainText('job.00000')
  await table.getByRole('button', { name: 'Binding key' }).click()
  await expect(rows.first()).toContainText('job.02499')
  await expect(rows.first()).toContainText('region: eu')

  await panel.getByRole('textbox', { name: 'To holds' }).fill('EVEN')
  await expect(panel).toContainText('of 1,250')
  await panel.getByRole('textbox', { name: 'Binding key holds' }).fill('job.0001')
  await expect(rows).toHaveCount(5)
  await expect(page).toHaveURL(/bindingKey=job\.0001/)
  await page.reload()
  await expect(rows).toHaveCount(5)
  await panel.getByRole('textbox', { name: 'Filter bindings' }).fill('no such thing')
  await expect(panel).toContainText('None of 2,500 matches')
  await panel.getByRole('button', { name: 'Clear filter' }).last().click()
  await expect(panel).toContainText('1–100 of 2,501')
  await page.getByRole('textbox', { name: 'Filter bindings' }).fill('region: eu')
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: /^Unbind odd from jobs/ }).click()
  const unbind = page.getByRole('dialog')
  await unbind.getByRole('button', { name: 'Unbind' }).click()
  await expect(unbind).toBeHidden()
  await expect(panel).toContainText('2,499 from here, 1 to here')
})

test('an exchange shows its rates, its alternate exchange and what rates_mode leaves untold', async ({
  signedIn: page,
  broker,
}) => {
  await broker.exchange('shop', 'topic')
  await broker.exchange('lost', 'fanout')
  await broker.queue('orders')
  await broker.bind('orders', 'shop', 'order.#')
  await broker.manage('PUT', 'policies/{vhost}/catch-all', {
    pattern: '^shop$',
    definition: { 'alternate-exchange': 'lost' },
    'apply-to': 'exchanges',
  })
  for (let n = 0; n < 20; n++) await broker.publish('shop', 'order.created', `order ${n}`)
  await page.goto(pageOf(broker, 'shop'))
  // Of policies a user without the tag policymaker may be told the name only.
  const alternate = page.getByRole('definition').filter({
    hasText: /by policy catch-all|catch-all may name one/,
  })
  await expect(alternate).toBeVisible({ timeout: 25_000 })
  await expect(page.getByRole('img', { name: /^Rates over 10 minutes: Rate in/ })).toBeVisible({
    timeout: 25_000,
  })
  const { rates_mode: mode } = (await broker.manage('GET', 'overview')) as { rates_mode: string }
  const incoming = page.getByRole('region', { name: 'Incoming by channel' })
  if (mode === 'detailed') await expect(incoming.getByRole('table')).toBeVisible()
  else await expect(incoming).toContainText(`Not reported with rates_mode ${mode}`)
})

test.describe('with the tag policymaker', () => {
  test.use({ tags: 'policymaker' })

  test('the alternate exchange of a policy is named', async ({ signedIn: page, broker }) => {
    await broker.exchange('shop', 'topic')
    await broker.exchange('lost', 'fanout')
    await broker.manage('PUT', 'policies/{vhost}/catch-all', {
      pattern: '^shop$',
      definition: { 'alternate-exchange': 'lost' },
      'apply-to': 'exchanges',
    })
    await page.goto(pageOf(broker, 'shop'))
    await expect(page.getByRole('definition').filter({ hasText: 'by policy catch-all' })).toBeVisible({
      timeout: 25_000,
    })
    await page.getByRole('link', { name: 'lost', exact: true }).click()
    await expect(heading(page, 'lost')).toBeVisible()
  })
})
