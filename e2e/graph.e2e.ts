import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { expect, test } from './fixtures/test'

/** One refresh is 5 s. A read that takes long, as on a busy machine, is shared for 20 times as long. */
const refreshed = { timeout: 25_000 }
/** In development the page is compiled at its first visit. */
const opened = { timeout: 60_000 }

const exchange = (name: string, type: string, args: Record<string, unknown> = {}) => ({
  name,
  type,
  durable: true,
  auto_delete: false,
  internal: false,
  arguments: args,
})
const queue = (name: string, args: Record<string, unknown> = {}) => ({
  name,
  durable: true,
  auto_delete: false,
  arguments: args,
})
const binding = (source: string, destination: string, key = '', to = 'queue') => ({
  source,
  destination,
  destination_type: to,
  routing_key: key,
  arguments: {},
})
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

/** A shop: events to orders and to eight caches, dead letters of one queue, an alternate exchange that is not there. */
const wireShop = (broker: TestBroker) =>
  broker.manage('POST', 'definitions/{vhost}', {
    exchanges: [
      exchange('events', 'topic', { 'alternate-exchange': 'no.such.exchange' }),
      exchange('cache', 'fanout'),
      exchange('dlx', 'direct'),
    ],
    queues: [
      ...numbers(8).map((n) => queue(`cache.node-${n}`)),
      queue('orders.paid', { 'x-dead-letter-exchange': 'dlx', 'x-dead-letter-routing-key': 'late' }),
      queue('orders.created'),
      queue('dead'),
    ],
    bindings: [
      ...numbers(8).map((n) => binding('cache', `cache.node-${n}`)),
      binding('events', 'cache', 'cache.#', 'exchange'),
      binding('events', 'orders.paid', 'order.paid'),
      binding('events', 'orders.created', 'order.created'),
      binding('dlx', 'dead', 'late'),
    ],
  })

async function openGraph(
  page: Page,
  broker: TestBroker,
  query: Record<string, string> = {},
): Promise<Locator> {
  await page.goto(`/topology?${new URLSearchParams({ vhost: broker.vhost, ...query }).toString()}`)
  const graph = page.getByRole('region', { name: 'Binding graph' })
  await expect(graph.locator('.react-flow__node').first()).toBeVisible(opened)
  return graph
}

const nodes = (graph: Locator) => graph.locator('.react-flow__node')
const node = (graph: Locator, name: string | RegExp) => graph.getByRole('link', { name })
const queues = (graph: Locator) => graph.getByRole('link', { name: /^queue / })
const group = (graph: Locator) => graph.getByRole('button', { name: /^group cache\.node-\*, 8 queues/ })

test('alike queues are one group that opens and folds; dead letters and what is not there are drawn', async ({
  signedIn: page,
  broker,
}) => {
  await wireShop(broker)
  const graph = await openGraph(page, broker)
  await expect(group(graph)).toBeVisible()
  await expect(queues(graph)).toHaveCount(3)
  await expect(graph.getByRole('img', { name: 'cache to cache.node-* by any key' })).toBeAttached()
  await expect(graph.getByText('any key × 8')).toBeVisible()
  await expect(graph.getByRole('img', { name: 'orders.paid to dlx by dead letters as late' })).toBeAttached()
  await expect(graph.getByRole('img', { name: 'events to no.such.exchange by alternate' })).toBeAttached()
  await expect(node(graph, /no\.such\.exchange, \?, not there/)).toBeVisible()
  await expect(node(graph, /^exchange events, topic, leads to/)).toBeVisible()

  await graph.getByRole('button', { name: 'Unfold' }).click()
  await expect(queues(graph)).toHaveCount(11, opened)
  await expect(page).toHaveURL(/unfold=g/)
  await page.reload()
  await expect(queues(graph)).toHaveCount(11, opened)
  await graph.getByRole('button', { name: 'Fold cache.node-* again' }).click()
  await expect(queues(graph)).toHaveCount(3, opened)
  await expect(page).not.toHaveURL(/unfold=/)

  await group(graph).click()
  await expect(queues(graph)).toHaveCount(11, opened)
})

