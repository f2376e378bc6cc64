import type { Locator, Page } from '@playwright/test'
import { connect } from 'amqplib'
import { isAtLeast } from '@/lib/rabbitmq/version'
import type { TestBroker } from './fixtures/broker'
import { pressAndWait } from './fixtures/busy-dialog'
import { amqpAddress } from './fixtures/environment'
import { expect, test } from './fixtures/test'

const oddName = 'a/b 中文 <b>%'
/** The broker samples every 5 s, and our own reads are shared for 5 s. */
const sampled = { timeout: 25_000 }

const listOf = (broker: TestBroker) => `/queues?vhost=${encodeURIComponent(broker.vhost)}`
const pageOf = (broker: TestBroker, name: string) =>
  `/queues/${encodeURIComponent(broker.vhost)}/${encodeURIComponent(name)}`
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const figure = (page: Page, label: string) =>
  page
    .locator('dl > div', { has: page.getByText(label, { exact: true }) })
    .getByRole('definition')
    .first()

async function openDialog(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click()
  return page.getByRole('dialog')
}

async function addArgument(dialog: Locator, name: string, value: string) {
  await dialog.getByRole('button', { name: 'Add row' }).click()
  const row = dialog.getByRole('listitem').last()
  await row.getByLabel(/^Name/).fill(name)
  await row.getByLabel(/^Value/).fill(value)
}

test('a queue is declared with typed arguments, and its page opens', async ({ signedIn: page, broker }) => {
  await page.goto(listOf(broker))
  const dialog = await openDialog(page, 'New queue')
  await expect(dialog).toHaveAccessibleName('New queue')
  await expect(dialog.getByLabel('Virtual host')).toHaveValue(broker.vhost)
  await dialog.getByLabel('Name', { exact: true }).fill('orders')
  await dialog.getByRole('radio', { name: 'Quorum' }).check()
  await expect(dialog.getByRole('checkbox', { name: 'Durable' })).toBeDisabled()
  await addArgument(dialog, 'x-delivery-limit', '7')
  // The type of a known argument comes by itself.
  await expect(dialog.getByLabel('Type of row 1')).toHaveValue('number')
  await dialog.getByRole('button', { name: 'Declare queue' }).click()

  await expect(page).toHaveURL(pageOf(broker, 'orders'))
  await expect(heading(page, 'orders')).toBeVisible()
  // Before 4.0 the limit is an argument only, later a fact of the queue, too.
  await expect(page.getByText(/^(Delivery limit|x-delivery-limit)$/).first()).toBeVisible()
  expect(await broker.manage('GET', 'queues/{vhost}/orders')).toMatchObject({
    type: 'quorum',
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 7 },
  })
})

test('declaring what exists otherwise is refused in words, and equal settings are fine', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await page.goto(listOf(broker))
  const dialog = await openDialog(page, 'New queue')
  await dialog.getByLabel('Name', { exact: true }).fill('orders')
  await addArgument(dialog, 'x-max-length', '5')
  await dialog.getByRole('button', { name: 'Declare queue' }).click()
  const alert = dialog.getByRole('alert')
  await expect(alert).toContainText('RabbitMQ did not accept it')
  await expect(alert).toContainText('Queue "orders" exists already with another x-max-length.')
  await expect(alert).toContainText('choose another name, or delete it first')
  await expect(dialog.getByLabel('Value of row 1')).toHaveAttribute('aria-invalid', 'true')

  await dialog.getByRole('button', { name: 'Remove row 1' }).click()
  await dialog.getByRole('button', { name: 'Declare queue' }).click()
  await expect(page).toHaveURL(pageOf(broker, 'orders'))
})

