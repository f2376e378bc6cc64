import type { Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { languages } from './fixtures/languages'
import { binding, exchange, openGraph, queue, wireShop as wireGraph } from './fixtures/graph'
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

  const byHttp = (headers: unknown) =>
    page.request.post('/api/topology/trace', {
      data: { vhost: broker.vhost, exchange: 'notify', routingKey: '', headers, fresh: true },
    })
  await broker.bind('audit', 'notify', '', { 'x-match': 'all', level: 5 })
  const typed = await byHttp({ level: { type: 'int16', value: 5 }, region: 'eu' })
  expect(await typed.json()).toMatchObject({
    queues: [{ name: 'audit' }, { name: 'emails' }],
    unroutable: false,
    steps: [{ text: 'x-match all: level = 5' }, { text: 'x-match any: region = "eu"' }],
  })
  expect((await byHttp({ level: { type: 'int8', value: 500 } })).status()).toBe(422)
})

test('without the console’s server the graph says how old it is, and a trace what to do', async ({
  signedIn: page,
  broker,
}) => {
  await wireShop(broker)
  const { tracer, route, ask } = await openTracer(page, broker)
  await expect(page.getByRole('link', { name: /^queue invoices/ })).toBeVisible(opened)
  await page.route('**/api/topology/**', (request) => request.abort('connectionreset'))
  await ask('shop', 'orders.created')
  await expect(tracer.getByRole('button', { name: 'Try again' })).toBeVisible(traced)
  await expect(page.getByRole('button', { name: 'Now', exact: true })).toBeVisible(traced)
  await expect(page.getByRole('link', { name: /^queue invoices/ })).toBeVisible()
  await page.unroute('**/api/topology/**')
  await tracer.getByRole('button', { name: 'Try again' }).click()
  await expect(route).toContainText('created is one word for *', traced)
})

test('in Chinese the reasons are Chinese', async ({ signedIn: page, broker, context, baseURL }) => {
  const { trace, topology } = languages['zh-CN']
  await context.addCookies([{ name: 'warren-language', value: 'zh-CN', url: baseURL ?? '' }])
  await wireShop(broker)
  const link = { vhost: broker.vhost, exchange: 'shop', key: 'order.created' }
  await page.goto(`/topology?${new URLSearchParams(link).toString()}`)
  const tracer = page.getByRole('region', { name: trace.title })
  await expect(tracer).toContainText(trace.unroutable, opened)
  const words = (text: string, values: Record<string, string>) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '?')
  await expect(tracer).toContainText(words(trace.miss.alike, { wanted: 'orders', found: 'order' }))
  const ends = { source: 'shop', destination: 'invoices', key: 'order.*' }
  await tracer.getByRole('button', { name: words(trace.addLabel, ends) }).click()
  await expect(tracer).toContainText(words(trace.reason.star, { word: 'created' }), traced)
  await expect(page.getByRole('region', { name: topology.graph })).toBeVisible()
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

test('a trace lights up what it passes, a folded queue by its group', async ({ signedIn: page, broker }) => {
  await wireGraph(broker)
  const graph = await openGraph(page, broker, { exchange: 'events', key: 'cache.clear' })
  const route = page.getByRole('list', { name: 'Route' })
  await expect(route).toContainText('cache.node-3', opened)
  await expect(graph.locator('.react-flow__node.hit')).toHaveCount(3, opened)
  await expect(
    graph.locator('.react-flow__node.hit', {
      has: page.getByRole('button', { name: /^group cache/ }),
    }),
  ).toHaveCount(1)
  await expect(
    graph.locator('.react-flow__node.dim', {
      has: page.getByRole('link', { name: /^queue orders\.paid/ }),
    }),
  ).toHaveCount(1)
  await expect(graph.getByText('1', { exact: true })).toBeVisible()

  // Whatever was looked at: where the next message goes is brought into sight.
  const paid = graph.getByRole('link', { name: /^queue orders\.paid/ })
  const desk = await graph.boundingBox()
  if (desk === null) throw new Error('no canvas')
  const y = desk.y + desk.height - 120
  await page.mouse.move(desk.x + desk.width - 20, y)
  await page.mouse.down()
  await page.mouse.move(desk.x + 20, y, { steps: 8 })
  await page.mouse.up()
  await expect(paid).not.toBeInViewport()
  const tracer = page.getByRole('region', { name: 'Trace' })
  await tracer.getByLabel('Routing key').fill('order.paid')
  await tracer.getByRole('button', { name: 'Trace', exact: true }).click()
  await expect(paid).toBeInViewport({ ratio: 1, ...traced })
})

test('a trace lights up step by step, with less motion at once', async ({ signedIn: page, broker }) => {
  const chain = ['first', 'second', 'third']
  await broker.manage('POST', 'definitions/{vhost}', {
    exchanges: chain.map((name) => exchange(name, 'fanout')),
    queues: [queue('last')],
    bindings: [
      binding('first', 'second', '', 'exchange'),
      binding('second', 'third', '', 'exchange'),
      binding('third', 'last'),
    ],
  })
  // How many nodes are lit at a time, from before the page is there.
  await page.addInitScript(() => {
    const seen = new Set<number>()
    Object.assign(window, { lit: () => [...seen] })
    new MutationObserver(() => {
      seen.add(document.querySelectorAll('.react-flow__node.hit').length)
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['class'] })
  })
  const between = async (reducedMotion: 'reduce' | 'no-preference') => {
    await page.emulateMedia({ reducedMotion })
    const graph = await openGraph(page, broker, { exchange: 'first' })
    await expect(graph.locator('.react-flow__node.hit')).toHaveCount(4, opened)
    const lit = await page.evaluate(() => (window as unknown as { lit: () => number[] }).lit())
    return lit.filter((count) => count > 1 && count < 4)
  }
  expect(await between('no-preference')).not.toEqual([])
  expect(await between('reduce')).toEqual([])
})