test('a search takes what it finds out of its group, and Focus shows what is around it', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  await wireShop(broker)
  const graph = await openGraph(page, broker)
  const focus = graph.getByRole('button', { name: 'Focus' })
  await expect(focus).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('textbox', { name: 'Find in graph' }).fill('node-3')
  await expect(node(graph, 'queue cache.node-3, 0 ready')).toBeVisible(opened)
  await expect(graph.getByRole('button', { name: /^group cache\.node-\*, 7 queues/ })).toBeVisible()
  await expect(graph.getByRole('status')).toHaveText('1 of 1: cache.node-3')

  await focus.click()
  await expect(page).toHaveURL(/focus=q/)
  await expect(nodes(graph)).toHaveCount(2, opened)
  await expect(node(graph, 'exchange cache, fanout')).toBeVisible()
  await graph.getByRole('combobox', { name: 'Hops' }).selectOption('2')
  await expect(node(graph, /^exchange events, topic/)).toBeVisible(opened)
  await graph.getByRole('combobox', { name: 'Direction' }).selectOption('down')
  await expect(nodes(graph)).toHaveCount(1, opened)
  await graph.getByRole('button', { name: 'Show everything' }).click()
  await expect(node(graph, /^queue orders\.paid/)).toBeVisible(opened)
})

test('filters by name, type and depth stand in the address', async ({ signedIn: page, broker }) => {
  await wireShop(broker)
  await broker.publish('', 'orders.created', 'one')
  const graph = await openGraph(page, broker)
  const add = async (what: string) => {
    await graph.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('menuitem', { name: what }).click()
  }
  await add('Name')
  await graph.getByRole('textbox', { name: 'Name' }).fill('paid')
  await expect(queues(graph)).toHaveCount(1, opened)
  await expect(page).toHaveURL(/name=paid/)
  await graph.getByRole('button', { name: 'Take off: Name' }).click()
  await expect(queues(graph)).toHaveCount(3, opened)

  await add('Depth')
  await expect(page).toHaveURL(/depth=1/)
  await expect(queues(graph)).toHaveCount(1, { timeout: 40_000 })
  await expect(node(graph, 'queue orders.created, 1 ready')).toBeVisible()
  await page.goto(`/topology?${new URLSearchParams({ vhost: broker.vhost, type: 'stream' }).toString()}`)
  await expect(graph.getByText(`Nothing in ${broker.vhost} fits`)).toBeVisible(opened)
  await graph.getByRole('button', { name: 'Show everything' }).click()
  await expect(queues(graph)).toHaveCount(3, opened)
})

test('arrow keys follow edges and say which one; the menu of a node opens by keys', async ({
  signedIn: page,
  broker,
}) => {
  await wireShop(broker)
  const graph = await openGraph(page, broker)
  await node(graph, /^exchange events, topic/).focus()
  await page.keyboard.press('ArrowRight')
  const said = graph.locator('[aria-live=polite]')
  await expect(said).toHaveText(/^events to .*, 1 of 4$/)
  const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await page.keyboard.press('ArrowDown')
  await expect(said).toHaveText(/^events to .*, 2 of 4$/)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).not.toBe(first)
  await page.keyboard.press('ArrowLeft')
  await expect(node(graph, /^exchange events, topic/)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(said).toHaveText('Nothing leads here')

  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Focus on it' }).press('Enter')
  await expect(page).toHaveURL(/focus=x/)
})

test('a binding is drawn from an exchange to a queue, and taken away again', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  await wireShop(broker)
  const graph = await openGraph(page, broker)
  const from = graph.locator('.react-flow__node', {
    has: page.getByRole('link', { name: 'exchange dlx, direct' }),
  })
  const to = graph.locator('.react-flow__node', {
    has: page.getByRole('link', { name: /^queue orders\.created/ }),
  })
  await from.hover()
  const handle = await from.locator('.react-flow__handle.source').boundingBox()
  const target = await to.boundingBox()
  if (handle === null || target === null) throw new Error('nothing to draw from')
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 12 })
  await page.mouse.up()
  const dialog = page.getByRole('dialog', { name: 'New binding' })
  await expect(dialog).toBeVisible(opened)
  await expect(dialog).toContainText('dlx')
  await expect(dialog.getByRole('combobox', { name: /queue/i })).toHaveValue('orders.created')
  await dialog.getByLabel(/binding key/i).fill('drawn')
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(dialog).toBeHidden(opened)
  await expect(graph.getByRole('img', { name: 'dlx to orders.created by drawn' })).toBeAttached(refreshed)

  await node(graph, /^queue orders\.created/).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Bindings from dlx…' }).click()
  const between = page.getByRole('dialog', { name: 'Bindings' })
  await expect(between).toContainText('drawn', opened)
  await between.getByRole('button', { name: /^Unbind/ }).click()
  const sure = page.getByRole('dialog', { name: /^Unbind/ })
  await sure.getByRole('button', { name: 'Unbind', exact: true }).click()
  await expect(sure).toBeHidden(opened)
  await between.getByRole('button', { name: 'Close' }).click()
  await expect(graph.getByRole('img', { name: 'dlx to orders.created by drawn' })).toHaveCount(0, refreshed)
})