test('bad input is named at its field and nothing is sent', async ({ signedIn: page, broker }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await page.goto(listOf(broker))
  const dialog = await openDialog(page, 'New queue')
  const name = dialog.getByLabel('Name', { exact: true })
  await dialog.getByRole('button', { name: 'Declare queue' }).click()
  await expect(name).toHaveAccessibleDescription('A name is needed')
  await name.fill('amq.mine')
  await expect(name).toHaveAccessibleDescription(/reserved for the broker/)
  await name.fill('中'.repeat(86))
  await expect(name).toHaveAccessibleDescription('At most 255 bytes of UTF-8')
  await name.fill('orders')

  await addArgument(dialog, 'x-max-length', 'many')
  await dialog.getByRole('button', { name: 'Declare queue' }).click()
  await expect(dialog.getByLabel('Value of row 1')).toHaveAccessibleDescription(/^Not a number/)
  await dialog.getByLabel('Value of row 1').fill('10')
  await addArgument(dialog, 'x-max-length', '10')
  await dialog.getByRole('button', { name: 'Declare queue' }).click()
  await expect(dialog.getByLabel('Name of row 2')).toHaveAccessibleDescription(
    /^This argument is there twice/,
  )
  expect(sent).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
})

test('an odd name goes through declaration, list, page and deletion', async ({ signedIn: page, broker }) => {
  await page.goto(listOf(broker))
  const dialog = await openDialog(page, 'New queue')
  await dialog.getByLabel('Name', { exact: true }).fill(oddName)
  await pressAndWait(page, dialog, dialog.getByRole('button', { name: 'Declare queue' }))
  await expect(heading(page, oddName)).toBeVisible()
  await expect(page).toHaveURL(pageOf(broker, oddName))
  await expect(page).toHaveTitle(`${oddName} · Warren`)

  await page.goto(listOf(broker))
  await page.getByRole('textbox', { name: 'Filter queues' }).fill('中文 <b>%')
  const table = page.getByRole('table', { name: 'Queues' })
  await expect(page).toHaveURL(/name=/)
  await expect(table.getByRole('link')).toHaveCount(1)
  await table.getByRole('link', { name: oddName }).click()
  await expect(heading(page, oddName)).toBeVisible()

  const remove = await openDialog(page, 'Delete')
  await expect(remove).toHaveAccessibleName(`Delete ${oddName}?`)
  await pressAndWait(page, remove, remove.getByRole('button', { name: 'Delete' }))
  await expect(page).toHaveURL(listOf(broker))
  await expect(page.getByText(`Deleted ${oddName}`)).toBeVisible()
  await expect(broker.manage('GET', `queues/{vhost}/${encodeURIComponent(oddName)}`)).rejects.toThrow('404')
})

test('a link followed while the filter is still typed leads where it says', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await page.clock.install()
  await page.goto(listOf(broker))
  const link = page.getByRole('table', { name: 'Queues' }).getByRole('link', { name: 'orders' })
  await expect(link).toBeVisible()
  let arrive = () => undefined as void
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(/\/queues\/.*[?&]_rsc=/, async (route) => {
    await arrived
    await route.continue()
  })
  const filter = page.getByRole('textbox', { name: 'Filter queues' })
  await expect(filter).toBeEnabled()
  await filter.focus()
  // At once, whatever the machine is busy with: typed, and on before the pause is over after which it counts.
  await link.evaluate((there: HTMLElement) => {
    document.execCommand('insertText', false, 'orders')
    there.click()
  })
  await expect(filter).toHaveValue('orders')
  // That pause is over before the page that was asked for is there.
  await page.clock.runFor(1_000)
  arrive()
  await expect(heading(page, 'orders')).toBeVisible()
  await expect(page).toHaveURL(pageOf(broker, 'orders'))
})

