import { clientOf, head, listOf, names, sampled, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'

test('columns and widths are chosen, stay after a reload, and can be set back', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveText(['orders'])

  await page.keyboard.press('c')
  const option = (name: string) => page.getByRole('menuitemcheckbox', { name, exact: true })
  await expect(option('Name')).toHaveAttribute('aria-disabled', 'true')
  await option('Consumers').click()
  await expect(option('Consumers')).toHaveAttribute('aria-checked', 'true')
  await option('Features').click()
  await page.keyboard.press('Escape')
  await expect(head(page, 'Consumers')).toBeVisible()
  await expect(head(page, 'Features')).toHaveCount(0)
  // All are of the virtual host that the list is filtered by.
  await expect(head(page, 'Virtual host')).toHaveCount(0)

  const edge = table.getByRole('separator', { name: 'State' })
  const width = async () => Math.round((await head(page, 'State').boundingBox())?.width ?? 0)
  const first = await width()
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(width).toBe(first + 16)
  const at = await edge.boundingBox()
  if (at === null) throw new Error('the edge is not there')
  await page.mouse.move(at.x + 2, at.y + 8)
  await page.mouse.down()
  await page.mouse.move(at.x + 42, at.y + 8, { steps: 4 })
  await page.mouse.up()
  await expect.poll(width).toBe(first + 56)

  await page.getByRole('button', { name: 'Height of rows' }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await expect.poll(async () => (await table.locator('tbody tr').boundingBox())?.height).toBe(28)

  await page.reload()
  await expect(names(table)).toHaveText(['orders'])
  await expect(head(page, 'Consumers')).toBeVisible()
  await expect(head(page, 'Features')).toHaveCount(0)
  expect(await width()).toBe(first + 56)
  expect((await table.locator('tbody tr').boundingBox())?.height).toBe(28)

  await page.getByRole('button', { name: /^Columns/ }).click()
  await page.getByRole('menuitem', { name: 'Reset columns and widths' }).click()
  await expect(head(page, 'Features')).toBeVisible()
  expect(await width()).toBe(first)
})

test('what is kept in the browser and makes no sense is ignored', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await page.addInitScript(() => {
    localStorage.setItem('warren-table:1:queues', '{"shown":{"ready":"maybe","name":false},"widths":[1]}')
    localStorage.setItem('warren-density:1', '"tiny"')
  })
  await page.goto(listOf(broker))
  await expect(names(tableOf(page))).toHaveText(['orders'])
  await expect(head(page, 'Ready')).toBeVisible()
})

test('a column that is chosen shows its value, in every list of clients and of exchanges', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await broker.exchange('shop', 'topic', { durable: true, alternateExchange: 'lost' })
  const { client, channel } = await clientOf(broker, 'chooser')
  await channel.consume('orders', () => undefined, { arguments: { 'x-priority': 5 } })
  const all = [
    ['exchanges', 'Exchanges', 'Arguments', 'shop', 'alternate-exchange'],
    ['connections', 'Connections', 'Authentication', 'chooser', 'PLAIN'],
    ['channels', 'Channels', 'Node', broker.username, '@'],
    ['consumers', 'Consumers', 'Arguments', 'orders', 'x-priority'],
  ] as const
  for (const [path, list, column, row, value] of all) {
    await page.goto(`/${path}?vhost=${encodeURIComponent(broker.vhost)}`)
    const table = tableOf(page, list)
    const found = table.locator('tbody').getByRole('row').filter({ hasText: row })
    await expect(found).toBeVisible(sampled)
    await expect(head(page, column, list)).toHaveCount(0)
    await page.keyboard.press('c')
    await page.getByRole('menuitemcheckbox', { name: column, exact: true }).click()
    await page.keyboard.press('Escape')
    const place = (await table.getByRole('columnheader').allInnerTexts()).findIndex(
      (text) => text.trim() === column,
    )
    await expect(found.getByRole('cell').nth(place), list).toContainText(value, sampled)
  }
  await client.close()
})
