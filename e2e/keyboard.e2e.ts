import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'

const mostTabs = 120

/** Presses Tab until something has the focus, and has it visibly. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let count = 0; count < mostTabs; count++) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
  expect(await target.evaluate(isRinged), 'the focus is visible').toBe(true)
}

/** A frame around it may carry the ring for a field, and the mark after it for a hidden radio button. */
function isRinged(element: Element): boolean {
  const around = [element, element.nextElementSibling, element.parentElement, element.closest('label')]
  return around.some((each) => each !== null && getComputedStyle(each).outlineStyle !== 'none')
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

test('the keyboard is enough: sign in, find a queue, publish, go by the palette, consume and ack, tap, change the theme', async ({
  page,
  broker,
}) => {
  test.slow()
  await broker.queue('orders.invoice')
  await broker.queue('orders.payment')
  await broker.exchange('orders', 'topic')

  await page.goto('/sign-in')
  await type(page, page.getByRole('textbox', { name: 'Username' }), broker.username)
  await type(page, page.getByLabel('Password'), broker.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Queues' }))
  await type(page, page.getByRole('textbox', { name: 'Filter queues' }), 'invoice')
  const table = page.getByRole('table', { name: 'Queues' })
  await expect(table.getByRole('link', { name: 'orders.payment' })).toHaveCount(0)
  await press(page, table.getByRole('link', { name: 'orders.invoice' }))
  await expect(page.getByRole('heading', { level: 1, name: 'orders.invoice' })).toBeVisible()

  await press(page, page.getByRole('link', { name: 'Publish to this queue' }))
  await type(page, page.getByRole('textbox', { name: 'Payload' }), '"by keyboard"')
  await press(page, page.getByRole('button', { name: 'Publish message' }))
  await expect(page.getByRole('status', { name: 'Outcome' })).toContainText('Confirmed and routed')

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeFocused()
  await page.keyboard.type('live')
  await expect(page.getByRole('option').first()).toContainText('Live')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Live' })).toBeVisible()
  await tabTo(page, page.getByRole('radio', { checked: true }).first())
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Queue consumer' })).toBeChecked()
  await tabTo(page, page.getByLabel('Virtual host'))
  await page.keyboard.type(broker.vhost)
  await type(page, page.getByLabel('Queue', { exact: true }), 'orders.invoice')
  await press(page, page.getByRole('button', { name: 'Start' }))
  const row = page.getByRole('table', { name: 'Messages' }).getByRole('row', { name: 'by keyboard' })
  await press(page, row.getByRole('button', { name: 'Ack' }))
  await expect(row).toContainText('acked')
  await press(page, page.getByRole('button', { name: 'Stop' }))
  await expect.poll(() => broker.depth('orders.invoice')).toEqual({ ready: 0, consumers: 0 })

  await tabTo(page, page.getByRole('radio', { checked: true }).first())
  await page.keyboard.press('ArrowLeft')
  await type(page, page.getByLabel('Exchange', { exact: true }), 'orders')
  await type(page, page.getByLabel('Binding key'), '#')
  await press(page, page.getByRole('button', { name: 'Start' }))
  await expect(page.getByRole('status', { name: 'Status' })).toHaveText('Live')
  await broker.publish('orders', 'order.paid', 'seen by the tap')
  await expect(page.getByRole('row', { name: 'seen by the tap' })).toBeVisible()

  const theme = page.getByRole('button', { name: 'Theme', exact: true })
  const chosen = page.getByRole('menuitemradio', { checked: true })
  await press(page, theme)
  await expect(chosen).toHaveText('System theme')
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(theme).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(chosen).toHaveText('Dark theme')
})
