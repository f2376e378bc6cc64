import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  listNodes,
  readConfig,
  readNode,
  readNodeBinaries,
  resetStatistics,
  runHealthChecks,
} from '@/lib/api/nodes'
import { openSession } from '@/lib/api/session'
import type { HealthCheck } from '@/lib/rabbitmq/health'
import { isAtLeast } from '@/lib/rabbitmq/version'
import { ApiClient } from '@/lib/testing/api-client'
import { startManagementProxy, type ManagementProxy } from '@/lib/testing/management-proxy'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'

const password = 'nodes-secret'
const plain = new ApiClient()
const monitor = new ApiClient()
const admin = new ApiClient()
let vhost: TestVhost
let proxy: ManagementProxy
const direct = process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''

beforeAll(async () => {
  proxy = await startManagementProxy(direct)
  vhost = await TestVhost.create('nodes')
  await vhost.loginAs('nodes-plain', password)
  await vhost.loginAs('nodes-monitor', password)
  await manageBroker('PUT', 'users/nodes-monitor', { password, tags: 'monitoring' })
  await vhost.loginAs('nodes-admin', password)
  await manageBroker('PUT', 'users/nodes-admin', { password, tags: 'administrator' })
  process.env['RABBITMQ_MANAGEMENT_URL'] = proxy.url
  await admin.call(openSession, { body: { username: 'nodes-admin', password } })
  await plain.call(openSession, { body: { username: 'nodes-plain', password } })
  await monitor.call(openSession, { body: { username: 'nodes-monitor', password } })
})
afterAll(async () => {
  process.env['RABBITMQ_MANAGEMENT_URL'] = direct
  await vhost.drop()
  await proxy.close()
})

