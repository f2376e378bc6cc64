import type { Page } from '@playwright/test'
import { paths } from '@/lib/api/paths'
import { startManagementProxy, type ManagementProxy } from '@/lib/testing/management-proxy'
import { serveConsole, type OwnConsole } from './bench/own-console'
import type { TestBroker } from './fixtures/broker'
import { expect, test } from './fixtures/test'

/** Of a part that hangs a page says so after 5 s. */
const late = { timeout: 20_000 }

test.use({ tags: 'monitoring' })

let proxy: ManagementProxy
let own: OwnConsole

test.beforeAll(async () => {
  proxy = await startManagementProxy(process.env['RABBITMQ_MANAGEMENT_URL'] ?? 'http://127.0.0.1:15672')
  own = await serveConsole(proxy.url)
})
test.afterAll(async () => {
  await own.stop()
  await proxy.close()
})

async function furnish(page: Page, broker: TestBroker): Promise<void> {
  await broker.exchange('events', 'topic')
  await broker.queue('orders.eu')
  await broker.bind('orders.eu', 'events', 'order.#')
  for (let n = 0; n < 3; n += 1) await broker.publish('events', 'order.paid', String(n))
  proxy.fate = () => 'pass'
  const answer = await page.request.post(`${own.url}/api/session`, {
    data: broker.login,
    headers: { origin: own.url },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

const queueOf = ({ vhost }: TestBroker) => paths.queue({ vhost, name: 'orders.eu' })
const exchangeOf = ({ vhost }: TestBroker) => paths.exchange({ vhost, name: 'events' })
const list =
  (path: string, more: Record<string, string> = {}) =>
  ({ vhost }: TestBroker) =>
    `${path}?${new URLSearchParams({ vhost, ...more })}`

test('a web page instead of every answer of the broker: each screen says so, and is there again after it', async ({
  page,
  broker,
}) => {
  test.setTimeout(120_000)
  await furnish(page, broker)
  const screens = [
    paths.overview(),
    list('/queues')(broker),
    list('/queues', { group: '.' })(broker),
    queueOf(broker),
    list('/exchanges')(broker),
    exchangeOf(broker),
    list('/connections')(broker),
    list('/consumers')(broker),
    list('/topology')(broker),
    paths.nodes(),
  ]
  const refresh = page.getByRole('button', { name: 'Refresh now' })
  const reason = page.getByRole('main').getByText("is not RabbitMQ's management API")
  for (const screen of screens) {
    await test.step(screen, async () => {
      proxy.fate = () => 'page'
      await page.goto(`${own.url}${screen}`)
      await expect(reason.first()).toBeVisible(late)
      proxy.fate = () => 'pass'
      await refresh.click()
      await expect(reason).toHaveCount(0, late)
    })
  }
})

test('where all but the object itself hangs, its page shows what is known and names what is not', async ({
  page,
  broker,
}) => {
  test.setTimeout(120_000)
  await furnish(page, broker)
  const vhost = encodeURIComponent(broker.vhost)
  const passes = [`queues/${vhost}/orders.eu?enable_queue_totals=true`, `exchanges/${vhost}/events`]
  proxy.fate = (path) => (passes.includes(path) || path === 'whoami' ? 'pass' : 'hang')
  for (const [address, known] of [
    [queueOf(broker), 'Durable'],
    [exchangeOf(broker), 'Durable'],
  ] as const) {
    await test.step(address, async () => {
      await page.goto(`${own.url}${address}`)
      const main = page.getByRole('main')
      await expect(main.getByText(known, { exact: true }).first()).toBeVisible(late)
      await expect(main.getByText(/Not there after 5 s/).first()).toBeVisible(late)
    })
  }
})
