import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { readAttention } from '@/lib/api/attention'
import { listNodes } from '@/lib/api/nodes'
import { TestBroker } from '@/e2e/fixtures/broker'
import { manage } from '@/e2e/fixtures/environment'
import { expect, test } from '@/e2e/fixtures/test'
import { ask, runningBy, startAgain, startedCluster } from './cluster'

const [first, second, third] = startedCluster().nodes
const names = [first.name, second.name, third.name]
const everything = { configure: '.*', write: '.*', read: '.*' }

interface Node {
  name: string
  running: boolean
  partitions: string[]
}

/** What the console reads for its Nodes screen. */
async function nodesOf(page: Page): Promise<Node[]> {
  const { json, status, misfit } = await ask(page, { endpoint: listNodes })
  expect([status, misfit]).toEqual([200, null])
  return (json as { nodes: Node[] }).nodes
}

/** What it finds wrong with partitions and nodes, in the order in which it shows them. */
async function found(page: Page): Promise<object[]> {
  const { json, status, misfit } = await ask(page, { endpoint: readAttention })
  expect([status, misfit]).toEqual([200, null])
  const { findings } = json as { findings: { kind: string }[] }
  return findings.filter(({ kind }) => kind === 'partition' || kind === 'down')
}

/** The process of the third node by the broker itself, which tells it some seconds after a start. */
async function thirdProcess(): Promise<number> {
  let pid = 0
  await expect(async () => {
    const { os_pid: text } = (await manage('GET', `nodes/${encodeURIComponent(third.name)}`)) as {
      os_pid?: string
    }
    pid = Number(text)
    expect(pid).toBeGreaterThan(1)
  }).toPass({ timeout: 30_000 })
  return pid
}

/** All of the cluster run, to each other and to the console. */
async function allRun(page: Page): Promise<void> {
  await expect(async () => {
    for (const node of [first, second, third]) expect(await runningBy(node)).toEqual(names)
    expect((await nodesOf(page)).map(({ running }) => running)).toEqual([true, true, true])
    expect(await found(page)).toEqual([])
  }).toPass({ timeout: 60_000 })
}

/** The console tells the partition, with whom each node cannot see. */
async function partitioned(page: Page): Promise<void> {
  await expect(async () => {
    const nodes = await nodesOf(page)
    const partitions = new Map(nodes.map((node) => [node.name, node.partitions.toSorted()]))
    expect(partitions.get(third.name)).toEqual([first.name, second.name])
    // One that sees the third again before the third has missed it takes no notice (seen on 3.10.8).
    for (const { name } of [first, second]) expect([[], [third.name]]).toContainEqual(partitions.get(name))
    // To the first the third does not run. It is not called down for that.
    expect(nodes.map(({ running }) => running)).toEqual([true, true, false])
    const told = nodes.filter((node) => node.partitions.length > 0)
    expect(await found(page)).toEqual(
      told.map((node) => ({ kind: 'partition', node: { name: node.name }, others: node.partitions })),
    )
  }).toPass({ timeout: 60_000 })

  await page.goto('/')
  const attention = page.getByRole('region', { name: 'Needs attention' })
  await expect(attention).toContainText(`It cannot see ${first.name}`, { timeout: 20_000 })
  await page.goto('/nodes')
  const row = page.getByRole('table', { name: 'Nodes' }).getByRole('row').filter({ hasText: third.name })
  await expect(row).toContainText('partitioned', { timeout: 20_000 })
}

/** 3.10 may wait in vain for a new virtual host on nodes that have just come back, and answers 500: then once more. */
async function makeBroker(): Promise<TestBroker> {
  const make = () => TestBroker.create('partition', { tags: 'administrator', permissions: everything })
  for (let tries = 1; tries < 4; tries += 1) {
    try {
      return await make()
    } catch {
      await setTimeout(5_000)
    }
  }
  return make()
}

test('a node that stood still for longer than net_ticktime: a partition with Mnesia, none with Khepri', async ({
  page,
}) => {
  // Those that other tests killed.
  const alive = await runningBy(first)
  const ended = [second, third].filter(({ name }) => !alive.includes(name))
  await Promise.all(ended.map(startAgain))
  await expect(async () => expect(await runningBy(first)).toEqual(names)).toPass({ timeout: 60_000 })
  // Asked now: 3.10 answers 500 while nodes come and go.
  const { rabbitmq_version: version } = (await manage('GET', 'overview')) as { rabbitmq_version: string }
  const broker = await makeBroker()
  const answer = await page.request.post('/api/session', { data: broker.login })
  expect(answer.ok(), await answer.text()).toBe(true)
  await allRun(page)

  const pid = await thirdProcess()
  process.kill(pid, 'SIGSTOP')
  try {
    await expect(async () => {
      for (const node of [first, second]) expect(await runningBy(node)).toEqual([first.name, second.name])
    }).toPass({ timeout: 60_000 })
    // As long as it stands still it tells nothing: it is down, for whatever reason.
    await expect(async () => {
      expect(await found(page)).toEqual([{ kind: 'down', node: { name: third.name } }])
    }).toPass({ timeout: 30_000 })
  } finally {
    process.kill(pid, 'SIGCONT')
  }

  if (version.startsWith('4.3')) {
    // 4.3 has Khepri only, which joins by itself whoever comes back, and its nodes always tell [] (seen on 4.3.6; 4.3.5:
    // rabbit_mgmt_external_stats, i(partitions, State) -> {State, []}). There is nothing to find.
    await allRun(page)
    expect((await nodesOf(page)).map(({ partitions }) => partitions)).toEqual([[], [], []])
  } else {
    await partitioned(page)
    // Of the two sides the smaller one starts again, with the state of the other.
    process.kill(pid, 'SIGKILL')
    await startAgain(third)
    await allRun(page)
    expect((await nodesOf(page)).map(({ partitions }) => partitions)).toEqual([[], [], []])
  }
  await broker.drop()
})