test('a name that looks encoded is not decoded twice', async ({ signedIn: page, broker }) => {
  await broker.queue('100%25')
  await page.goto(pageOf(broker, '100%25'))
  await expect(heading(page, '100%25')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Bindings' })).toBeVisible()
})

test('bindings are made and removed on the page of a queue', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await broker.exchange('shop', 'topic')
  await page.goto(pageOf(broker, 'orders'))
  const table = page.getByRole('table', { name: 'Bindings' })
  await expect(table.getByRole('row', { name: '(AMQP default) orders' })).toContainText('built in')

  const dialog = await openDialog(page, 'New binding')
  const key = dialog.getByLabel('Binding key')
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(dialog.getByLabel('From exchange')).toHaveAccessibleDescription(/^A name is needed/)
  await dialog.getByLabel('From exchange').fill('shop')
  await expect(key).toHaveAccessibleDescription(/\* stands for exactly one word/)
  await key.fill('x'.repeat(256))
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(key).toHaveAccessibleDescription(/^At most 255 bytes of UTF-8/)
  await key.fill('order.#')
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(table.getByRole('row', { name: 'shop order.#' })).toBeVisible()

  await broker.publish('shop', 'order.created', 'one')
  expect((await broker.depth('orders')).ready).toBe(1)

  await page.getByRole('button', { name: 'Unbind orders from shop, key order.#' }).click()
  const unbind = page.getByRole('dialog')
  await expect(unbind).toHaveAccessibleName('Unbind orders from shop?')
  await expect(unbind).toContainText('Binding key: order.#')
  await unbind.getByRole('button', { name: 'Unbind' }).click()
  await expect(unbind).toBeHidden()
  await expect(table.getByRole('row', { name: 'shop order.#' })).toBeHidden()
  await broker.publish('shop', 'order.created', 'two')
  expect((await broker.depth('orders')).ready).toBe(1)
})

test('an exchange that does not exist is said so in the dialog', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await page.goto(pageOf(broker, 'orders'))
  const dialog = await openDialog(page, 'New binding')
  await dialog.getByLabel('From exchange').fill('nowhere')
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('nowhere')
})

test('purging names the ready messages that go, and unacked ones stay', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  for (let n = 0; n < 3; n++) await broker.publish('', 'orders', `order ${n}`)
  await page.goto(pageOf(broker, 'orders'))
  await expect(figure(page, 'Ready')).toHaveText('3', sampled)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.evaluate(() => {
    document.addEventListener('animationstart', ({ target, animationName }) => {
      if (!(target instanceof Element) || !animationName.startsWith('changed')) return
      document.body.dataset['seen'] =
        `${document.body.dataset['seen'] ?? ''} ${target.textContent} in ${getComputedStyle(target).animationDuration}`
    })
  })
  const dialog = await openDialog(page, 'Purge')
  await expect(dialog).toHaveAccessibleName('Purge orders?')
  await expect(dialog).toContainText('3 ready messages')
  await expect(dialog).toContainText('No message is unacked')
  await dialog.getByRole('button', { name: 'Purge' }).click()
  await expect(page.getByText('Purged orders')).toBeVisible()
  expect((await broker.depth('orders')).ready).toBe(0)
  await expect(figure(page, 'Ready')).toHaveText('0', sampled)
  await expect(page.locator('body')).toHaveAttribute('data-seen', / 0 in 0\.16s/)
})

test('deleting a queue that is not empty names what goes and asks for its name', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await broker.exchange('shop', 'topic')
  await broker.bind('orders', 'shop', 'order.#')
  await broker.publish('', 'orders', 'one')
  await page.goto(pageOf(broker, 'orders'))
  await expect(figure(page, 'Total')).toHaveText('1', sampled)
  const dialog = await openDialog(page, 'Delete')
  await expect(dialog).toContainText('1 ready and 0 unacked messages')
  await expect(dialog).toContainText('1 binding: shop (order.#)')
  await expect(dialog).toContainText('No consumers')
  const confirm = dialog.getByRole('button', { name: 'Delete' })
  await expect(confirm).toBeDisabled()
  await dialog.getByLabel('Type orders to go on').fill('orders')
  await confirm.click()
  await expect(page).toHaveURL(/\/queues$/)
  await expect(broker.depth('orders')).rejects.toThrow('NOT_FOUND')
})

