import type { BrowserContext, Page, Route } from '@playwright/test'
import { connect, type ChannelModel } from 'amqplib'
import { paths } from '@/lib/api/paths'
import type { TestBroker } from './fixtures/broker'
import { amqpAddress, manage } from './fixtures/environment'
import { expect, test } from './fixtures/test'

/** The broker lists clients once it has sampled them. */
const sampled = { timeout: 30_000 }
/** A refresh every 5 s, and two more tries. */
const refreshed = { timeout: 20_000 }

interface Place {
  vhost: string
  connection: string
  channel: string
  node: string
}

/** A screen that shows what it reads: its address, and something that it shows when all is well. */
interface Screen {
  name: string
  path: (place: Place) => string
  shows: (page: Page, place: Place) => ReturnType<Page['getByText']>
}

const inVhost =
  (path: string, more: Record<string, string> = {}) =>
  ({ vhost }: Place) =>
    `${path}?${new URLSearchParams({ vhost, ...more })}`
const row = (table: string, text: string) => (page: Page) =>
  page.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: text }).first()
const heading = (name: string) => (page: Page) => page.getByRole('heading', { level: 2, name, exact: true })

const screens: readonly Screen[] = [
  { name: 'overview', path: paths.overview, shows: heading('Needs attention') },
  { name: 'queues', path: inVhost('/queues'), shows: row('Queues', 'orders.eu') },
  {
    name: 'queue tree',
    path: inVhost('/queues', { group: '.' }),
    shows: (page) => page.getByRole('button', { name: 'orders.', exact: true }),
  },
  {
    name: 'queue',
    path: ({ vhost }) => paths.queue({ vhost, name: 'orders.eu' }),
    shows: heading('Details'),
  },
  { name: 'exchanges', path: inVhost('/exchanges'), shows: row('Exchanges', 'events') },
  {
    name: 'exchange',
    path: ({ vhost }) => paths.exchange({ vhost, name: 'events' }),
    shows: heading('Details'),
  },
  {
    name: 'topology',
    path: inVhost('/topology'),
    shows: (page) => page.locator('.react-flow__node').filter({ hasText: 'orders.eu' }).first(),
  },
  {
    name: 'topology, as a table',
    path: inVhost('/topology', { view: 'table' }),
    shows: row('Bindings', 'orders.eu'),
  },
  { name: 'connections', path: inVhost('/connections'), shows: row('Connections', 'holder') },
  {
    name: 'connection',
    path: ({ connection }) => paths.connection(connection),
    shows: heading('Client properties'),
  },
  {
    name: 'channels',
    path: inVhost('/channels'),
    shows: (page, { channel }) => row('Channels', channel)(page),
  },
  { name: 'channel', path: ({ channel }) => paths.channel(channel), shows: heading('Details') },
  { name: 'consumers', path: inVhost('/consumers'), shows: row('Consumers', 'orders.eu') },
  { name: 'nodes', path: paths.nodes, shows: (page, { node }) => row('Nodes', node)(page) },
  { name: 'node', path: ({ node }) => paths.node(node), shows: heading('Plugins') },
]

/** The way from a browser to the console, which can hold requests up or refuse them. */
class Line {
  private fate: 'hold' | 'cut' | 'open' = 'hold'
  private held: Route[] = []
  private refused: RegExp | null = null

  static async of(context: BrowserContext): Promise<Line> {
    const line = new Line()
    await context.route('**/api/**', async (route) => {
      if (line.fate === 'hold') line.held.push(route)
      else if (line.fate === 'cut' || line.refused?.test(route.request().url()) === true)
        await route.abort('connectionrefused')
      else await route.continue()
    })
    return line
  }

  async cut(): Promise<void> {
    this.fate = 'cut'
    const held = this.held.splice(0)
    await Promise.all(held.map((route) => route.abort('connectionrefused').catch(() => undefined)))
  }

  open(): void {
    this.fate = 'open'
    this.refused = null
  }

  /** Cuts what goes to such addresses only. */
  refuse(address: RegExp): void {
    this.refused = address
  }
}

