import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/e2e/fixtures/test'
import { trace } from '@/lib/rabbitmq/routing'
import { queueRules } from '@/lib/rabbitmq/routing/queue-rules'
import type { RoutingTopology } from '@/lib/rabbitmq/routing/topology'
import { indexTopology } from '@/lib/rabbitmq/routing/topology-index'
import { holdGoal, median, printFigures } from './figures'
import { longTasks, watchLongTasks } from './page-costs'
import { sizes } from './sizes'

const queueCount = sizes.queues
const exchangeCount = Math.round(queueCount / 20)
const bindingCount = queueCount * 5
const families = ['orders', 'payments', 'emails', 'audit', 'search']
const types = ['topic', 'direct', 'fanout', 'headers']

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
const exchangeName = (n: number) => `exchange-${n}`
const queueName = (n: number) => `${families[n % families.length]}.worker-${n}`
const bindings = numbers(bindingCount).map((n) => ({
  source: exchangeName((n * 37) % exchangeCount),
  destination: queueName(n % queueCount),
  key: `key.${n}`,
}))

const panSeconds = 8

const nodes = (page: Page): Locator => page.locator('.react-flow__node')

async function open(page: Page, path: string): Promise<number> {
  const start = Date.now()
  await page.goto(path)
  await expect(nodes(page).first()).toBeVisible({ timeout: 120_000 })
  return Date.now() - start
}

/** Where every node stands, on the canvas and on the screen. */
const places = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(
      document.querySelectorAll<HTMLElement>('.react-flow__viewport, .react-flow__node'),
      (element) => `${element.dataset['id'] ?? 'view'} ${element.style.transform}`,
    ),
  )

/** Draws the canvas to and fro for a while, over a refresh, and gives the longest task of the main thread meanwhile. */
async function panned(page: Page): Promise<number> {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (box === null) throw new Error('no canvas')
  await watchLongTasks(page)
  const end = Date.now() + panSeconds * 1000
  // Beside the nodes: where nothing else is pressed.
  const [x, y] = [box.x + box.width / 2, box.y + 30]
  while (Date.now() < end) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 300, y + 200, { steps: 30 })
    await page.mouse.move(x, y, { steps: 30 })
    await page.mouse.up()
  }
  return Math.max(0, ...(await longTasks(page)))
}

function routing(): { index: number; trace: number } {
  const rules = queueRules('classic', [], {}, '4.3.6')
  const topology: RoutingTopology = {
    version: '4.3.6',
    exchanges: numbers(exchangeCount).map((n) => ({
      name: exchangeName(n),
      type: types[n % types.length] ?? 'topic',
      internal: false,
      alternate: null,
      delayedType: null,
    })),
    queues: numbers(queueCount).map((n) => ({ name: queueName(n), type: 'classic', rules })),
    bindings: bindings.map((each) => ({ ...each, destinationType: 'queue' as const, arguments: [] })),
  }
  const timed = (work: () => unknown) => {
    const start = performance.now()
    work()
    return performance.now() - start
  }
  const index = indexTopology(topology)
  return {
    index: median(numbers(5).map(() => timed(() => indexTopology(topology)))),
    trace: median(
      numbers(200).map((n) =>
        timed(() =>
          trace(index, { exchange: exchangeName(n % exchangeCount), routingKey: `key.${n}`, headers: [] }),
        ),
      ),
    ),
  }
}

test('the graph of a large virtual host', async ({ broker, signedIn: page }) => {
  await broker.manage('POST', 'definitions/{vhost}', {
    exchanges: numbers(exchangeCount).map((n) => ({
      name: exchangeName(n),
      type: types[n % types.length],
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: {},
    })),
    queues: numbers(queueCount).map((n) => ({
      name: queueName(n),
      durable: true,
      auto_delete: false,
      arguments: {},
    })),
    bindings: bindings.map(({ source, destination, key }) => ({
      source,
      destination,
      destination_type: 'queue',
      routing_key: key,
      arguments: {},
    })),
  })
  await page.setViewportSize({ width: 1440, height: 900 })
  const path = `/topology?${new URLSearchParams({ vhost: broker.vhost }).toString()}`
  const cold = await open(page, path)
  const again: number[] = []
  for (let round = 0; round < sizes.rounds; round += 1) again.push(await open(page, path))
  const folded = await nodes(page).count()

  // As many as are ever drawn: the members of the largest group.
  await page
    .getByRole('button', { name: /^group orders\.worker/ })
    .first()
    .click()
  await expect.poll(() => nodes(page).count(), { timeout: 60_000 }).toBeGreaterThan(folded)
  const opened = await nodes(page).count()
  const full: number[] = []
  const unfolded = page.url()
  for (let round = 0; round < sizes.rounds; round += 1) full.push(await open(page, unfolded))
  const before = await places(page)
  for (let refresh = 0; refresh < 2; refresh += 1) {
    await page.waitForResponse((answer) => answer.url().includes('/api/topology/graph/'), { timeout: 60_000 })
  }
  // And is drawn.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  const after = await places(page)
  const moved = before.filter((place) => !after.includes(place)).length
  const longest = await panned(page)
  const { index, trace: traced } = routing()

  printFigures(`Graph: ${queueCount} queues, ${exchangeCount} exchanges, ${bindingCount} bindings`, [
    ['what', 'value'],
    ['picture when nothing is read yet, ms', String(cold)],
    [`picture of ${folded} nodes, ms`, String(median(again))],
    [`picture of ${opened} nodes, ms`, String(median(full))],
    [`longest task while panning ${opened} nodes over a refresh, ms`, longest.toFixed(0)],
    ['nodes that two refreshes moved', String(moved)],
    ['index, ms', index.toFixed(1)],
    ['one trace, ms', traced.toFixed(2)],
  ])
  holdGoal({ name: 'ms to the first picture of the graph', value: median(again), most: 2_000 })
  holdGoal({ name: 'ms to the first picture, largest group open', value: median(full), most: 2_000 })
  holdGoal({ name: 'ms of the longest task while panning the graph', value: longest, most: 50 })
  holdGoal({ name: 'nodes that a refresh of the graph moves', value: moved, most: 0 })
  holdGoal({ name: 'ms to index the topology', value: index, most: 200 })
  holdGoal({ name: 'ms of one trace', value: traced, most: 5 })
})
