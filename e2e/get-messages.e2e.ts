import type { Locator, Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { pressAndWait } from './fixtures/busy-dialog'
import { poisons } from './fixtures/poison'
import { expect, test } from './fixtures/test'

async function openDialog(page: Page, broker: TestBroker, queue: string): Promise<Locator> {
  await page.goto(`/queues/${encodeURIComponent(broker.vhost)}/${encodeURIComponent(queue)}`)
  await page.getByRole('button', { name: 'Get messages' }).click()
  const dialog = page.getByRole('dialog', { name: 'Get messages' })
  await expect(dialog).toBeVisible()
  return dialog
}

const rowsOf = (dialog: Locator) =>
  dialog.getByRole('table', { name: 'Messages' }).locator('tbody').getByRole('row')

test('messages are got, shown in full and put back', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await broker.publish('', 'orders', '{"order":1}', {
    contentType: 'application/json',
    messageId: 'm-1',
    headers: { tenant: 'shop' },
  })
  await broker.publish('', 'orders', 'second')
  await broker.publish('', 'orders', 'third')

  const dialog = await openDialog(page, broker, 'orders')
  await expect(dialog).toContainText('come back marked as redelivered')
  await dialog.getByLabel('Count').fill('2')
  await dialog.getByRole('button', { name: 'Get messages' }).click()
  await expect(dialog).toContainText('2 messages, all put back. 1 more was ready behind.')
  await expect(rowsOf(dialog)).toHaveCount(2)
  await expect(rowsOf(dialog).first()).toContainText('{"order":1}')
  await expect(dialog.getByRole('definition').filter({ hasText: 'm-1' })).toBeVisible()
  await expect(dialog.getByRole('table', { name: 'Headers' })).toContainText('tenant')
  const trace = await dialog.getByRole('link', { name: 'Where would this go?' }).getAttribute('href')
  const asked = new URL(trace ?? '', page.url())
  expect(asked.pathname).toBe('/topology')
  expect(asked.searchParams.get('vhost')).toBe(broker.vhost)
  expect(asked.searchParams.get('key')).toBe('orders')
  expect(asked.searchParams.get('headers')).toContain('tenant')
  await dialog.getByRole('button', { name: 'Show message 2' }).click()
  await expect(dialog.getByRole('tabpanel')).toContainText('second')
  await expect.poll(async () => (await broker.depth('orders')).ready).toBe(3)

  await dialog.getByRole('button', { name: 'Get again' }).click()
  await dialog.getByRole('button', { name: 'Get messages' }).click()
  await expect(rowsOf(dialog).first().getByRole('cell', { name: 'yes' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
})

test('acknowledging says how many go at most, and they are gone', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  for (const body of ['one', 'two', 'three']) await broker.publish('', 'orders', body)
  const dialog = await openDialog(page, broker, 'orders')
  await dialog.getByLabel('Count').fill('2')
  await dialog.getByRole('radio', { name: 'Acknowledge' }).check()
  await expect(dialog).toContainText('Nobody else gets these messages')
  // Closed meanwhile they would be gone, and never shown.
  await pressAndWait(page, dialog, dialog.getByRole('button', { name: 'Get and acknowledge at most 2' }))
  await expect(dialog).toContainText('2 messages, acknowledged')
  await expect(rowsOf(dialog).first()).toContainText('one')
  expect((await broker.depth('orders')).ready).toBe(1)
  expect(await broker.take('orders')).toBe('three')
})

test('an empty queue and a bad count are said so', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  const dialog = await openDialog(page, broker, 'orders')
  const count = dialog.getByLabel('Count')
  for (const [text, error] of [
    ['0', '1 to 100'],
    ['101', '1 to 100'],
    ['two', 'Not a whole number'],
    ['1.5', 'Not a whole number'],
  ] as const) {
    await count.fill(text)
    await expect(count).toHaveAttribute('aria-invalid', 'true')
    await expect(count).toHaveAccessibleDescription(new RegExp(`^${error}`))
  }
  await count.fill('5')
  await dialog.getByRole('button', { name: 'Get messages' }).click()
  await expect(dialog).toContainText('The queue had no ready message.')
})

test('what would break a client is shown as what it is', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  for (const [name, properties] of Object.entries(poisons)) {
    await broker.publishRaw('', 'orders', properties(), Buffer.from(name))
  }
  const names = Object.keys(poisons)
  const dialog = await openDialog(page, broker, 'orders')
  await dialog.getByLabel('Count').fill('10')
  await dialog.getByRole('button', { name: 'Get messages' }).click()
  await expect(rowsOf(dialog)).toHaveCount(names.length)
  for (const [index, name] of names.entries()) {
    await dialog.getByRole('button', { name: `Show message ${index + 1}` }).click()
    await expect(dialog.getByRole('tabpanel')).toContainText(name)
  }
  await expect.poll(async () => (await broker.depth('orders')).ready).toBe(names.length)
})
