import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { closeAll } from '@/lib/server/amqp/pool'
import { log } from '@/lib/server/log'
import type { BrokerLogin } from '@/lib/server/management/login'
import { startAmqpProxy, type AmqpProxy } from '@/lib/testing/amqp-proxy'
import { LiveVhost, started } from '@/lib/testing/live-vhost'
import { startManagementProxy, type ManagementProxy } from '@/lib/testing/management-proxy'
import { suiteLogin } from '@/lib/testing/suite-login'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import { shutdownLive } from './streams'
import { holdTracing } from './tracing'

/** What stop.ts gives all of it, before it ends the process over the heads of what is left. */
const latestExit = 4_500

let live: LiveVhost
let other: TestVhost
let management: ManagementProxy
let amqp: AmqpProxy

beforeAll(async () => {
  live = await LiveVhost.create('shutdown-tracing')
  other = await TestVhost.create('shutdown-coming')
  management = await startManagementProxy(process.env['RABBITMQ_MANAGEMENT_URL'] ?? '')
  amqp = await startAmqpProxy(live.login.amqpUrl)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await closeAll()
  await amqp.close()
  await management.close()
  await other.drop()
  await live.drop()
})

function loginOfProxy(): BrokerLogin {
  const login = suiteLogin()
  const { hostname, port } = new URL(management.url)
  const origin = `http://${hostname}:${port}`
  return { ...login, broker: { ...login.broker, management: { ...login.broker.management, origin } } }
}

it('a broker that answers nothing any more leaves time to say which firehoses may be on', async () => {
  const errors: string[] = []
  vi.spyOn(log, 'error').mockImplementation((...said: unknown[]) => {
    errors.push(String(said[1]))
  })
  const by = loginOfProxy()
  const reader = await live.open([{ kind: 'firehose' }], {
    by: { ...live.login, sessionId: 'silent', amqpUrl: amqp.amqpUrl },
    holdTracing: (name) => holdTracing(by, name),
  })
  await reader.until(started(1))

  amqp.silence()
  management.fate = () => 'hang'
  // Whether this one is on nobody knows: it was asked for, and no answer came.
  const coming = holdTracing(by, other.name)
  coming.catch(() => undefined)

  const from = Date.now()
  await shutdownLive()
  expect(Date.now() - from).toBeLessThan(latestExit)
  for (const vhost of [live.name, other.name]) {
    expect(errors).toContainEqual(
      `the console ends before the firehose is off, and may still be on: rabbitmqctl trace_off -p ${vhost}`,
    )
  }
  await manageBroker('PUT', `vhosts/${encodeURIComponent(live.name)}`, { tracing: false })
})
