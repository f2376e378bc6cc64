import { binding, exchange, numbers, openGraph, queue } from './fixtures/graph'
import { expect, test } from './fixtures/test'

test.use({ colorScheme: 'dark' })

test('every part is called by its name, and the table twin is paged and narrowed', async ({
  signedIn: page,
  broker,
}) => {
  await broker.manage('POST', 'definitions/{vhost}', {
    exchanges: [exchange('orders', 'topic')],
    queues: [queue('paid')],
    bindings: numbers(120).map((n) => binding('orders', 'paid', `order.${String(n).padStart(3, '0')}`)),
  })
  const graph = await openGraph(page, broker)
  await expect(page.getByRole('textbox', { name: 'Find in graph' })).toBeVisible()
  for (const name of ['Export', 'Focus', 'Unfold']) {
    await expect(graph.getByRole('button', { name, exact: true })).toBeVisible()
  }

  const tracer = page.getByRole('region', { name: 'Trace' })
  await tracer.getByLabel('Exchange').fill('orders')
  await tracer.getByLabel('Routing key').fill('order.007')
  await tracer.getByLabel('Headers').fill('region = "eu"')
  await tracer.getByRole('button', { name: 'Trace', exact: true }).click()
  const route = tracer.getByRole('list', { name: 'Route' })
  await expect(route.getByRole('listitem').filter({ hasText: 'order.007' })).toContainText('paid')

  await page.getByRole('radio', { name: 'Table' }).check()
  const rows = page.getByRole('table', { name: 'Bindings' }).locator('tbody').getByRole('row')
  await expect(rows).toHaveCount(100)
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(rows).toHaveCount(20)
  await page.getByRole('textbox', { name: 'Find in graph' }).fill('order.007')
  await expect(rows).toHaveCount(1)
})