test('a queue is deleted from the graph by the dialog that names it', async ({ signedIn: page, broker }) => {
  await wireShop(broker)
  const graph = await openGraph(page, broker)
  await node(graph, /^queue dead/).hover()
  await graph.getByRole('button', { name: 'Actions of dead' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: /dead/ })
  await expect(dialog).toBeVisible(opened)
  const typed = dialog.getByRole('textbox')
  if ((await typed.count()) > 0) await typed.fill('dead')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(node(graph, /^queue dead/)).toHaveCount(0, refreshed)
})

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

test('the graph is saved as SVG, PNG, DOT and Mermaid, with hostile names as text', async ({
  signedIn: page,
  broker,
}) => {
  const name = 'a"]--> <b>&中文'
  await wireShop(broker)
  await broker.queue(name)
  await broker.bind(name, 'events', name)
  const graph = await openGraph(page, broker)
  const save = async (format: string) => {
    await graph.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: format }).click()
    return download
  }
  const svg = await save('SVG')
  expect(svg.suggestedFilename()).toMatch(/\.svg$/)
  const parsed = await page.evaluate(
    (text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml')
      return {
        failed: document.querySelector('parsererror') !== null,
        texts: Array.from(document.querySelectorAll('text'), (each) => each.textContent),
      }
    },
    await textOf(svg),
  )
  expect(parsed.failed).toBe(false)
  expect(parsed.texts).toEqual(expect.arrayContaining([name, 'cache.node-*', '8 queues', 'order.paid']))

  const png = await readFile(await (await save('PNG')).path())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(500)

  const dot = await textOf(await save('DOT'))
  expect(dot).toContain('[shape=hexagon, label="events\\ntopic"]')
  expect(dot).toContain('label="a\\"]--> <b>&中文')
  const mermaid = await textOf(await save('Mermaid'))
  expect(mermaid).toMatch(/^flowchart LR\n/)
  expect(mermaid).toContain('a#34;#93;#45;#45;#62; #60;b#62;#38;中文')
})

test('connections are shown on demand: who publishes, and whose consumers the broker does not tell', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  await wireShop(broker)
  const graph = await openGraph(page, broker)
  await expect(node(graph, /, publishes$/)).toHaveCount(0)
  await graph.getByRole('button', { name: 'Connections' }).click()
  await expect(page).toHaveURL(/clients=true/)
  await expect(graph.getByText('Only your own consumers are shown', { exact: false })).toBeVisible(opened)
  // The private broker keeps detailed rates; who publishes is told with the next statistics, as long as somebody does.
  const publisher = graph.getByLabel(/, publishes$/)
  await expect(async () => {
    await broker.publish('cache', '', 'something')
    await expect(publisher).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
})

test('a trace lights up step by step, a folded queue by its group', async ({ signedIn: page, broker }) => {
  await wireShop(broker)
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
})

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('a trace is lit at once', async ({ signedIn: page, broker }) => {
    await wireShop(broker)
    const graph = await openGraph(page, broker, { exchange: 'events', key: 'cache.clear' })
    await expect(graph.locator('.react-flow__node.hit')).toHaveCount(3, opened)
  })
})

test('10,000 bindings between many queues are a picture of few nodes that opens in parts', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  await broker.manage('POST', 'definitions/{vhost}', {
    exchanges: numbers(60).map((n) => exchange(`events-${n}`, 'topic')),
    queues: numbers(1_200).map((n) => queue(`worker-${n}`)),
    bindings: numbers(6_000).map((n) => binding(`events-${(n * 7) % 60}`, `worker-${n % 1_200}`, `job.${n}`)),
  })
  const graph = await openGraph(page, broker)
  await expect(graph.locator('.react-flow__node')).not.toHaveCount(0)
  const few = await graph.locator('.react-flow__node').count()
  expect(few).toBeLessThanOrEqual(300)
  await expect(graph.getByRole('button', { name: /^group worker-\*/ }).first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Find in graph' }).fill('worker-1199')
  await expect(node(graph, /^queue worker-1199/)).toBeVisible(opened)
  await graph.getByRole('button', { name: 'Focus' }).click()
  await expect(page).toHaveURL(/focus=q/)
  await expect(graph.locator('.react-flow__node')).not.toHaveCount(few, opened)
})
