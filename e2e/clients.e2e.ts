import { connect, type ChannelModel } from 'amqplib'
import type { TestBroker } from './fixtures/broker'
import { amqpAddress } from './fixtures/environment'
import { expect, test } from './fixtures/test'

/** Statistics of connections and channels lag 5 s, and our own reads are shared for 5 s. */
const sampled = { timeout: 25_000 }

/** A client of the test's user that takes messages and acks none. */
async function hoarder(broker: TestBroker, queue: string, prefetch: number): Promise<ChannelModel> {
  const connection = await connect(
    { protocol: 'amqp', ...amqpAddress, ...broker.login, vhost: broker.vhost },
    { clientProperties: { connection_name: 'hoarder' } },
  )
  connection.on('error', () => undefined)
  const channel = await connection.createChannel()
  channel.on('error', () => undefined)
  await channel.prefetch(prefetch)
  await channel.consume(queue, () => undefined)
  return connection
}

test('channels say who holds the unacked messages', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  for (let n = 0; n < 5; n++) await broker.publish('', 'orders', `order ${n}`)
  const client = await hoarder(broker, 'orders', 3)

  await page.goto(`/channels?vhost=${encodeURIComponent(broker.vhost)}`)
  const table = page.getByRole('table', { name: 'Channels' })
  const row = table.getByRole('row', { name: broker.username }).filter({ hasText: 'full' })
  await expect(row).toBeVisible(sampled)
  const head = await table.getByRole('columnheader').allInnerTexts()
  await expect(row.getByRole('cell').nth(head.indexOf('Unacked'))).toContainText('3')
  await expect(row.getByRole('cell').nth(head.indexOf('Prefetch'))).toHaveText('3')
  await expect(row.getByRole('cell').nth(head.indexOf('Consumers'))).toHaveText('1')
  await expect(
    page.getByText('1 channel of this page holds as many unacked messages as its prefetch allows.'),
  ).toBeVisible()
  await expect(page.getByText(`3 by ${broker.username}`)).toBeVisible()

  await page.getByRole('button', { name: 'No progress' }).click()
  await expect(page).toHaveURL(/stalled=true/)
  await expect(row).toBeVisible()

  await row.getByRole('link').click()
  await expect(page).toHaveURL(/\/channels\/127\.0\.0\.1/)
  await expect(page.getByText('It holds 3 unacked, acks none of them and is sent nothing')).toBeVisible(
    sampled,
  )
  const details = page.getByRole('region', { name: 'Details' })
  await expect(details).toContainText(broker.username)
  const chart = (name: RegExp) => expect(page.getByRole('img', { name })).toBeVisible({ timeout: 40_000 })
  await chart(/^Delivering over 10 minutes: Deliver \/ get /)
  const consumers = page.getByRole('table', { name: 'Consumers' }).locator('tbody').getByRole('row')
  await expect(consumers).toHaveCount(1)
  await expect(consumers.getByRole('link', { name: 'orders' })).toBeVisible()

  await page.getByRole('link', { name: 'Its connection' }).click()
  await expect(page).toHaveURL(/\/connections\/127\.0\.0\.1/)
  await expect(page.getByRole('list', { name: 'Client properties' })).toContainText('hoarder')
  await chart(/^Traffic over 10 minutes: From client /)
  const own = page.getByRole('table', { name: 'Consumers' }).locator('tbody').getByRole('row')
  await expect(own).toHaveCount(1)
  await expect(page.getByText('Reductions', { exact: true })).toBeVisible()
  await page.getByText('capabilities').click()
  await expect(page.getByText('publisher_confirms')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Channels' }).locator('tbody').getByRole('row')).toHaveCount(1)
  await expect(page.getByRole('definition').filter({ hasText: 'everything can be read' })).toBeVisible()
  await client.close()
  await expect(page.getByRole('alert').filter({ hasText: 'is closed' })).toBeVisible(sampled)
  await page.getByRole('link', { name: 'All connections' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible()
})

test('a connection is closed with a reason that its client is told', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  for (let n = 0; n < 5; n++) await broker.publish('', 'orders', `order ${n}`)
  const client = await hoarder(broker, 'orders', 3)
  const closed = new Promise<Error>((resolve) => client.once('close', resolve))

  await page.goto(`/connections?vhost=${encodeURIComponent(broker.vhost)}`)
  const table = page.getByRole('table', { name: 'Connections' })
  const row = table.getByRole('row', { name: 'hoarder' })
  await expect(row).toBeVisible(sampled)
  await row.getByRole('button', { name: /^Actions of/ }).click()
  await page.getByRole('menuitem', { name: 'Close…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Close connection' })
  await expect(dialog).toContainText(`The client hoarder of user ${broker.username}`)
  await expect(dialog).toContainText('unacked messages go back to their queues')
  const reason = dialog.getByLabel('Reason')
  await reason.fill('')
  await expect(reason).toHaveAccessibleDescription(/The client is told this reason/)
  await expect(dialog.getByRole('button', { name: 'Close connection' })).toBeDisabled()
  await reason.fill('維護')
  await expect(reason).toHaveAccessibleDescription(/Latin letters/)
  await reason.fill('maintenance of the e2e suite')
  await dialog.getByRole('button', { name: 'Close connection' }).click()

  const told = (await closed) as Error & { code?: number }
  expect(told.code).toBe(320)
  expect(told.message).toContain('maintenance of the e2e suite')
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await broker.depth('orders')).ready).toBe(5)
  await expect(row).toBeHidden(sampled)
})

