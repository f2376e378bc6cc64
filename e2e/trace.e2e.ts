import type { Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { expect, test } from './fixtures/test'

/** In development the page is compiled at its first visit. */
const opened = { timeout: 60_000 }
/** The topology is read anew for each trace. */
const traced = { timeout: 20_000 }

async function openTracer(page: Page, broker: TestBroker, query: Record<string, string> = {}) {
  await page.goto(`/topology?${new URLSearchParams({ vhost: broker.vhost, ...query }).toString()}`)
  const tracer = page.getByRole('region', { name: 'Trace' })
  await expect(tracer).toBeVisible(opened)
  return {
    tracer,
    route: tracer.getByRole('list', { name: 'Route' }),
    ask: async (exchange: string, key: string, headers = '') => {
      await tracer.getByLabel('Exchange').fill(exchange)
      await tracer.getByLabel('Routing key').fill(key)
      await tracer.getByLabel('Headers').fill(headers)
      await tracer.getByRole('button', { name: 'Trace', exact: true }).click()
    },
  }
}

async function wireShop(broker: TestBroker): Promise<void> {
  await broker.exchange('shop', 'topic')
  await broker.exchange('notify', 'headers')
  await broker.queue('invoices')
  await broker.queue('audit')
  await broker.queue('emails')
  await broker.bind('invoices', 'shop', 'orders.*')
  await broker.bind('audit', 'shop', 'audit.#')
  await broker.bind('emails', 'notify', '', { 'x-match': 'any', region: 'eu' })
}

test('a message misses its queue by a letter: the reason is found and mended without leaving the page', async ({
  signedIn: page,
  broker,
}) => {
  await wireShop(broker)
  const { tracer, route, ask } = await openTracer(page, broker)

  await ask('shop', 'order.created')
  await expect(tracer.getByText('Returned with 312 NO_ROUTE when mandatory, else dropped.')).toBeVisible(
    traced,
  )
  await expect(route).toContainText('None of its 2 bindings takes it')
  await expect(tracer).toContainText('Nearest miss, on exchange shop, to invoices:')
  await expect(tracer).toContainText('The word must be orders, the key says order: nearly.')

  await tracer.getByRole('button', { name: 'Add binding from shop to invoices by order.*' }).click()
  await expect(route.getByRole('listitem').first()).toContainText('invoices', traced)
  await expect(route).toContainText('created is one word for *')
  await expect(tracer).toContainText('1 queue. Publishing would be confirmed, nothing returned.')

  const graph = page.getByRole('region', { name: 'Binding graph' })
  await expect(graph.getByRole('link', { name: /^queue invoices/ })).toBeVisible(opened)
  await expect(graph.getByRole('img', { name: 'shop to invoices by order.*, orders.*' })).toBeAttached(traced)

  // What was predicted is what happens.
  await broker.publish('shop', 'order.created', 'one')
  await expect.poll(async () => (await broker.depth('invoices')).ready).toBe(1)
})

test('headers say why, and a link is a trace', async ({ signedIn: page, broker }) => {
  await wireShop(broker)
  const { route, ask } = await openTracer(page, broker)
  await ask('notify', '', '{"region": "eu"}')
  await expect(route.getByRole('listitem').first()).toContainText('emails', traced)
  await expect(route).toContainText('x-match any: region = "eu"')

  await page.reload()
  await expect(route).toContainText('x-match any: region = "eu"', opened)
  await ask('notify', '', 'region = us')
  await expect(page.getByRole('region', { name: 'Trace' })).toContainText('region is "us", not "eu"', traced)
})

test('a queue that was expected says why it gets nothing, dead letters are traced on', async ({
  signedIn: page,
  broker,
}) => {
  await wireShop(broker)
  await broker.queue('work', {
    arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'audit' },
  })
  await broker.bind('work', 'shop', 'order.#')
  const { tracer, route, ask } = await openTracer(page, broker)
  await ask('shop', 'order.created')
  await expect(route).toContainText('Dead letters go to (AMQP default) with key audit.', traced)
  await expect(tracer).toContainText('rejected in work by (AMQP default) to audit')
  await tracer.getByLabel('Expected it in').selectOption('invoices')
  await expect(tracer).toContainText('invoices does not get it', traced)
  await expect(tracer).toContainText('The word must be orders, the key says order: nearly.')
})

test('the publisher asks where a message would go', async ({ signedIn: page, broker }) => {
  await wireShop(broker)
  const target = { vhost: broker.vhost, exchange: 'shop', routingKey: 'audit.login' }
  await page.goto(`/publish?${new URLSearchParams(target).toString()}`)
  await page.getByRole('link', { name: 'Where would this go?' }).click(opened)
  const route = page.getByRole('list', { name: 'Route' })
  await expect(route.getByRole('listitem')).toHaveCount(1, opened)
  await expect(route).toContainText('audit')
})