test('who consumes is listed, and deleting says whose consumers are cancelled', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  const client = await connect(
    { protocol: 'amqp', ...amqpAddress, ...broker.login, vhost: broker.vhost },
    { noDelay: true },
  )
  try {
    const channel = await client.createChannel()
    await channel.prefetch(7)
    for (let n = 0; n < 3; n++) await broker.publish('', 'orders', `order ${n}`)
    await channel.consume('orders', () => undefined, {
      consumerTag: 'invoicer',
      exclusive: true,
      arguments: { 'x-priority': 5 },
    })
    await page.goto(pageOf(broker, 'orders'))
    const row = page.getByRole('table', { name: 'Consumers' }).getByRole('row', { name: /^invoicer/ })
    await expect(row).toBeVisible(sampled)
    await expect(row.getByRole('cell', { name: '7', exact: true })).toBeVisible()
    await expect(row).toContainText(broker.username)
    await expect(row).toContainText('manual')
    await expect(row).toContainText('active')
    const head = await page
      .getByRole('table', { name: 'Consumers' })
      .getByRole('columnheader')
      .allInnerTexts()
    const cell = (name: string) => row.getByRole('cell').nth(head.indexOf(name))
    await expect(cell('Unacked of its channel')).toHaveText('3', sampled)
    await expect(cell('Exclusive')).toHaveText('yes')
    // Whether the queue is busy with it is the broker's to say.
    await expect(cell('Activity')).toHaveText(/^(up|blocked)$/)
    const [told = {}] = (await broker.manage('GET', 'consumers/{vhost}')) as object[]
    await expect(cell('Ack timeout')).toHaveText('consumer_timeout' in told ? '30 min' : '?')
    await expect(cell('Arguments')).toHaveText('x-priority: 5')
    await expect(figure(page, 'Capacity')).toHaveText(/^\d+ %$/, sampled)
    const dialog = await openDialog(page, 'Delete')
    await expect(dialog).toContainText('1 consumer is cancelled: invoicer')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  } finally {
    await client.close()
  }
})

test('why a queue is stuck: the verdict, the likeliest reason, and the channel that holds its messages', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  for (let n = 0; n < 5; n++) await broker.publish('', 'orders', `order ${n}`)
  const client = await connect({ protocol: 'amqp', ...amqpAddress, ...broker.login, vhost: broker.vhost })
  try {
    const channel = await client.createChannel()
    await channel.prefetch(2)
    await channel.consume('orders', () => undefined)
    await page.goto(pageOf(broker, 'orders'))
    const panel = page.getByRole('region', { name: 'Why is it stuck?' })
    // Whether its consumer is only at work on them is known after half a minute.
    await expect(panel).toContainText(/Nothing was delivered or acked for (at least )?\d+\s/, sampled)
    const likeliest = panel.getByRole('listitem').filter({ hasText: 'likeliest' })
    await expect(likeliest).toContainText('Consumers hold all they may', sampled)
    await expect(likeliest).toContainText(`2 of 2 by ${broker.username}`)
    const holder = likeliest.getByRole('link')
    const name = await holder.innerText()
    await holder.click()
    await expect(heading(page, name)).toBeVisible(sampled)
  } finally {
    await client.close()
  }
})