/** A client that takes two messages and acks none, and where all of this is. */
async function furnish(broker: TestBroker): Promise<{ place: Place; client: ChannelModel }> {
  await broker.exchange('events', 'topic')
  await broker.queue('orders.eu')
  await broker.queue('orders.us')
  await broker.bind('orders.eu', 'events', 'order.#')
  for (let n = 0; n < 3; n += 1) await broker.publish('events', 'order.paid', String(n))
  const client = await connect(
    { protocol: 'amqp', ...amqpAddress, ...broker.login, vhost: broker.vhost },
    { clientProperties: { connection_name: 'holder' } },
  )
  client.on('error', () => undefined)
  const channel = await client.createChannel()
  channel.on('error', () => undefined)
  await channel.prefetch(2)
  await channel.consume('orders.eu', () => undefined)
  const listed = async (what: string) =>
    (await broker.manage('GET', `vhosts/{vhost}/${what}`)) as {
      name: string
      user?: string
      state?: string
    }[]
  const ours = async () =>
    (await listed('channels')).find(({ user, state }) => user === broker.username && state === 'running')
      ?.name
  await expect.poll(ours, sampled).toBeDefined()
  const name = (await ours()) ?? ''
  const nodes = (await manage('GET', 'nodes')) as { name: string }[]
  return {
    place: {
      vhost: broker.vhost,
      connection: name.replace(/ \(\d+\)$/, ''),
      channel: name,
      node: nodes[0]?.name ?? '',
    },
    client,
  }
}

type Tab = Screen & { page: Page; address: string }

/** More pages at work at once would be late on a busy machine for no fault of their own. */
const atOnce = 4

/** Does it to each, some of them beside each other, and tells of which it cannot be done. */
async function onAll<T extends { name: string }>(
  all: readonly T[],
  work: (each: T) => Promise<void>,
): Promise<void> {
  const left = all.values()
  const failed: string[] = []
  const workThrough = async () => {
    for (const each of left) {
      await work(each).catch((error: unknown) => failed.push(`${each.name}: ${String(error)}`))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, workThrough))
  expect(failed).toEqual([])
}

/** Opens each screen in a tab that stays, once those before it have what `isThere` waits for. */
async function openAll(
  context: BrowserContext,
  place: Place,
  isThere: (tab: Tab) => Promise<void>,
): Promise<Tab[]> {
  const tabs: Tab[] = []
  await onAll(screens, async (screen) => {
    const tab = { ...screen, page: await context.newPage(), address: screen.path(place) }
    await tab.page.goto(tab.address)
    await isThere(tab)
    tabs.push(tab)
  })
  return tabs
}

test.describe('who may monitor', () => {
  test.use({ tags: 'monitoring' })

  test('sees each screen load, fail with a way to try again, and show', async ({
    signedIn,
    broker,
    context,
  }) => {
    expect(signedIn.url()).toBe('about:blank')
    const { place, client } = await furnish(broker)
    const line = await Line.of(context)
    // Nothing is read anew by itself: what comes comes of the button.
    await context.addInitScript(() => {
      // A page that is not there yet keeps nothing.
      if (location.protocol.startsWith('http')) localStorage.setItem('warren-refresh', '0')
    })
    const tabs = await openAll(context, place, async ({ page }) => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('.late, [aria-busy=true]').first()).toBeAttached()
      await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0)
    })

    await line.cut()
    const retry = (page: Page) => page.getByRole('button', { name: 'Try again', exact: true }).first()
    await onAll(tabs, async ({ page }) => {
      await expect(page.getByText('The console does not answer').first()).toBeVisible(refreshed)
      await expect(retry(page)).toBeVisible()
    })

    line.open()
    await onAll(tabs, async ({ page, shows }) => {
      await retry(page).click()
      await expect(shows(page, place)).toBeVisible(refreshed)
    })

    await client.close()
  })

  test('sees each screen get old and keep what it shows, and end with the session', async ({
    signedIn: first,
    broker,
    context,
  }) => {
    // Fifteen screens get old twice and end: each waits for refreshes of its own.
    test.setTimeout(240_000)
    const { place, client } = await furnish(broker)
    const line = await Line.of(context)
    line.open()
    const tabs = await openAll(context, place, ({ page, shows }) =>
      expect(shows(page, place)).toBeVisible(refreshed),
    )

    // Parts that read for themselves get old by themselves and say so, until the page says it of everything.
    const old = (page: Page) => page.getByText(/Figures as of \d/)
    const parts: Record<string, number> = { queue: 2, exchange: 1 }
    const withParts = tabs.filter(({ name }) => name in parts)
    line.refuse(/\/(?:samples|diagnosis)\b/)
    await onAll(withParts, ({ page, name }) => expect(old(page)).toHaveCount(parts[name] ?? 0, refreshed))
    await line.cut()
    await onAll(tabs, async ({ page, shows }) => {
      await expect(old(page).first()).toBeVisible(refreshed)
      await expect(shows(page, place)).toBeVisible()
    })
    // The page says it, and the list of bindings.
    await onAll(withParts, ({ page }) => expect(old(page)).toHaveCount(2, refreshed))
    line.open()
    await onAll(tabs, ({ page }) => expect(old(page)).toHaveCount(0, refreshed))

    expect((await first.request.delete('/api/session')).status()).toBe(204)
    await onAll(tabs, async ({ page, address }) => {
      const next = address === '/' ? /\/sign-in(\?next=%2F)?$/ : /\/sign-in\?next=/
      await expect(page).toHaveURL(next, refreshed)
      if (address === '/') return
      expect(new URL(page.url()).searchParams.get('next')).toBe(address.replaceAll('+', '%20'))
    })
    await client.close()
  })
})

