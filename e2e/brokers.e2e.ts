import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { serveConsole } from './bench/own-console'
import type { TestBroker } from './fixtures/broker'
import { clientOf, names, sampled, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'

/** The suite's broker twice: as one that serves production, and as one that is only to be looked at. */
const brokers = [
  { id: 'shop', name: 'Shop', environment: 'Production' },
  { id: 'mirror', name: 'Mirror', environment: 'staging', readOnly: true },
].map((broker) => ({
  ...broker,
  amqp: (process.env['RABBITMQ_URL'] ?? 'amqp://127.0.0.1:5672').replace(/\/\/[^@/]*@/, '//'),
  management: process.env['RABBITMQ_MANAGEMENT_URL'] ?? 'http://127.0.0.1:15672',
}))

async function signIn(page: Page, url: string, broker: TestBroker, name: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Broker').selectOption(name)
  await page.getByRole('textbox', { name: 'Username' }).fill(broker.username)
  await page.getByLabel('Password').fill(broker.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
}

test('a production broker asks for the name of whatever goes; at a read-only one nothing can be changed, and why is said', async ({
  page,
  broker,
}) => {
  test.setTimeout(120_000)
  await broker.queue('orders')
  await broker.exchange('events', 'topic')
  await broker.bind('orders', 'events', 'order.#')
  const { client, closed } = await clientOf(broker, 'worker')
  const folder = await mkdtemp(path.join(tmpdir(), 'warren-brokers-'))
  const file = path.join(folder, 'brokers.json')
  await writeFile(file, JSON.stringify({ brokers }))
  const own = await serveConsole(undefined, file)
  const at = (address: string) => `${own.url}${address}?vhost=${encodeURIComponent(broker.vhost)}`
  try {
    await signIn(page, own.url, broker, 'Shop')
    await expect(page.getByRole('banner').getByText('Production', { exact: true })).toBeVisible()

    // Whatever it is, and although it is empty: typed first.
    const goes = async (title: string | RegExp, typed: string, verb: string) => {
      const dialog = page.getByRole('dialog', { name: title })
      const confirm = dialog.getByRole('button', { name: verb, exact: true })
      await expect(confirm).toBeDisabled()
      await dialog.getByLabel(`Type ${typed} to go on`).fill(typed)
      await confirm.click()
      await expect(dialog).toBeHidden()
    }
    await page.goto(`${own.url}/exchanges/${encodeURIComponent(broker.vhost)}/events`)
    await page.getByRole('button', { name: /^Unbind orders from events/ }).click()
    await goes(/^Unbind/, 'events', 'Unbind')
    await page.goto(at('/connections'))
    const row = tableOf(page, 'Connections').getByRole('row', { name: 'worker' })
    const name = (await row.getByRole('link').first().innerText(sampled)).trim()
    await row.getByRole('button', { name: /^Actions of/ }).click()
    await page.getByRole('menuitem', { name: 'Close…' }).click()
    await goes(/^Close connection/, name, 'Close connection')
    await closed
    await page.goto(at('/exchanges'))
    await page.getByRole('button', { name: 'Actions of events', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await goes('Delete events?', 'events', 'Delete')

    await page.context().clearCookies()
    await signIn(page, own.url, broker, 'Mirror')
    await expect(page.getByRole('banner').getByText('read-only', { exact: true })).toBeVisible()
    const why = 'This broker is read-only here'
    await page.goto(at('/queues'))
    await expect(names(tableOf(page))).toHaveText(['orders'])
    const create = page.getByRole('button', { name: 'New queue' }).first()
    await expect(create).toHaveAttribute('aria-disabled', 'true')
    await expect(create).toHaveAccessibleDescription(new RegExp(why))
    await page.getByRole('button', { name: 'Actions of orders', exact: true }).click()
    for (const item of ['Purge…', 'Delete…']) {
      const found = page.getByRole('menuitem', { name: item })
      await expect(found).toBeDisabled()
      await expect(found).toHaveAttribute('title', new RegExp(why))
    }
    await page.goto(`${own.url}/queues/${encodeURIComponent(broker.vhost)}/orders`)
    for (const button of ['Get messages', 'Purge', 'Delete', 'New binding']) {
      const found = page.getByRole('button', { name: button, exact: true })
      await expect(found).toBeDisabled()
      await expect(found).toHaveAccessibleDescription(new RegExp(why))
    }
    await page.goto(at('/publish'))
    await expect(page.getByRole('button', { name: 'Publish message' })).toHaveAccessibleDescription(
      new RegExp(why),
    )
  } finally {
    await own.stop()
    await client.close().catch(() => undefined)
    await rm(folder, { recursive: true })
  }
})
