import type { TestBroker } from './fixtures/broker'
import { opened, openGraph, refreshed } from './fixtures/graph'
import { expect, test } from './fixtures/test'

/** An exchange of each type, and a queue without a binding. */
async function wireEveryType(broker: TestBroker): Promise<void> {
  await broker.exchange('shop.events', 'topic')
  await broker.exchange('audit', 'fanout')
  await broker.exchange('notify', 'headers')
  await broker.queue('orders.created')
  await broker.queue('orders.paid')
  await broker.queue('emails')
  await broker.queue('audit.log')
  await broker.queue('legacy')
  await broker.bind('orders.created', 'shop.events', 'order.created')
  await broker.bind('orders.paid', 'shop.events', 'order.paid')
  await broker.bind('orders.paid', 'shop.events', 'order.refunded')
  await broker.bind('audit.log', 'audit', '')
  await broker.bind('emails', 'notify', '', { channel: 'email' })
  await bindExchange(broker, 'shop.events', 'audit', 'order.#')
}

const bindExchange = (broker: TestBroker, source: string, destination: string, key: string) =>
  broker.manage('POST', `bindings/{vhost}/e/${source}/e/${destination}`, { routing_key: key, arguments: {} })

test('shows exchanges, queues and the keys between them', async ({ signedIn: page, broker }) => {
  await wireEveryType(broker)
  await broker.publish('', 'orders.created', 'one')
  const graph = await openGraph(page, broker)

  await expect(graph.getByRole('link', { name: 'exchange shop.events, topic' })).toBeVisible()
  await expect(graph.getByRole('link', { name: 'exchange audit, fanout' })).toBeVisible()
  await expect(graph.getByRole('link', { name: 'queue orders.created, 1 ready' })).toBeVisible(refreshed)
  for (const key of [
    'order.created',
    'order.paid, order.refunded',
    'order.#',
    'any key',
    'channel = email',
  ]) {
    await expect(graph.getByText(key, { exact: true })).toBeVisible()
  }
  await expect(graph.getByRole('img', { name: 'shop.events to audit by order.#' })).toBeAttached()
  await expect(graph.getByText('Without a binding')).toBeVisible()
  await expect(graph.getByRole('link', { name: 'queue legacy, 0 ready' })).toBeVisible()
})

test('a new binding appears with the next refresh and moves nothing', async ({ signedIn: page, broker }) => {
  await wireEveryType(broker)
  const graph = await openGraph(page, broker)
  const places = () =>
    graph.getByRole('link').evaluateAll((links) =>
      links.map((link) => {
        const { x, y } = link.getBoundingClientRect()
        return `${link.getAttribute('href')} ${Math.round(x)} ${Math.round(y)}`
      }),
    )
  const before = await places()

  await broker.bind('orders.created', 'audit', '')
  await expect(graph.getByRole('img', { name: 'audit to orders.created by any key' })).toBeAttached(refreshed)
  expect(await places()).toEqual(before)

  await broker.queue('orders.shipped')
  await broker.bind('orders.shipped', 'shop.events', 'order.shipped')
  await expect(graph.getByText('order.shipped')).toBeVisible(refreshed)
  expect(await places()).toEqual(expect.arrayContaining(before))
})

test('finds a name, goes to the next one and says how many there are', async ({ signedIn: page, broker }) => {
  await wireEveryType(broker)
  const graph = await openGraph(page, broker)
  const find = page.getByRole('textbox', { name: 'Find in graph' })

  await find.fill('ORDERS')
  await expect(graph.getByRole('status')).toHaveText('2 matches, Enter for the next')
  await expect(page).toHaveURL(/find=ORDERS/)
  await find.press('Enter')
  const status = graph.getByRole('status')
  await expect(status).toContainText('1 of 2: orders.')
  const first = await status.innerText()
  await find.press('Enter')
  await expect(status).toContainText('2 of 2: orders.')
  await find.press('Enter')
  await expect(status).toHaveText(first)

  await find.fill('emails')
  await expect(status).toHaveText('1 of 1: emails')
  const node = graph.getByRole('link', { name: 'queue emails, 0 ready' })
  await expect
    .poll(async () => {
      const [box, desk] = [await node.boundingBox(), await graph.boundingBox()]
      if (box === null || desk === null) return Infinity
      return Math.abs(box.x + box.width / 2 - desk.x - desk.width / 2)
    })
    .toBeLessThan(2)
  await find.fill('nothing of the kind')
  await expect(status).toHaveText('Nothing here has this in its name')
})

test('a node opens its page, by mouse and by keyboard', async ({ signedIn: page, broker }) => {
  await wireEveryType(broker)
  let graph = await openGraph(page, broker)
  const paid = graph.getByRole('link', { name: 'queue orders.paid, 0 ready' })
  // Who draws the canvas by a node moves it, and follows no link.
  const before = await paid.boundingBox()
  if (before === null) throw new Error('no node to draw by')
  await page.mouse.move(before.x + 20, before.y + 10)
  await page.mouse.down()
  await page.mouse.move(before.x + 80, before.y + 50, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await paid.boundingBox())?.x).toBeGreaterThan(before.x + 40)
  await expect(page).toHaveURL(/\/topology\?/)

  await paid.click()
  const segments = encodeURIComponent(broker.vhost)
  await expect(page).toHaveURL(new RegExp(`/queues/${segments}/orders\\.paid$`), opened)

  graph = await openGraph(page, broker)
  await graph.getByRole('link', { name: 'exchange shop.events, topic' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/exchanges/${segments}/shop\\.events$`), opened)
})

test('the table tells the same', async ({ signedIn: page, broker }) => {
  await wireEveryType(broker)
  await openGraph(page, broker)
  await page.getByRole('radio', { name: 'Table' }).check()
  await expect(page).toHaveURL(/view=table/)
  const rows = page.getByRole('table', { name: 'Bindings' }).locator('tbody').getByRole('row')
  await expect(rows).toHaveCount(6)
  await expect(rows.filter({ hasText: 'notify' })).toContainText('channel: email')
  await expect(rows.filter({ hasText: 'order.#' })).toContainText('exchange')

  await page.getByRole('textbox', { name: 'Find in graph' }).fill('refunded')
  await expect(rows).toHaveCount(1)
})

test('hostile names stay text, and a cycle is drawn', async ({ signedIn: page, broker }) => {
  const name = 'a/b 中文 <b>% "quoted"]'
  await broker.exchange(name, 'topic')
  await broker.exchange('back', 'fanout')
  await broker.queue(name)
  await broker.bind(name, name, '<img src=x onerror=alert(1)>')
  await bindExchange(broker, encodeURIComponent(name), 'back', 'there')
  await bindExchange(broker, 'back', encodeURIComponent(name), '')
  const graph = await openGraph(page, broker)
  await expect(graph.getByRole('link', { name: `queue ${name}, 0 ready` })).toBeVisible()
  await expect(graph.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(graph.getByRole('img', { name: `back to ${name} by any key` })).toBeAttached()
  await graph.getByRole('link', { name: `queue ${name}, 0 ready` }).click()
  await expect(page).toHaveURL(
    new RegExp(`/${encodeURIComponent(name).replaceAll(/[.*]/g, '\\$&')}$`),
    opened,
  )
})

test('where nothing is wired it says so', async ({ signedIn: page, broker }) => {
  await page.goto(`/topology?vhost=${broker.vhost}`)
  await expect(page.getByText(`Nothing is wired in ${broker.vhost} yet`)).toBeVisible(opened)
})