test('a quorum queue tells its fields in words, its members when they are asked, and every kind of rate', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('jobs', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  await broker.publish('', 'jobs', 'job')
  await page.goto(`${pageOf(broker, 'jobs')}?rates=kinds`)
  const detail = (region: string, name: string) =>
    page
      .getByRole('region', { name: region, exact: true })
      .locator('dl > div', { has: page.getByText(name, { exact: true }) })
      .getByRole('definition')
  await expect(detail('Messages', 'Total')).toHaveText(/^1 · \d+ B$/, sampled)
  await expect(detail('Messages', 'Persistent')).toContainText('1')
  await expect(detail('Details', 'Leader')).toHaveText(/@/)
  await expect(detail('Details', 'Online')).toHaveText('1 of 1')
  await expect(detail('Details', 'Garbage collections')).toHaveText(/^\d+ minor, a full one after/)

  const kinds = page.getByRole('table', { name: 'Rates by kind' })
  await expect(kinds.getByRole('row').filter({ hasText: 'Publish' }).getByRole('cell').last()).toHaveText(
    '1',
    sampled,
  )
  const charts = page.getByRole('group', { name: 'Lines of Rates' })
  await expect(charts.getByRole('button', { name: 'Publish' })).toBeVisible(sampled)
  const byKind = page.getByRole('button', { name: 'By kind' })
  await expect(byKind).toHaveCSS('box-shadow', /inset/)
  await byKind.click()
  await expect(byKind).toHaveCSS('box-shadow', 'none')
  await expect(charts.getByRole('button', { name: 'Deliver / get' })).toBeVisible()
  await expect(page).not.toHaveURL(/rates=/)
  await expect(
    page.getByRole('img', { name: /^Bytes of messages over 10 minutes: All messages \d+ B/ }),
  ).toBeVisible()
  await expect(page.getByText('The broker keeps no samples of these two')).toBeVisible()

  await page.getByRole('button', { name: 'Ask the members' }).click()
  const raft = page.getByRole('region', { name: 'Raft state' })
  const { rabbitmq_version: version, rates_mode: mode } = (await broker.manage('GET', 'overview')) as {
    rabbitmq_version: string
    rates_mode: string
  }
  await expect(raft).toContainText(
    isAtLeast(version, 3, 13) ? /leader.*\d/s : 'This version of RabbitMQ does not report it',
  )

  // What flows from where is told, or why it is not.
  const incoming = page.getByRole('region', { name: 'Incoming by exchange' })
  await expect(incoming).toContainText(
    mode === 'detailed' ? '(AMQP default)' : `Not reported with rates_mode ${mode}`,
    sampled,
  )
  await expect(page.getByRole('region', { name: 'Outgoing by channel' })).toBeVisible()
})

test('a queue that goes while its page is open is said to be gone', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await page.goto(pageOf(broker, 'orders'))
  await expect(page.getByRole('button', { name: 'Purge' })).toBeVisible()
  await broker.manage('DELETE', 'queues/{vhost}/orders')
  await expect(
    page.getByRole('alert').filter({ hasText: `The queue orders in ${broker.vhost} is gone` }),
  ).toBeVisible(sampled)
  await expect(page.getByRole('button', { name: 'Purge' })).toBeHidden()
  await page.goto(pageOf(broker, 'never'))
  await expect(page.getByRole('alert').filter({ hasText: 'There is no queue never' })).toBeVisible()
})

test('a stream says why it cannot be purged nor read one by one', async ({ signedIn: page, broker }) => {
  await broker.queue('log', { durable: true, arguments: { 'x-queue-type': 'stream' } })
  await page.goto(pageOf(broker, 'log'))
  const details = page.getByRole('region', { name: 'Details', exact: true })
  for (const words of ['stream', 'Members', 'Readers']) await expect(details).toContainText(words, sampled)
  await expect(page.getByRole('button', { name: 'Ask the members' })).toBeHidden()
  for (const name of ['Purge', 'Get messages']) {
    const button = page.getByRole('button', { name, exact: true })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(/stream/)
  }
})

test.describe('a user without permissions', () => {
  test.use({ rights: null })

  test('is told that he can enter no virtual host, and declares nothing', async ({
    signedIn: page,
    broker,
  }) => {
    await page.goto('/queues')
    await expect(page.getByText(`${broker.username} has access to no virtual host`)).toBeVisible()
    const button = page.getByRole('button', { name: 'New queue' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(/You have access to no virtual host/)
    const answer = await page.request.post(`/api/queues/${encodeURIComponent(broker.vhost)}`, {
      data: { name: 'orders', type: 'classic' },
    })
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'refused' })
  })
})

test.describe('a user who may configure nothing', () => {
  test.use({ rights: { configure: '^$', write: '.*', read: '.*' } })

  test('is refused in the words of the broker', async ({ signedIn: page, broker }) => {
    await page.goto(listOf(broker))
    const dialog = await openDialog(page, 'New queue')
    await dialog.getByLabel('Name', { exact: true }).fill('orders')
    await dialog.getByRole('button', { name: 'Declare queue' }).click()
    await expect(dialog.getByRole('alert')).toContainText('RabbitMQ refused it')
    await expect(dialog.getByRole('alert')).toContainText('configure permission on queue "orders"')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Queues' })).toBeVisible()
  })
})
