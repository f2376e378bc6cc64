import { setTimeout } from 'node:timers/promises'
import { connect } from 'amqplib'
import type { Page } from '@playwright/test'
import { readAttention } from '@/lib/api/attention'
import { listNodes } from '@/lib/api/nodes'
import { listQueues } from '@/lib/api/queues-list'
import { readQueue } from '@/lib/api/queues'
import { TestBroker } from '@/e2e/fixtures/broker'
import { manage } from '@/e2e/fixtures/environment'
import { languages } from '@/e2e/fixtures/languages'
import { LivePage } from '@/e2e/fixtures/live-page'
import { expect, test } from '@/e2e/fixtures/test'
import { pages, show } from '@/e2e/fixtures/views'
import { readsOf } from '@/lib/testing/reads'
import { ask, startAgain, startedCluster, type ClusterNode, type Outcome } from './cluster'

const [first, second, third] = startedCluster().nodes
const names = [first, second, third].map(({ name }) => name)
/** The longest deadline that a read of the console has, and a bit for the console itself. */
const longest = 31_000
const settledDeadline = 15_000

let broker: TestBroker
const place = () => ({
  vhost: broker.vhost,
  queues: ['replicated', 'log', 'local'],
  exchanges: ['events'],
  nodes: names,
  connections: [],
  channels: [],
})

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await expect.poll(async () => (await running()).length, { timeout: 60_000 }).toBe(3)
  const everything = { configure: '.*', write: '.*', read: '.*' }
  broker = await TestBroker.create('cluster', { tags: 'administrator', permissions: everything })
  await broker.exchange('events', 'topic')
  await broker.queue('replicated', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  await broker.queue('log', { durable: true, arguments: { 'x-queue-type': 'stream' } })
  for (const queue of ['replicated', 'log']) await broker.bind(queue, 'events', '#')
  await declareOn(third, 'local')
  await broker.bind('local', 'events', '#')
  for (let n = 0; n < 5; n += 1) await broker.publish('events', 'order.created', String(n))
})

/** A classic queue lives where its client is. */
async function declareOn({ amqp }: ClusterNode, queue: string): Promise<void> {
  const { hostname, port } = new URL(amqp)
  const login = { ...broker.login, vhost: broker.vhost }
  const client = await connect({ protocol: 'amqp', hostname, port: Number(port), ...login })
  await (await client.createChannel()).assertQueue(queue, { durable: true })
  await client.close()
}

async function running(): Promise<string[]> {
  const nodes = (await manage('GET', 'nodes')) as { name: string; running: boolean }[]
  return nodes.filter((node) => node.running).map(({ name }) => name)
}

async function signIn(page: Page): Promise<void> {
  const answer = await page.request.post('/api/session', { data: broker.login, timeout: 60_000 })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** A view of the queue that lives on the third node. */
async function watchLocal(page: Page): Promise<LivePage> {
  await signIn(page)
  const live = new LivePage(page)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'local' })
  await live.start.click()
  await expect(live.status).toHaveText('Live')
  return live
}

/** Everything at once, as many people would. */
const askAll = (page: Page): Promise<Outcome[]> =>
  Promise.all(readsOf(place()).map((read) => ask(page, read)))

interface ListedRow {
  name: string
  state: string
  consumers: number | null
}

/** What sorted lists say of the queue of the third node, twice a second for so many ms; null where they lack it. */
async function watchRow(page: Page, milliseconds: number): Promise<(ListedRow | null)[]> {
  const seen: (ListedRow | null)[] = []
  const until = performance.now() + milliseconds
  while (performance.now() < until) {
    for (const sort of ['total', 'consumers']) {
      const query = { vhost: broker.vhost, sort, dir: 'desc' }
      const { rows } = (await ask(page, { endpoint: listQueues, query })).json as { rows: ListedRow[] }
      seen.push(rows.find(({ name }) => name === 'local') ?? null)
    }
    await setTimeout(500)
  }
  return seen
}

const late = (outcomes: readonly Outcome[], deadline: number) =>
  outcomes
    .filter(({ milliseconds }) => milliseconds > deadline)
    .map(({ name, milliseconds }) => `${name}: ${milliseconds} ms`)
