import type { Page } from '@playwright/test'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { askServer } from './fixtures/ask-server'
import type { TestBroker } from './fixtures/broker'
import { expect, test } from './fixtures/test'

/** Statistics are renewed every 5 s and read every 5 s; a page is compiled at its first visit in development. */
const refreshed = { timeout: 25_000 }
const opened = { timeout: 30_000 }

/** New statistics twice, on a busy machine. */
const patient = 120_000

const figure = (page: Page, name: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) })

async function publishMany(broker: TestBroker, queue: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await broker.publish('', queue, `message ${index}`)
}

test.describe('who may monitor', () => {
  test.use({ tags: 'monitoring' })

  test('sees totals, charts, what needs attention, nodes and ports', async ({ signedIn: page, broker }) => {
    test.setTimeout(patient)
    await broker.queue('0-nobody-listens')
    await publishMany(broker, '0-nobody-listens', 20)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible(opened)
    await expect(page).toHaveTitle('Overview · Warren')
    await expect(page.getByRole('link', { name: 'Overview', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(figure(page, 'Ready')).toContainText(/\d/, refreshed)

    const attention = page.getByRole('region', { name: 'Needs attention' })
    const finding = attention.getByRole('listitem').filter({ hasText: broker.vhost })
    // Whether a queue has consumers is asked of all of them at most every 30 s.
    await expect(finding).toContainText('20 ready', { timeout: 60_000 })
    await expect(finding).toContainText('No consumer takes them')
    await finding.getByRole('link', { name: '0-nobody-listens' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '0-nobody-listens' })).toBeVisible(opened)
    await page.goBack()

    // Whoever knows about it hides it, in this browser, and finds it again.
    await finding.hover()
    await finding.getByRole('button', { name: 'Hide 0-nobody-listens' }).click()
    await expect(finding).toHaveCount(0)
    await page.reload()
    await expect(attention.getByText('1 hidden in this browser')).toBeVisible(refreshed)
    await expect(finding).toHaveCount(0)
    await attention.getByRole('button', { name: 'Show hidden' }).click()
    await finding.getByRole('button', { name: 'Show 0-nobody-listens again' }).click()
    await expect(attention.getByText('hidden in this browser')).toHaveCount(0)

    await expect(page.getByRole('img', { name: /^Depth over 10 minutes: Ready [\d,.]+/ })).toBeVisible(opened)
    await expect(page.getByRole('img', { name: /^Rates over 10 minutes: / })).toBeVisible(refreshed)
    const nodes = page.getByRole('table', { name: 'Nodes' }).locator('tbody').getByRole('row')
    await expect(nodes.first()).toContainText('running')
    await expect(nodes.first()).toContainText(/of [\d.]+ GiB/)
    const listening = page.getByRole('region', { name: 'Listening' })
    await expect(listening).toContainText('amqp')
    await listening.getByRole('button', { name: 'Nodes and addresses' }).press('Enter')
    await expect(page.getByRole('table', { name: 'Ports' })).toContainText('127.0.0.1')
    await expect(page.getByRole('table', { name: 'Web contexts' })).toContainText('RabbitMQ Management')
    const churn = page.getByRole('region', { name: 'Churn' })
    await expect(churn).toContainText(/connectionsopened [\d.,]+\/sclosed [\d.,]+\/s/)
    await churn.getByRole('button', { name: 'Churn charts' }).click()
    await expect(page.getByRole('img', { name: /^Queues over .*Deleted/ })).toBeVisible()
    await expect(churn).toContainText(/declared [\d.,]+\/screated [\d.,]+\/sdeleted [\d.,]+\/s/)
    const counts = page.getByLabel('Objects').locator('div')
    const rail = page.getByRole('navigation', { name: 'Sections' })
    for (const kind of ['Queues', 'Exchanges', 'Connections', 'Channels', 'Consumers']) {
      const counted = new RegExp(`^${kind}[\\d,]+$`)
      await expect(counts.filter({ hasText: kind })).toHaveText(counted)
      await expect(rail.getByRole('link', { name: kind, exact: true })).toHaveText(counted)
    }
  })

  test('is told of an alarm beside the title and at its node', async ({ signedIn: page }) => {
    await page.goto('/')
    const head = page.getByRole('main').getByText(/node(s)? running, /)
    await expect(head).toContainText('no alarm', opened)
    // An alarm would block the publishers of every other test: the broker's answer with one that it has not.
    const alarmed = (nodes: { memoryAlarm: boolean }[] | null) =>
      (nodes ?? []).map((node, index) => (index === 0 ? { ...node, memoryAlarm: true } : node))
    for (const path of ['overview', 'nodes']) {
      await page.route(new RegExp(`/api/${path}(\\?|$)`), async (route) => {
        const answer = await askServer(route)
        const json = (await answer.json()) as { nodes: { memoryAlarm: boolean }[] | null }
        await route.fulfill({ response: answer, json: { ...json, nodes: alarmed(json.nodes) } })
      })
    }
    await page.getByRole('button', { name: 'Refresh now' }).click()
    await expect(head).toContainText('1 alarm', refreshed)
    await expect(page.getByRole('table', { name: 'Nodes' }).locator('tbody')).toContainText(
      /alarm/,
      refreshed,
    )
    // Totals that do not come keep nobody from seeing what is wrong.
    await page.route(/\/api\/overview(\?|$)/, () => undefined)
    await page.reload()
    await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible(refreshed)
    await expect(page.getByRole('table', { name: 'Nodes' }).locator('tbody')).toContainText(
      /alarm/,
      refreshed,
    )
  })

  test('chooses a range that stays in the address, hides a line, reads the chart as a table', async ({
    signedIn: page,
    broker,
  }) => {
    test.setTimeout(patient)
    await broker.queue('some')
    await broker.publish('', 'some', 'one')
    await page.goto('/')
    await expect(page.getByRole('img', { name: /^Depth over 10 minutes/ })).toBeVisible({ timeout: 40_000 })
    await page.getByRole('radio', { name: '1 h', exact: true }).check()
    await expect(page).toHaveURL('/?range=1h')
    await expect(page.getByRole('img', { name: /^Depth over 1 hour/ })).toBeVisible(opened)
    await page.reload()
    await expect(page.getByRole('radio', { name: '1 h', exact: true })).toBeChecked(opened)

    await page.getByRole('radio', { name: '1 m', exact: true }).check()
    const lines = page.getByRole('group', { name: 'Lines of Depth' })
    await lines.getByRole('button', { name: 'Unacked' }).click()
    await expect(lines.getByRole('button', { name: 'Unacked' })).toHaveAttribute('aria-pressed', 'false')
    await expect(page.getByRole('img', { name: /^Depth over 1 minute: Ready [^U]*$/ })).toBeVisible()

    await page.getByRole('button', { name: 'Depth as table' }).click()
    const table = page.getByRole('table', { name: 'Depth over 1 minute' })
    await expect(table.getByRole('columnheader')).toHaveText(['Time', 'Ready', 'Unacked', 'Total'])
    // One minute, a sample every 5 s.
    await expect(table.locator('tbody').getByRole('row')).toHaveCount(13)
  })

  test('the crosshair is shared, and the legend says the values under it', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('some')
    await broker.publish('', 'some', 'one')
    await page.goto('/?range=1m')
    const depth = page.getByRole('img', { name: /^Depth over/ })
    const plots = page.locator('.u-over')
    await expect(plots).toHaveCount(2, { timeout: 40_000 })
    const ready = page.getByRole('group', { name: 'Lines of Depth' }).getByRole('button', { name: /^Ready/ })
    await expect(ready).toHaveText('Ready')
    const box = await depth.boundingBox()
    if (box === null) throw new Error('The chart has no place')
    await page.mouse.move(box.x + box.width - 60, box.y + 60)
    await expect(ready).toHaveText(/^Ready[\d,.]+/)
    await expect(page.locator('.u-cursor-x:not(.u-off)')).toHaveCount(2)
  })
})

test('without the tag: what is hidden is said', async ({ signedIn: page }) => {
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Nodes' })).toContainText(
    'Only users with the tag monitoring or administrator may see nodes and ports.',
    opened,
  )
  await expect(page.getByRole('region', { name: 'Listening' })).toHaveCount(0)
  // Of a broker this user sees his own virtual host, and that is empty.
  const attention = page.getByRole('region', { name: 'Needs attention' })
  await expect(attention).toContainText('No queue is visible to you')
  await expect(attention).toContainText('npm run demo')
})

