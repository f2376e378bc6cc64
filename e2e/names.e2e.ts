import { paths } from '@/lib/api/paths'
import { expect, test } from './fixtures/test'

test('the name of an exchange is found by a part of it and chosen by keys, or typed', async ({
  signedIn: page,
  broker,
}) => {
  await broker.exchange('shop.events', 'topic')
  await broker.exchange('shop.audit', 'fanout')
  await page.goto(paths.publish({ vhost: broker.vhost, exchange: '', routingKey: 'a' }))
  const field = page.getByRole('combobox', { name: 'Exchange' })
  await expect(field).toBeEnabled()
  await field.focus()
  await page.keyboard.press('ArrowDown')
  const list = page.getByRole('listbox', { name: 'Suggestions' })
  // All of them, the default exchange included, and none of another virtual host.
  await expect(list.getByRole('option')).toHaveCount(9)
  await expect(list.getByRole('option', { name: '(AMQP default)' })).toBeVisible()

  await field.pressSequentially('audit')
  await expect(list.getByRole('option')).toHaveText(['shop.auditfanout'])
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('shop.audit')
  await expect(list).toBeHidden()
  await expect(page).toHaveURL(/exchange=shop\.audit/)
  await expect(page.getByText('Fanout:')).toBeVisible()

  // Esc closes the list and keeps the text; what is not there may be typed all the same.
  await field.fill('nowhere')
  await expect(page.getByText('No exchange here has this in its name.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('No exchange here has this in its name.')).toBeHidden()
  await expect(field).toHaveValue('nowhere')

  await field.fill('shop')
  const events = list.getByRole('option', { name: 'shop.events' })
  await events.click({ button: 'right' })
  await expect(field).toHaveValue('shop')
  await events.click()
  await expect(field).toHaveValue('shop.events')
  await expect(field).toBeFocused()

  // Where the pointer happens to be is no choice.
  await field.fill('shop')
  await list.getByRole('option', { name: 'shop.audit' }).hover()
  await page.keyboard.press('Tab')
  await expect(field).not.toBeFocused()
  await expect(field).toHaveValue('shop')
})

test('in a dialog, Esc closes the list and leaves the dialog open', async ({ signedIn: page, broker }) => {
  await broker.exchange('shop', 'topic')
  await broker.queue('orders.invoice')
  await page.goto(paths.exchange({ vhost: broker.vhost, name: 'shop' }))
  await page.getByRole('button', { name: 'New binding' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New binding' })
  const field = dialog.getByRole('combobox', { name: 'To queue' })
  await field.fill('inv')
  const list = page.getByRole('listbox', { name: 'Suggestions' })
  await expect(list.getByRole('option', { name: 'orders.invoice' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(dialog).toBeVisible()
  await field.fill('invo')
  await list.getByRole('option', { name: 'orders.invoice' }).click()
  await expect(field).toHaveValue('orders.invoice')
  await expect(dialog).toBeVisible()
})