test('publish and live say what fails, try again, and end with the session', async ({
  signedIn: page,
  broker,
  context,
}) => {
  await broker.queue('orders.eu')
  const line = await Line.of(context)
  line.open()
  const publish = paths.publish({ vhost: broker.vhost, exchange: '', routingKey: 'orders.eu' })
  const live = paths.live({ source: 'queue', vhost: broker.vhost, queue: 'orders.eu' })
  await page.goto(publish)
  const watching = await context.newPage()
  await watching.goto(live)
  const send = page.getByRole('button', { name: 'Publish message' })
  const outcome = page.getByRole('status', { name: 'Outcome' })
  const start = watching.getByRole('button', { name: 'Start' })
  const status = watching.getByRole('status', { name: 'Status' })

  await expect(send).toBeEnabled()
  await expect(start).toBeEnabled()
  await line.cut()
  await send.click()
  await expect(outcome).toContainText('Unknown: it may have been delivered')
  await start.click()
  await expect(status).toHaveText('Ended')
  await expect(watching.getByText('The console does not answer').first()).toBeVisible()

  line.open()
  await send.click()
  await expect(outcome).toContainText('Confirmed and routed')
  await start.click()
  await expect(status).toHaveText('Live')

  expect((await page.request.delete('/api/session')).status()).toBe(204)
  for (const tab of [watching, page]) await expect(tab).toHaveURL(/\/sign-in\?next=/, refreshed)
  for (const [tab, address] of [
    [page, publish],
    [watching, live],
  ] as const)
    expect(new URL(tab.url()).searchParams.get('next')).toBe(address.replaceAll('+', '%20'))
})

/** What stands on the screens of an empty virtual host, and what to do about it. */
const empty: readonly (readonly [
  name: string,
  path: (vhost: string) => string,
  title: string,
  todo: string,
])[] = [
  ['overview', paths.overview, 'No queue is visible to you', 'npm run demo'],
  ['queues', inEmpty('/queues'), 'No queues in {vhost} yet', 'New queue'],
  ['queue tree', inEmpty('/queues', { group: '.' }), 'No queues to group', 'New queue'],
  ['exchanges', inEmpty('/exchanges', { name: 'no-such' }), 'matches no-such', 'Clear filter'],
  ['connections', inEmpty('/connections'), 'No connections to {vhost}', 'shows up here within 5 seconds'],
  ['channels', inEmpty('/channels'), 'No channels in {vhost}', 'Clients open channels'],
  ['consumers', inEmpty('/consumers'), 'No consumers in {vhost}', 'takes messages from a queue'],
  ['topology', inEmpty('/topology'), 'Nothing is wired in {vhost} yet', 'Go to queues'],
]

function inEmpty(path: string, more: Record<string, string> = {}) {
  return (vhost: string) => `${path}?${new URLSearchParams({ vhost, ...more })}`
}

/** Opens pages beside each other and checks each. */
const inTabs = <T extends { name: string; address: string }>(
  context: BrowserContext,
  all: readonly T[],
  check: (page: Page, each: T) => Promise<void>,
): Promise<void> =>
  onAll(all, async (each) => {
    const page = await context.newPage()
    await page.goto(each.address)
    await check(page, each)
    await page.close()
  })

