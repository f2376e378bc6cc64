import type { Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { clientOf, listOf, sampled, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'

const pageOf = (kind: 'queues' | 'exchanges', broker: TestBroker, name: string) =>
  `/${kind}/${encodeURIComponent(broker.vhost)}/${name}`

async function expectDisabled(page: Page, button: string | RegExp, why: string): Promise<void> {
  const found = page.getByRole('button', { name: button, exact: true })
  await expect(found).toBeDisabled()
  await expect(found).toHaveAccessibleDescription(why)
}

/** Permissions are known of administrators only: the broker lets nobody else read them. */
test.describe('an administrator whose permissions cover dev.* only', () => {
  test.use({
    tags: 'administrator',
    rights: { configure: '^dev\\.', write: '^dev\\.', read: '^dev\\.' },
  })

  test('finds every control disabled that the broker would refuse, with the permission that it needs', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('prod.orders')
    await broker.exchange('prod.events', 'topic')
    await broker.exchange('dev.events', 'topic')
    await broker.bind('prod.orders', 'dev.events', 'order.#')
    await broker.queue('dev.orders')
    for (const key of ['#', 'order.#']) await broker.bind('dev.orders', 'dev.events', key)
    await broker.manage('PUT', `topic-permissions/{vhost}/${broker.username}`, {
      exchange: 'dev.events',
      write: '.*',
      read: '^order\\.',
    })

    await page.goto(pageOf('queues', broker, 'prod.orders'))
    await expectDisabled(page, 'Get messages', 'Needs read permission on queue prod.orders')
    await expectDisabled(page, 'Purge', 'Needs read permission on queue prod.orders')
    await expectDisabled(page, 'Delete', 'Needs configure permission on queue prod.orders')
    await expectDisabled(page, 'New binding', 'Needs write permission on queue prod.orders')
    await expectDisabled(
      page,
      /^Unbind prod\.orders from dev\.events/,
      'Needs write permission on queue prod.orders',
    )
    // The reason is shown as well, to the pointer and to the keyboard.
    const tip = page.getByRole('tooltip').filter({ visible: true })
    await page.getByRole('button', { name: 'Get messages' }).hover()
    await expect(tip).toHaveText('Needs read permission on queue prod.orders')
    await page.mouse.move(0, 0)
    await expect(tip).toHaveCount(0)
    await page.getByRole('button', { name: 'Delete', exact: true }).focus()
    await expect(tip).toHaveText('Needs configure permission on queue prod.orders')
    await page.keyboard.press('Escape')
    await expect(tip).toHaveCount(0)

    await page.goto(pageOf('exchanges', broker, 'prod.events'))
    await expectDisabled(page, 'Delete', 'Needs configure permission on exchange prod.events')
    await expectDisabled(page, 'New binding', 'Needs read permission on exchange prod.events')
    // What it may bind is known when the other end is chosen.
    await page.goto(pageOf('exchanges', broker, 'dev.events'))
    await page.getByRole('button', { name: 'New binding' }).click()
    const bind = page.getByRole('dialog', { name: 'New binding' })
    await bind.getByLabel('To queue').fill('prod.orders')
    await expectDisabled(page, 'Bind', 'Needs write permission on queue prod.orders')
    await page.keyboard.press('Escape')
    // By topic permissions, too, which the session knows from its next read on.
    const topic = 'Your topic permission on exchange dev.events does not cover binding key "#"'
    for (const [at, kind, label, other] of [
      ['dev.events', 'exchanges', 'To queue', 'dev.orders'],
      ['dev.orders', 'queues', 'From exchange', 'dev.events'],
    ] as const) {
      await expect(async () => {
        await page.goto(pageOf(kind, broker, at))
        await page.getByRole('button', { name: 'New binding' }).click()
        await bind.getByLabel(label).fill(other)
        await bind.getByLabel('Binding key').fill('#')
        await expectDisabled(page, 'Bind', topic)
      }).toPass(sampled)
      await bind.getByLabel('Binding key').fill('order.#')
      await expect(page.getByRole('button', { name: 'Bind', exact: true })).toBeEnabled()
    }
    await page.keyboard.press('Escape')
    await expectDisabled(page, 'Unbind dev.orders from dev.events, key #', topic)
    await expect(
      page.getByRole('button', { name: 'Unbind dev.orders from dev.events, key order.#' }),
    ).toBeEnabled()

    await page.goto(`/live?source=tap&vhost=${broker.vhost}&exchange=prod.events`)
    await expectDisabled(page, 'Start', 'Needs read permission on exchange prod.events')
    await page.goto(`/live?source=queue&vhost=${broker.vhost}&queue=prod.orders`)
    await expectDisabled(page, 'Start', 'Needs read permission on queue prod.orders')

    await page.goto(listOf(broker))
    await page.getByRole('button', { name: 'New queue' }).click()
    const dialog = page.getByRole('dialog', { name: 'New queue' })
    await dialog.getByLabel('Name', { exact: true }).fill('prod.new')
    await expectDisabled(page, 'Declare queue', 'Needs configure permission on queue prod.new')
    await dialog.getByLabel('Name', { exact: true }).fill('dev.new')
    await dialog.getByRole('button', { name: 'Declare queue' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'dev.new' })).toBeVisible()
  })
})

test.describe('an administrator who may configure nothing', () => {
  test.use({ tags: 'administrator', rights: { configure: '^$', write: '.*', read: '.*' } })

  test('declares neither queue nor exchange', async ({ signedIn: page, broker }) => {
    const why = 'Needs configure permission on some name: yours covers none'
    await page.goto(`/queues?vhost=${broker.vhost}&create=true`)
    await expect(page.getByRole('button', { name: 'New queue' }).first()).toHaveAccessibleDescription(why)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.goto(`/exchanges?vhost=${broker.vhost}`)
    await expectDisabled(page, 'New exchange', why)
  })
})

test.describe('a user whose permissions nobody may read', () => {
  test.use({ tags: 'monitoring', rights: { configure: '', write: '', read: '^dev\\.' } })

  test('is refused once in the words of the broker, which then stand at the control', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('prod.orders')
    await broker.exchange('dev.events', 'topic')
    await page.goto(pageOf('queues', broker, 'prod.orders'))
    const get = page.getByRole('button', { name: 'Get messages', exact: true })
    await get.click()
    const dialog = page.getByRole('dialog', { name: 'Get messages' })
    await dialog.getByRole('button', { name: 'Get messages' }).click()
    await expect(dialog.getByRole('alert')).toContainText('prod.orders')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(get).toBeDisabled()
    await expect(get).toHaveAccessibleDescription(/prod\.orders.*refused/)
    // The same right over the same queue: known here, too.
    await expect(page.getByRole('button', { name: 'Purge', exact: true })).toBeDisabled()
    await expect(page.getByRole('button', { name: 'New binding', exact: true })).toBeEnabled()

    // Connections of others are closed by administrators.
    const guest = { username: 'guest', password: 'guest' }
    const other = await clientOf(broker, 'of-somebody-else', guest)
    await page.goto(`/connections?vhost=${broker.vhost}`)
    const row = tableOf(page, 'Connections').getByRole('row', { name: 'of-somebody-else' })
    await row.getByRole('button', { name: /^Actions of/ }).click(sampled)
    const close = page.getByRole('menuitem', { name: 'Close…' })
    await expect(close).toBeDisabled()
    await expect(close).toHaveAttribute(
      'title',
      'Needs the tag administrator: only user guest and administrators may close it',
    )
    await other.client.close()
  })
})
