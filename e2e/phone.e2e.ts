import { clientOf, fill, listOf, names, tableOf } from './fixtures/lists'
import { expect, test } from './fixtures/test'
import { languages } from './fixtures/languages'
import { missing, monitored, pages, show } from './fixtures/views'

test('on a phone a row keeps name, state and the three counts', async ({ signedIn: page, broker }) => {
  await broker.queue('orders.invoice.with.a.name.that.is.longer.than.any.phone.is.wide')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(listOf(broker))
  const table = tableOf(page)
  await expect(names(table)).toHaveCount(1)
  const heads = table.getByRole('columnheader')
  await expect(heads).toHaveText(['Name', 'Ready', 'Unacked', 'Total'])
  const row = table.locator('tbody').getByRole('row')
  // 3.10 calls a queue idle that nothing happens to.
  await expect(row).toContainText(/running|idle/)
  await expect(row).toContainText('classic')
  // The list is of one virtual host: its name says nothing of a row.
  await expect(row.getByTitle(broker.vhost)).toBeHidden()
  expect((await row.boundingBox())?.height).toBe(48)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(390)

  // What the top bar has no room for is behind "More".
  const more = page.getByRole('button', { name: 'More' })
  await more.click()
  await page.getByRole('menuitemradio', { name: 'Dark theme' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await more.click()
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveText('Dark theme')
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a long press selects a row, taps select others, and what is selected can be acted on', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('first')
    await broker.queue('second')
    await page.goto(listOf(broker))
    const table = tableOf(page)
    const row = (name: string) => table.getByRole('row', { name: new RegExp(name) })
    await expect(names(table)).toHaveCount(2)
    const at = await row('first').boundingBox()
    if (at === null) throw new Error('the row is not there')
    const touch = await page.context().newCDPSession(page)
    const point = { x: at.x + 60, y: at.y + 24 }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    const selection = page.getByRole('region', { name: 'Selection' })
    await expect(selection).toContainText('1 selected')
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await row('second').tap()
    await expect(selection).toContainText('2 selected')
    await expect(page).toHaveURL(/\/queues\?/)
    await expect(selection.getByRole('button', { name: 'Delete…' })).toBeInViewport()
    await selection.getByRole('button', { name: 'Clear selection' }).tap()
    await row('second').getByRole('link').tap()
    await expect(page.getByRole('heading', { level: 1, name: 'second' })).toBeVisible()
  })
})

/** So many views of one broker: all of them one after the other take longer than a test may on a busy machine. */
const atOnce = 8
const looked = [...pages, ...monitored, ...missing].filter(
  (view) => view.act === undefined || view.name.startsWith('conn'),
)
const parts = Array.from({ length: Math.ceil(looked.length / atOnce) }, (_, n) =>
  looked.slice(n * atOnce, (n + 1) * atOnce),
)

test.describe('on a phone no page is wider than the screen', () => {
  test.use({ tags: 'monitoring', viewport: { width: 390, height: 844 } })

  for (const views of parts) {
    test(views.map(({ name }) => name).join(', '), async ({ signedIn: page, broker }) => {
      const long = `${'orders.invoice.'.repeat(8)}中文`
      await broker.exchange(long, 'topic')
      await broker.queue(long)
      await broker.bind(long, long, 'a.binding.key.that.is.rather.long.too')
      await fill(broker, long, 2)
      const { client, channel } = await clientOf(broker, long)
      await channel.prefetch(1)
      await channel.consume(long, () => undefined)
      const place = { vhost: broker.vhost, queue: long, exchange: long, key: 'a', strict: long }
      const wide: string[] = []
      for (const view of views) {
        await show(page, view, languages.en, place)
        // And where there is a rail, but no room for a side.
        for (const width of [760, 390]) {
          await page.setViewportSize({ width, height: 844 })
          const taken = await page.evaluate(() => document.documentElement.scrollWidth)
          if (taken > width) wide.push(`${view.name} at ${width}: ${taken}`)
        }
      }
      expect(wide).toEqual([])
      await client.close()
    })
  }
})
