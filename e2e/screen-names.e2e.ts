import { LivePage } from './fixtures/live-page'
import { expect, test } from './fixtures/test'

/** Outside checks find the publisher and the viewer by these words. */
test.describe('names on screen', () => {
  test.use({ tags: 'administrator' })

  test('of the publisher and the live viewer', async ({ broker, signedIn: page }) => {
    await broker.queue('q')
    await page.goto(`/publish?${new URLSearchParams({ vhost: broker.vhost, routingKey: 'q' }).toString()}`)
    const tabs = page.getByRole('tab')
    await expect(tabs).toHaveText(['Message', 'Batch', 'Request/reply'])
    const guarantee = page.getByRole('radiogroup', { name: 'Guarantee' })
    for (const name of ['None', 'Confirm', 'Transaction']) {
      await expect(guarantee.getByRole('radio', { name, exact: true })).toBeVisible()
    }
    await expect(guarantee.getByRole('radio', { name: 'Confirm' })).toBeChecked()
    for (const name of ['Correlation id', 'Reply to', 'Content encoding']) {
      await expect(page.getByLabel(name, { exact: true })).toBeVisible()
    }
    await expect(page.getByText('Immediate is gone: RabbitMQ removed it in 3.0.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show code', exact: true })).toBeVisible()
    await page.getByRole('tab', { name: 'Batch' }).click()
    await page.getByLabel('Count', { exact: true }).fill('3')
    await expect(page.getByLabel('Rate', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Publish 3 messages' }).click()
    const outcome = page.getByRole('status', { name: 'Outcome' })
    await expect(outcome).toContainText('Done')
    const figures = outcome.locator('dl > div')
    for (const [word, count] of [
      ['Confirmed', '3'],
      ['Returned', '0'],
      ['Nacked', '0'],
      ['Unknown', '0'],
    ] as const) {
      const figure = figures.filter({ has: page.getByText(word, { exact: true }) })
      await expect(figure.getByRole('definition').first()).toHaveText(count)
    }

    const live = new LivePage(page)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'q' })
    for (const name of ['Exchange tap', 'Queue consumer', 'Stream', 'Firehose']) {
      await expect(page.getByRole('radio', { name, exact: true })).toBeVisible()
    }
    await live.start.click()
    await expect(live.rows).toHaveCount(3)
    await expect(page.getByRole('combobox', { name: 'Filter', exact: true })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Search', exact: true })).toBeVisible()
    for (const name of ['Record', 'Replay', 'Download']) {
      await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
    }
    await live.rows.nth(0).getByRole('button', { name: /^Open/ }).click()
    await expect(page.getByRole('region', { name: 'Message', exact: true })).toBeVisible()
    await expect(live.detail.getByRole('button', { name: 'Reply', exact: true })).toBeVisible()
  })
})
