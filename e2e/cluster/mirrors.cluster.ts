import { readAttention } from '@/lib/api/attention'
import { TestBroker } from '@/e2e/fixtures/broker'
import { manage } from '@/e2e/fixtures/environment'
import { expect, test } from '@/e2e/fixtures/test'
import { ask, startedCluster } from './cluster'

const [first, second, third] = startedCluster().nodes
const everything = { configure: '.*', write: '.*', read: '.*' }

test('mirrors that joined a queue with messages are found unsynchronised, and synchronised from its page', async ({
  page,
}) => {
  const { rabbitmq_version: version } = (await manage('GET', 'overview')) as { rabbitmq_version: string }
  test.skip(!version.startsWith('3.'), `RabbitMQ ${version} has no mirrored queues: 4.0 removed them`)

  const broker = await TestBroker.create('mirrors', { tags: 'administrator', permissions: everything })
  await broker.queue('mirrored', { durable: true })
  for (let n = 0; n < 5; n += 1) await broker.publish('', 'mirrored', String(n))
  // Mirrors get what comes from now on. The queue lives where its client is: on the first node.
  await manage('PUT', `policies/${encodeURIComponent(broker.vhost)}/mirrors`, {
    pattern: '^mirrored$',
    'apply-to': 'queues',
    definition: { 'ha-mode': 'all', 'ha-sync-mode': 'manual', 'ha-promote-on-shutdown': 'always' },
  })
  const joined = async () => {
    const path = `queues/${encodeURIComponent(broker.vhost)}/mirrored?columns=slave_nodes`
    return ((await manage('GET', path)) as { slave_nodes?: string[] }).slave_nodes?.length
  }
  // Statistics of all queues, which tell of mirrors, are read every 30 s.
  await expect.poll(joined, { timeout: 10_000 }).toBe(2)

  const answer = await page.request.post('/api/session', { data: broker.login })
  expect(answer.ok(), await answer.text()).toBe(true)
  const found = async () => {
    const { json } = await ask(page, { endpoint: readAttention, query: { vhost: broker.vhost } })
    return (json as { findings: { kind: string }[] }).findings.filter(({ kind }) => kind === 'unsynchronised')
  }
  await expect.poll(found, { timeout: 20_000 }).toEqual([
    {
      kind: 'unsynchronised',
      queue: { vhost: broker.vhost, name: 'mirrored' },
      lacking: [second.name, third.name],
      mirrors: 2,
      total: 5,
      mirroring: { onFailure: true, onShutdown: true, automatic: false },
      syncing: false,
    },
  ])

  await page.goto(`/queues/${encodeURIComponent(broker.vhost)}/mirrored`)
  const mirrors = page.getByRole('region', { name: 'Mirrors' })
  await expect(mirrors).toContainText('0 of 2 synchronised')
  await expect(mirrors).not.toContainText(first.name)
  await mirrors.getByRole('button', { name: 'Synchronise' }).click()
  await expect(mirrors).toContainText('2 of 2 synchronised', { timeout: 20_000 })
  await expect(mirrors.getByRole('button', { name: 'Synchronise' })).toHaveAttribute('aria-disabled', 'true')
  await expect.poll(found, { timeout: 20_000 }).toEqual([])
  await broker.drop()
})