test('where nothing is, each screen says so and what to do', async ({ signedIn, broker, context }) => {
  const { vhost } = broker
  const all = empty.map(([name, path, title, todo]) => ({ name, address: path(vhost), title, todo }))
  expect(signedIn.url()).toBe('about:blank')
  await inTabs(context, all, async (page, { title, todo }) => {
    await expect(page.getByText(title.replace('{vhost}', vhost)).first()).toBeVisible(refreshed)
    await expect(page.getByText(todo).first()).toBeVisible()
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0)
  })
})

test.describe('who may monitor, of what is not there,', () => {
  test.use({ tags: 'monitoring' })

  test('reads what is not there, and is led back to the list', async ({ signedIn, broker, context }) => {
    const gone = { vhost: broker.vhost, name: 'gone' }
    const all = [
      { name: 'queue', address: paths.queue(gone), title: 'There is no queue gone', back: 'All queues' },
      {
        name: 'exchange',
        address: paths.exchange(gone),
        title: 'There is no exchange gone',
        back: 'All exchanges',
      },
      {
        name: 'connection',
        address: paths.connection('gone'),
        title: 'There is no connection gone',
        back: 'All connections',
      },
      {
        name: 'channel',
        address: paths.channel('gone'),
        title: 'There is no channel gone',
        back: 'All channels',
      },
      {
        name: 'node',
        address: paths.node('rabbit@gone'),
        title: 'There is no node rabbit@gone',
        back: 'All nodes',
      },
      { name: 'page', address: '/no/such/page', title: 'No such page', back: 'Go to the queues' },
    ]
    expect(signedIn.url()).toBe('about:blank')
    await inTabs(context, all, async (page, { title, back }) => {
      await expect(page.getByText(title).first()).toBeVisible(refreshed)
      await page.getByRole('link', { name: back }).click()
      await expect(
        page.getByRole('heading', { level: 1, name: /^(Queues|Exchanges|Connections|Channels|Nodes)$/ }),
      ).toBeVisible()
    })
  })
})

test.describe('a management user without a virtual host', () => {
  test.use({ rights: null })

  test('reads on each screen what may not be seen, and why', async ({ signedIn, broker, context }) => {
    await broker.queue('orders')
    const { vhost } = broker
    const refused = 'cannot be entered: it does not exist, or this user has no permissions in it.'
    const tag = 'Only users with the tag monitoring or administrator'
    const inIt = (path: string) => `${path}?${new URLSearchParams({ vhost })}`
    const all = [
      { name: 'overview', address: paths.overview(), says: 'No queue is visible to you' },
      { name: 'overview, nodes', address: paths.overview(), says: tag },
      { name: 'queues', address: inIt('/queues'), says: refused },
      { name: 'queues of all', address: '/queues', says: 'You have access to no virtual host' },
      { name: 'queue tree', address: `${inIt('/queues')}&group=.`, says: refused },
      { name: 'queue', address: paths.queue({ vhost, name: 'orders' }), says: refused },
      { name: 'exchanges', address: inIt('/exchanges'), says: refused },
      {
        name: 'exchanges of all',
        address: '/exchanges',
        says: 'You have access to no virtual host',
      },
      { name: 'exchange', address: paths.exchange({ vhost, name: 'amq.topic' }), says: refused },
      { name: 'connections', address: inIt('/connections'), says: refused },
      { name: 'channels', address: inIt('/channels'), says: refused },
      { name: 'consumers', address: inIt('/consumers'), says: refused },
      { name: 'topology', address: inIt('/topology'), says: refused },
      { name: 'topology of none', address: '/topology', says: 'You have access to no virtual host' },
      { name: 'publish', address: '/publish', says: 'virtual host' },
      { name: 'live', address: '/live', says: 'virtual host' },
      { name: 'nodes', address: paths.nodes(), says: tag },
      { name: 'node', address: paths.node('rabbit@any'), says: 'RabbitMQ refused it' },
    ]
    expect(signedIn.url()).toBe('about:blank')
    await inTabs(context, all, (page, { says }) =>
      expect(page.getByText(says).filter({ visible: true }).first()).toBeVisible(refreshed),
    )
  })
})
