import { node, opened, openGraph, queues, wireShop } from './fixtures/graph'
import { expect, test } from './fixtures/test'

test('connections are shown on demand, rates where they follow, and whose consumers the broker does not tell', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  await wireShop(broker)
  // Two ways out, and two into the queue: only detailed rates tell how much runs where.
  await broker.exchange('rated', 'direct')
  await broker.bind('orders.created', 'rated', 'now')
  await broker.bind('dead', 'rated', 'later')
  const graph = await openGraph(page, broker)
  await expect(node(graph, /, publishes$/)).toHaveCount(0)
  await graph.getByRole('button', { name: 'Connections' }).click()
  await expect(page).toHaveURL(/clients=true/)
  await expect(graph.getByText('Only your own consumers are shown', { exact: false })).toBeVisible(opened)
  // The private broker keeps detailed rates; what is published is told with the next statistics, as long as somebody does.
  const publisher = graph.getByLabel(/, publishes$/)
  const edge = graph.getByRole('img', { name: /^rated to orders\.created by now, [\d.,]+\/s$/ })
  await expect(async () => {
    await broker.publish('rated', 'now', 'something')
    await expect(publisher).toBeVisible({ timeout: 500 })
    await expect(edge).toBeAttached({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await expect(graph.getByRole('img', { name: 'rated to dead by later, 0/s' })).toBeAttached()
  await expect(graph.getByRole('img', { name: 'events to orders.created by order.created' })).toBeAttached()
})

test.describe('an administrator', () => {
  test.use({ tags: 'administrator' })

  test('sees shovels and federation, what runs under a policy, and all of it on the whole screen', async ({
    signedIn: page,
    broker,
  }) => {
    await wireShop(broker)
    const uri = `amqp:///${encodeURIComponent(broker.vhost)}`
    await broker.manage('PUT', 'parameters/shovel/{vhost}/move', {
      value: { 'src-uri': uri, 'src-queue': 'orders.created', 'dest-uri': uri, 'dest-exchange': 'dlx' },
    })
    await broker.manage('PUT', 'parameters/federation-upstream/{vhost}/east', {
      value: { uri, exchange: 'cache' },
    })
    await broker.manage('PUT', 'policies/{vhost}/federated', {
      pattern: '^events$',
      'apply-to': 'exchanges',
      definition: { 'federation-upstream': 'east' },
    })
    await expect
      .poll(() => broker.manage('GET', 'federation-links/{vhost}'), { timeout: 30_000 })
      .toMatchObject([{ upstream: 'east' }])
    const graph = await openGraph(page, broker)
    await expect(graph.getByRole('img', { name: 'orders.created to dlx by shovel move' })).toBeAttached()
    await expect(graph.getByRole('img', { name: 'east to events by federation east' })).toBeAttached()
    await expect(graph.getByRole('button', { name: 'east, elsewhere' })).toBeVisible()

    await graph.getByRole('button', { name: 'Full screen' }).click()
    const isFull = () => graph.evaluate((region) => document.fullscreenElement === region)
    await expect.poll(isFull).toBe(true)
    await graph.getByRole('button', { name: 'Full screen' }).click()
    await expect.poll(isFull).toBe(false)

    await graph.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('menuitem', { name: 'Policy' }).click()
    await expect(page).toHaveURL(/policy=federated/)
    await expect(queues(graph).filter({ hasText: 'dead' })).toHaveCount(0, opened)
    await expect(node(graph, /^exchange events, topic/)).toBeVisible()
  })
})
