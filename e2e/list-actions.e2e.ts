import { confirmTyped } from './fixtures/confirm-typed'
import { clientOf, fill, listOf, names, sampled, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'

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
  await expect(dialog).toContainText(`In the virtual host ${broker.vhost}. Also gone`)
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
    await confirmTyped(dialog, 'Delete', '2')
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
  await expect(dialog).toContainText(`In the virtual host ${broker.vhost}. Ready messages are deleted`)
  await dialog.getByRole('button', { name: 'Purge', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await broker.depth('orders')).ready).toBe(0)

  await actions.click()
  await page.getByRole('menuitem', { name: 'Publish to…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Publish' })).toBeVisible()
  await expect(page).toHaveURL(/routingKey=orders/)
})

test('queues are purged at once, streams left out; exchanges are deleted at once and from the menu of a row', async ({
  signedIn: page,
  broker,
}) => {
  for (const name of ['first', 'second']) {
    await broker.queue(name)
    await fill(broker, name, 2)
  }
  await broker.queue('log', { durable: true, arguments: { 'x-queue-type': 'stream' } })
  await page.goto(listOf(broker))
  for (const name of ['first', 'second']) {
    const row = tableOf(page).getByRole('row').filter({ hasText: name })
    // Ready and total.
    await expect(row.getByRole('cell', { name: '2', exact: true })).toHaveCount(2, sampled)
  }
  /** What the menu of a row says of an item, to the eye and to the ear. */
  const saysWhy = async (name: string, item: string, why: RegExp) => {
    const actions = page.getByRole('button', { name: `Actions of ${name}`, exact: true })
    await actions.click()
    const found = page.getByRole('menuitem', { name: item, exact: true })
    await expect(found).toBeDisabled()
    await expect(page.getByRole('menu').getByText(why)).toBeVisible()
    await expect(found).toHaveAccessibleDescription(why)
    await page.keyboard.press('Escape')
  }
  await saysWhy('log', 'Purge…', /A stream/)
  await page.getByRole('checkbox', { name: /^Select all/ }).check()
  const selection = page.getByRole('region', { name: 'Selection' })
  await selection.getByRole('button', { name: 'Purge…' }).click()
  const purge = page.getByRole('dialog', { name: 'Purge 2 queues?' })
  await expect(purge).toContainText('4 ready messages')
  await expect(purge).toContainText('1 stream is left out')
  await purge.getByRole('button', { name: 'Purge', exact: true }).click()
  await expect(purge).toBeHidden()
  for (const name of ['first', 'second']) expect((await broker.depth(name)).ready).toBe(0)

  for (const name of ['one', 'two', 'three']) await broker.exchange(name, 'topic')
  await page.goto(`/exchanges?vhost=${encodeURIComponent(broker.vhost)}`)
  const table = tableOf(page, 'Exchanges')
  await saysWhy('amq.topic', 'Delete…', /begin with "amq\."/)
  for (const name of ['one', 'two', 'amq.topic']) {
    await table.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
  }
  await selection.getByRole('button', { name: 'Delete…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 2 exchanges?' })
  await expect(dialog.getByText('two', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('Deleted 2 exchanges')).toBeVisible()
  await expect(table.getByRole('link', { name: 'two', exact: true })).toHaveCount(0, sampled)

  await page.getByRole('button', { name: 'Actions of three', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  const last = page.getByRole('dialog', { name: 'Delete three?' })
  await last.getByRole('button', { name: 'Delete' }).click()
  // While it is open, nothing below it has a role.
  await expect(last).toBeHidden()
  await expect(table.getByRole('link', { name: 'three', exact: true })).toHaveCount(0, sampled)
  const left = (await broker.manage('GET', 'exchanges/{vhost}')) as { name: string }[]
  expect(left.map((exchange) => exchange.name).filter((name) => !name.startsWith('amq.'))).toEqual([''])
})

test('several connections are closed at once, with a reason that each client is told', async ({
  signedIn: page,
  broker,
}) => {
  const clients = await Promise.all(['worker-1', 'worker-2', 'stays'].map((name) => clientOf(broker, name)))
  await page.goto(`/connections?vhost=${encodeURIComponent(broker.vhost)}`)
  const rows = tableOf(page, 'Connections').locator('tbody').getByRole('row')
  await expect(rows).toHaveCount(3, sampled)
  for (const name of ['worker-1', 'worker-2']) {
    await rows.filter({ hasText: name }).getByRole('checkbox').check()
  }
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection).toContainText('2 selected')
  await selection.getByRole('button', { name: 'Close…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Close 2 connections?' })
  await expect(dialog).toContainText('unacked')
  await dialog.getByLabel('Reason').fill('both at once')
  await dialog.getByRole('button', { name: 'Close connection' }).click()
  for (const { closed } of clients.slice(0, 2)) expect((await closed).message).toContain('both at once')
  await expect(dialog).toBeHidden()
  await expect(rows).toHaveCount(1, sampled)
  await expect(rows).toContainText('stays')
  await clients[2]?.client.close()
})