test('what could not be looked at comes before that nothing was found, and findings lead to what they name', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('some')
  const channel = '127.0.0.1:1 -> 127.0.0.1:2 (1)'
  const ago = (minutes: number) => Date.now() - minutes * 60_000 - 10_000
  let findings: Finding[] = [
    { kind: 'unroutable', dropped: 3, returned: 1, channels: [channel] },
    { kind: 'deprecated', features: ['transient_nonexcl_queues'] },
    { kind: 'unusedPolicy', vhost: '/', policy: 'idle', operator: true, pattern: '^none' },
  ]
  const sources = [
    { source: 'queues', state: 'failed', reason: 'no answer in time', asOf: null, cut: null },
    { source: 'channels', state: 'ok', reason: null, asOf: null, cut: { looked: 100, of: 8000 } },
    // Asked once an hour; and what is still shown of what cannot be read any more.
    { source: 'certificates', state: 'ok', reason: null, asOf: ago(42), cut: null },
    { source: 'vhosts', state: 'failed', reason: 'no answer in time', asOf: ago(20), cut: null },
  ]
  await page.route('**/api/attention', async (route) => {
    const answer = await askServer(route)
    const body = (await answer.json()) as object
    const counts = Object.fromEntries(findings.map(({ kind }) => [kind, 1]))
    await route.fulfill({ json: { ...body, findings, counts, sources } })
  })
  await page.goto('/')
  const attention = page.getByRole('region', { name: 'Needs attention' })
  const leads = (name: string) => attention.getByRole('link', { name, exact: true })
  await expect(leads('Messages that no queue takes')).toHaveAttribute('href', /channels.*dropRate/, opened)
  await expect(leads(channel)).toHaveAttribute('href', `/channels/${encodeURIComponent(channel)}`)
  await expect(leads('Deprecated features in use')).toHaveAttribute('href', '/queues?durable=false')
  await expect(leads('idle')).toHaveAttribute('href', /queues\?vhost=%2F&name=%5Enone&regex=true/)
  await expect(attention).toContainText('operator policy')
  await expect(attention).toContainText('Only a part was looked at: channels (100 of 8,000)')
  await expect(attention).toContainText('Looked at some time ago: certificates (42 min old).')

  findings = []
  await page.reload()
  await expect(attention).toContainText(
    'Not everything could be looked at: queues, virtual hosts (20 min old): no answer in time',
    opened,
  )
  await expect(attention).toContainText('Nothing else needs attention')
  await expect(attention).not.toContainText('Nothing needs attention')
})

test("a queue's page draws its depth and rates", async ({ signedIn: page, broker }) => {
  test.setTimeout(patient)
  await broker.queue('orders')
  await publishMany(broker, 'orders', 5)
  await page.goto(`/queues/${encodeURIComponent(broker.vhost)}/orders?range=1m`)
  await expect(
    page.getByRole('img', { name: 'Depth over 1 minute: Ready 5, Unacked 0, Total 5' }),
  ).toBeVisible({
    timeout: 45_000,
  })
  await expect(page.getByRole('img', { name: /^Rates over 1 minute: Incoming [\d.]+\/s/ })).toBeVisible(
    refreshed,
  )
  await page.getByRole('radio', { name: '24 h' }).check()
  await expect(page.getByText('The broker keeps samples of this for 1 hour')).toBeVisible(opened)
})

test('a range that is none of them is the usual one', async ({ signedIn: page }) => {
  await page.goto('/?range=zero')
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible(opened)
  await expect(page.getByRole('radio', { name: '10 m', exact: true })).toBeChecked(opened)
  const answer = await page.request.get('/api/overview?range=zero')
  expect(answer.status()).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 'invalid_input' })
})
