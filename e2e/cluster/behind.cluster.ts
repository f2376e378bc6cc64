import type { Page } from '@playwright/test'
import { readAttention } from '@/lib/api/attention'
import { TestBroker } from '@/e2e/fixtures/broker'
import { manage } from '@/e2e/fixtures/environment'
import { expect, test } from '@/e2e/fixtures/test'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { ask, evaluate, startedCluster } from './cluster'

const { nodes } = startedCluster()
const everything = { configure: '.*', write: '.*', read: '.*' }
const queue = 'replicated'
const written = 3_000

interface Member {
  'Node Name': string
  'Raft State': string
}

/** A node whose member follows, as the broker itself tells. */
async function someFollower(vhost: string) {
  const path = `queues/quorum/${encodeURIComponent(vhost)}/${queue}/status`
  const members = (await manage('GET', path)) as Member[]
  const follower = members.find((member) => member['Raft State'] === 'follower')
  const node = nodes.find(({ name }) => name === follower?.['Node Name'])
  if (node === undefined) throw new Error(`no follower: ${JSON.stringify(members)}`)
  return node
}

interface Found {
  kind: string
  behind: { node: string; entries: number }[]
}

async function found(page: Page, vhost: string): Promise<Found[]> {
  const { json, status, misfit } = await ask(page, { endpoint: readAttention, query: { vhost } })
  expect([status, misfit]).toEqual([200, null])
  return (json as { findings: Found[] }).findings.filter(({ kind }) => kind === 'behind')
}

test('a member that is online and takes nothing of what is written is found behind, until it has caught up', async ({
  page,
}) => {
  const { rabbitmq_version: version } = (await manage('GET', 'overview')) as { rabbitmq_version: string }
  test.skip(!isAtLeast(version, 3, 13), `RabbitMQ ${version} does not tell how far its members are`)

  const broker = await TestBroker.create('behind', { tags: 'administrator', permissions: everything })
  const { vhost } = broker
  await broker.queue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  const answer = await page.request.post('/api/session', { data: broker.login })
  expect(answer.ok(), await answer.text()).toBe(true)
  const follower = await someFollower(vhost)
  // rabbit_quorum_queue:qname_to_internal_name, of a virtual host other than "/".
  const member = `erlang:whereis('${vhost}_${queue}')`
  await evaluate(follower, `sys:suspend(${member}).`)
  try {
    await Promise.all(Array.from({ length: written }, (_, n) => broker.publish('', queue, String(n))))
    await expect(async () => {
      const findings = await found(page, vhost)
      expect(findings).toEqual([
        {
          kind: 'behind',
          queue: { vhost, name: queue },
          behind: [{ node: follower.name, entries: expect.any(Number) }],
          members: 3,
        },
      ])
      const entries = findings[0]?.behind[0]?.entries ?? 0
      expect(entries).toBeGreaterThanOrEqual(written)
      expect(entries).toBeLessThan(written + 100)
    }).toPass({ timeout: 60_000 })
    await page.goto('/')
    const attention = page.getByRole('region', { name: 'Needs attention' })
    await expect(attention).toContainText(`online but far behind the log of its leader: ${follower.name}`, {
      timeout: 20_000,
    })
  } finally {
    await evaluate(follower, `sys:resume(${member}).`)
  }
  await expect.poll(() => found(page, vhost), { timeout: 60_000 }).toEqual([])
  await broker.drop()
})