describe('nodes', { timeout: 60_000 }, () => {
  test('are for those who may monitor', async () => {
    // A node tells its figures some seconds after its start, and until then nothing of them.
    const sampled = async () => (await monitor.call(listNodes)).nodes?.[0]
    await expect
      .poll(sampled, { timeout: 20_000, interval: 500 })
      .toMatchObject({ running: true, memory: expect.any(Number), uptime: expect.any(Number) })
    // Who may not is told of the plugins that have pages, at least.
    await expect(plain.call(listNodes)).resolves.toMatchObject({
      nodes: null,
      plugins: expect.arrayContaining(['rabbitmq_management']),
    })
  })

  test('one by one with memory, plugins and samples', async () => {
    const [first] = (await monitor.call(listNodes)).nodes ?? []
    const name = first?.name ?? ''
    const read = () => monitor.call(readNode, { params: { name }, query: { range: '1m' } })
    await expect
      .poll(async () => (await read()).samples?.memory.at(-1), { timeout: 20_000 })
      .toBeGreaterThan(0)
    const worked = async () =>
      ((await read()).samples?.work.contextSwitches ?? []).some((rate) => (rate ?? 0) > 0)
    await expect.poll(worked, { timeout: 20_000 }).toBe(true)
    const { node, samples } = await read()
    expect(node).toMatchObject({ name, plugins: expect.arrayContaining(['rabbitmq_management']) })
    expect(node.memoryParts?.parts.length).toBeGreaterThan(10)
    expect(samples?.memory).toHaveLength(samples?.at.length ?? 0)
    // Told by every version, whether or not it counts them still.
    const told = [
      samples?.reclaimed,
      samples?.churn.queuesDeclared,
      samples?.work.diskTransactions,
      samples?.times.sync,
    ]
    for (const series of told) expect(series?.at(-1)).toEqual(expect.any(Number))
    await expect(plain.call(readNode, { params: { name } })).rejects.toMatchObject({ code: 'refused' })
  })

  test('count their binaries when they are asked', async () => {
    const [first] = (await monitor.call(listNodes)).nodes ?? []
    const params = { name: first?.name ?? '' }
    const { parts } = await monitor.call(readNodeBinaries, { params })
    expect(parts?.map(({ key }) => key)).toEqual(expect.arrayContaining(['queue_procs', 'mgmt_db']))
    await expect(plain.call(readNodeBinaries, { params })).rejects.toMatchObject({ code: 'refused' })
  })

  test('tell their configuration to administrators, from 4.0 on', async () => {
    const { rabbitmq_version: version } = (await manageBroker('GET', 'overview')) as {
      rabbitmq_version: string
    }
    const { text } = await admin.call(readConfig)
    if (version.startsWith('3.')) {
      expect(text).toBeNull()
      return
    }
    expect(text).toContain('{rabbit,')
    expect(text).toContain('{anonymous_login_pass,"…"}')
    await expect(monitor.call(readConfig)).rejects.toMatchObject({ code: 'refused' })
  })

  test('that are not there', async () => {
    await expect(monitor.call(readNode, { params: { name: 'rabbit@nowhere' } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

/** The checks of every version; below, those that came or went. */
const always: readonly HealthCheck[] = [
  'alarms',
  'local-alarms',
  'virtual-hosts',
  'node-is-quorum-critical',
  'certificate-expiration',
  'protocol-listener',
  'port-listener',
]
/** Up to 3.x. */
const mirrored: readonly HealthCheck[] = ['node-is-mirror-sync-critical']
const since406: readonly HealthCheck[] = [
  'metadata-store/initialized',
  'metadata-store/initialized/with-data',
]
const since41: readonly HealthCheck[] = [
  'is-in-service',
  'ready-to-serve-clients',
  'below-node-connection-limit',
  'quorum-queues-without-elected-leaders',
  'reached-target-cluster-size',
]

test('health checks: those that pass, one that fails with its reason, those that this version lacks', async () => {
  const { checks } = await plain.call(runHealthChecks, { query: { port: '1' } })
  const of = (name: string) => checks.find(({ check }) => check === name)
  expect(of('local-alarms')).toMatchObject({ state: 'ok' })
  expect(of('port-listener')).toMatchObject({ state: 'failed', reason: 'No active listener' })
  expect(of('node-is-quorum-critical')).toMatchObject({ state: 'ok', reason: 'single node cluster' })
  expect(checks.filter(({ state }) => state === 'unknown')).toEqual([])
  const { rabbitmq_version: version } = (await manageBroker('GET', 'overview')) as {
    rabbitmq_version: string
  }
  expect(checks.flatMap(({ check, state }) => (state === 'absent' ? [] : [check])).toSorted()).toEqual(
    [
      ...always,
      ...(isAtLeast(version, 4, 0) ? [] : mirrored),
      ...(isAtLeast(version, 4, 1) || /^4\.0\.([6-9]|\d\d)/.test(version) ? since406 : []),
      ...(isAtLeast(version, 4, 1) ? since41 : []),
    ].toSorted(),
  )
})

test('statistics are reset by administrators, of one node or of all, and the audit says whose', async () => {
  // Those of the suite's broker are needed by the tests beside this one.
  proxy.fate = (path) => (path.startsWith('reset') ? 'done' : 'pass')
  await admin.call(resetStatistics, { body: {} })
  await admin.call(resetStatistics, { body: { name: 'rabbit@a/b' } })
  proxy.fate = () => 'pass'
  expect(proxy.requests.filter((path) => path.startsWith('reset'))).toEqual(['reset', 'reset/rabbit%40a%2Fb'])
  // Reads the configuration, which names the broker before the proxy otherwise.
  const { auditEntries } = await import('@/lib/server/audit/audit')
  const done = auditEntries().filter(({ action }) => action === 'statistics.reset')
  expect(done.map(({ target, outcome }) => [target, outcome])).toEqual([
    [{}, 'ok'],
    [{ name: 'rabbit@a/b' }, 'ok'],
  ])
  const refused = { code: 'refused', message: expect.stringContaining('the tag administrator') }
  await expect(monitor.call(resetStatistics, { body: {} })).rejects.toMatchObject(refused)
})
