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

  await row.getByRole('link').click()
  await expect(page.getByLabel('Filter channels')).not.toHaveValue('')
  await expect(row).toBeVisible()
  await client.close()
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

test('lists without a row say what would be there', async ({ signedIn: page, broker }) => {
  await page.goto('/connections?name=no-such-connection')
  await expect(page.getByText(/No connections|matches no-such-connection/)).toBeVisible()
  await page.goto(`/channels?vhost=${encodeURIComponent(broker.vhost)}&page=zero`)
  await expect(page.getByRole('alert').filter({ hasText: 'page: Not a number' })).toBeVisible()
})