test('a connection is closed from its page, which then says that it is closed', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  const client = await hoarder(broker, 'orders', 3)
  const closed = new Promise<Error>((resolve) => client.once('close', resolve))
  await page.goto(`/connections?vhost=${encodeURIComponent(broker.vhost)}`)
  const row = page.getByRole('table', { name: 'Connections' }).getByRole('row', { name: 'hoarder' })
  await row.getByRole('link').first().click(sampled)
  await page.getByRole('button', { name: 'Close connection' }).click()
  const dialog = page.getByRole('dialog', { name: 'Close connection' })
  await dialog.getByLabel('Reason').fill('from its page')
  await dialog.getByRole('button', { name: 'Close connection' }).click()
  expect((await closed).message).toContain('from its page')
  await expect(page.getByRole('alert').filter({ hasText: 'is closed' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'All connections' })).toBeVisible()
})

test('all connections of a user are closed at once, in all virtual hosts', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  const clients = await Promise.all([1, 2].map((prefetch) => hoarder(broker, 'orders', prefetch)))
  const closed = clients.map((client) => new Promise<Error>((resolve) => client.once('close', resolve)))
  await page.goto('/connections')
  const rows = page.getByRole('table', { name: 'Connections' }).getByRole('row', { name: 'hoarder' })
  await expect(rows).toHaveCount(2, sampled)
  await rows
    .first()
    .getByRole('button', { name: /^Actions of/ })
    .click()
  await page.getByRole('menuitem', { name: `Only those of ${broker.username}` }).click()
  await expect(page).toHaveURL(new RegExp(`user=${broker.username}`))
  await expect(rows).toHaveCount(2)
  await rows
    .first()
    .getByRole('button', { name: /^Actions of/ })
    .click()
  await page.getByRole('menuitem', { name: `Close all of ${broker.username}…` }).click()
  const dialog = page.getByRole('dialog', { name: `Close all connections of ${broker.username}?` })
  await expect(dialog).toContainText('2 connections, with their channels and consumers')
  await dialog.getByLabel('Reason').fill('end of the shift')
  await dialog.getByRole('button', { name: 'Close all' }).click()
  for (const each of await Promise.all(closed)) expect(each.message).toContain('end of the shift')
  await expect(dialog).toBeHidden()
})

test('a connection that is gone is said to be gone', async ({ signedIn: page }) => {
  const answer = await page.request.delete(
    `/api/connections/${encodeURIComponent('127.0.0.1:1 -> 127.0.0.1:2')}`,
    {
      data: { reason: 'test' },
    },
  )
  expect(answer.status()).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'not_found' })
})

test('lists without a row say what lets none through', async ({ signedIn: page, broker }) => {
  await page.goto('/connections?name=no-such-connection')
  await expect(page.getByText(/^None of \d+ matches no-such-connection$/)).toBeVisible()
  await page.goto(`/channels?vhost=${encodeURIComponent(broker.vhost)}&page=zero`)
  await expect(page.getByRole('alert').filter({ hasText: 'page: Not a number' })).toBeVisible()
})

test('a page of a client that is not there leads back to the list', async ({ signedIn: page }) => {
  await page.goto('/connections/nobody')
  await expect(page.getByText('There is no connection nobody')).toBeVisible()
  await page.goto('/channels/nobody%20(1)')
  await expect(page.getByText('There is no channel nobody (1)')).toBeVisible()
  await page.getByRole('link', { name: 'All channels' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Channels' })).toBeVisible()
})
