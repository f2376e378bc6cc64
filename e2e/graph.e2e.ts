import {
  binding,
  exchange,
  group,
  node,
  nodes,
  numbers,
  opened,
  openGraph,
  queue,
  queues,
  wireShop,
} from './fixtures/graph'
import { expect, test } from './fixtures/test'

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
  await expect(graph.getByRole('img', { name: 'Overview map' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Find in graph' }).fill('worker-1199')
  await expect(node(graph, /^queue worker-1199/)).toBeVisible(opened)
  await graph.getByRole('button', { name: 'Focus' }).click()
  await expect(page).toHaveURL(/focus=q/)
  await expect(graph.locator('.react-flow__node')).not.toHaveCount(few, opened)
})