const failed = (outcomes: readonly Outcome[]) =>
  outcomes
    .filter(({ status, misfit }) => status >= 400 || misfit !== null)
    .map(({ name, status, json, misfit }) => `${name}: ${status} ${misfit ?? JSON.stringify(json)}`)

test('all is well with three nodes', async ({ page }) => {
  await signIn(page)
  const outcomes = await askAll(page)
  expect(failed(outcomes)).toEqual([])
  // 3.10 tells the state of a queue with its first statistics, 5 s after its declaration.
  await expect(async () => {
    const { queue } = (
      await ask(page, { endpoint: readQueue, params: { vhost: broker.vhost, name: 'local' } })
    ).json as { queue: { node: string; state: string } }
    expect(queue).toMatchObject({ node: third.name, state: expect.stringMatching(/running|idle/) })
  }).toPass({ timeout: 20_000 })
})

test.describe('when a node is killed', () => {
  test('every read answers within its deadline, from the first second on', async ({ page }) => {
    const live = await watchLocal(page)
    process.kill(third.pid, 'SIGKILL')
    const [atOnce, listed] = await Promise.all([askAll(page), watchRow(page, 20_000)])
    expect(late(atOnce, longest)).toEqual([])
    // No list loses a queue meanwhile, and nobody counts the consumers of one that cannot be reached.
    expect(listed).not.toContain(null)
    const away = listed.filter((row) => row !== null && row.state !== 'running' && row.state !== 'idle')
    expect(away.map((row) => row?.consumers)).toEqual(away.map(() => null))
    expect(away.length).toBeGreaterThan(0)
    expect(atOnce.map(({ misfit }) => misfit).filter((misfit) => misfit !== null)).toEqual([])
    // The consumer is cancelled, and its queue is not deleted: it is asked for again until the node is back.
    await expect(page.getByText('The queue exists but cannot be reached')).toBeVisible({ timeout: 20_000 })
    await expect(live.status).toHaveText(/trying again|next try/)
    await expect.poll(running, { timeout: 60_000 }).toEqual([first.name, second.name])
    // What was read before is forgotten after a minute, and renewed after seconds.
    await expect.poll(async () => late(await askAll(page), settledDeadline), { timeout: 60_000 }).toEqual([])
  })

  test('the reads say so', async ({ page }) => {
    await signIn(page)
    const outcomes = await askAll(page)
    // Of the node that is down the broker tells nothing but that.
    expect(failed(outcomes)).toEqual([])

    // What was read a second before the kill is shown for five.
    await expect(async () => {
      const { nodes } = (await ask(page, { endpoint: listNodes })).json as {
        nodes: { name: string; running: boolean; memory: number | null }[]
      }
      expect(nodes.map(({ name, running: runs }) => [name, runs])).toEqual([
        [first.name, true],
        [second.name, true],
        [third.name, false],
      ])
      expect(nodes[2]?.memory).toBeNull()
    }).toPass({ timeout: 20_000 })

    await expect(async () => {
      const { findings } = (await ask(page, { endpoint: readAttention })).json as { findings: object[] }
      const named = (name: string) => ({ vhost: broker.vhost, name })
      expect(findings).toContainEqual({ kind: 'down', node: { name: third.name } })
      expect(findings).toContainEqual({
        kind: 'lagging',
        queue: named('replicated'),
        away: [third.name],
        members: 3,
      })
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'stopped', queue: named('local') }))
    }).toPass({ timeout: 60_000 })

    // A row that was completed a moment before the kill is kept for a while, too.
    await expect(async () => {
      const query = { vhost: broker.vhost, sort: 'total', dir: 'desc' }
      const { rows } = (await ask(page, { endpoint: listQueues, query })).json as {
        rows: { name: string; state: string; total: number | null; online: string[] | null }[]
      }
      const row = (name: string) => rows.find((each) => each.name === name)
      expect(row('local')).toMatchObject({ total: null })
      expect(['down', 'stopped']).toContain(row('local')?.state)
      expect(row('replicated')).toMatchObject({ total: 5 })
      expect(row('replicated')?.online?.toSorted()).toEqual([first.name, second.name])
    }).toPass({ timeout: 30_000 })
  })

  for (const view of pages.filter((each) => each.act === undefined)) {
    test(`the screen ${view.name} opens`, async ({ page }) => {
      await signIn(page)
      const start = performance.now()
      await show(page, view, languages.en, {
        vhost: broker.vhost,
        queue: 'replicated',
        exchange: 'events',
        key: 'order.created',
        strict: 'events',
      })
      expect(performance.now() - start).toBeLessThan(settledDeadline + 5_000)
    })
  }

  test('the screens say so', async ({ page }) => {
    await signIn(page)
    await page.goto('/')
    const attention = page.getByRole('region', { name: 'Needs attention' })
    await expect(attention).toContainText(third.name, { timeout: 20_000 })
    await expect(attention).toContainText('replicated')
    await expect(attention).toContainText('local')

    await page.goto('/nodes')
    const row = page.getByRole('table', { name: 'Nodes' }).getByRole('row').filter({ hasText: third.name })
    await expect(row).toContainText('down', { timeout: 20_000 })
    await page.goto(`/nodes/${encodeURIComponent(third.name)}`)
    await expect(page.getByRole('heading', { level: 1, name: third.name })).toBeVisible({ timeout: 20_000 })
    await expect(page.getByRole('main')).toContainText('down')

    await page.goto(`/queues/${encodeURIComponent(broker.vhost)}/local`)
    await expect(page.getByRole('main')).toContainText(/down|stopped/, { timeout: 20_000 })
    await page.goto(`/queues/${encodeURIComponent(broker.vhost)}/replicated`)
    await expect(page.getByRole('main')).toContainText(third.name, { timeout: 20_000 })
  })
})

test.describe('when the node comes back', () => {
  test('a view of its queue goes on, with the messages that it held and the new ones', async ({ page }) => {
    test.setTimeout(180_000)
    const back = await startAgain(third)
    await expect.poll(running, { timeout: 60_000 }).toHaveLength(3)
    const live = await watchLocal(page)
    process.kill(back.pid, 'SIGKILL')
    await expect(live.status).toHaveText(/trying again|next try/, { timeout: 20_000 })
    const again = await startAgain(third)
    await expect(live.status).toHaveText('Live', { timeout: 60_000 })
    await broker.publish('events', 'order.paid', 'after the fall')
    await expect(page.getByRole('table', { name: 'Messages' })).toContainText('after the fall')
    // As it was for those who come after.
    await live.stop.click()
    process.kill(again.pid, 'SIGKILL')
    await expect.poll(running, { timeout: 60_000 }).toEqual([first.name, second.name])
  })
})

test.describe('when two of three are gone', () => {
  test('reads answer within their deadlines, and a queue without a majority is called that', async ({
    page,
  }) => {
    await signIn(page)
    process.kill(second.pid, 'SIGKILL')
    const atOnce = await askAll(page)
    expect(late(atOnce, longest)).toEqual([])
    await expect.poll(running, { timeout: 60_000 }).toEqual([first.name])
    await expect(async () => {
      const outcomes = await askAll(page)
      expect(late(outcomes, longest)).toEqual([])
      const { findings } = (await ask(page, { endpoint: readAttention })).json as { findings: object[] }
      expect(findings).toContainEqual(
        expect.objectContaining({
          kind: 'minority',
          queue: { vhost: broker.vhost, name: 'replicated' },
        }),
      )
    }).toPass({ timeout: 120_000 })
  })

  test('the screens say so', async ({ page }) => {
    await signIn(page)
    await page.goto('/')
    await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('replicated', {
      timeout: 40_000,
    })
    await page.goto('/queues')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 })
    await page.goto('/nodes')
    const rows = page.getByRole('table', { name: 'Nodes' }).locator('tbody').getByRole('row')
    await expect(rows.filter({ hasText: 'down' })).toHaveCount(2, { timeout: 20_000 })
  })
})
